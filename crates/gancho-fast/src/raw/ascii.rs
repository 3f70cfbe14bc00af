//! Short strings at known positions, made of the characters of ids, times and names: ASCII above `"`, without `\`.
//!
//! Such bytes, called plain here, cannot end a JSON string, need no UTF-8 validation, and are recognised by two
//! comparisons.

/// All of these bytes as a string; `None` when one of them is not plain ASCII. There must be at least 16 bytes.
#[inline(always)]
pub(crate) fn all<const N: usize>(bytes: &[u8; N]) -> Option<&str> {
    const { assert!(N >= 16) };
    text(bytes)
}

/// All of these bytes as a string; `None` when one of them is not plain ASCII, or there are fewer than 16.
#[inline(always)]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    let (blocks, _) = bytes.as_chunks::<16>();
    // The last sixteen bytes, some or all of which are also in the last block.
    let last = bytes.last_chunk()?;
    if not_plain(blocks.iter().chain([last])) != 0 {
        return None;
    }
    // SAFETY: every byte is in a block or in the last one, and so is ASCII.
    Some(unsafe { str::from_utf8_unchecked(bytes) })
}

/// The plain ASCII at the start of the bytes.
#[inline(always)]
pub(crate) fn start(bytes: &[u8; 32]) -> &str {
    let ([low, high], _) = bytes.as_chunks::<16>() else {
        return "";
    };
    let not_plain = not_plain([low].into_iter()) | not_plain([high].into_iter()) << 16;
    let (start, _) = bytes.split_at_checked(not_plain.trailing_zeros() as usize).unwrap_or_default();
    // SAFETY: no bit is set for any of these bytes, and so all are ASCII.
    unsafe { str::from_utf8_unchecked(start) }
}

/// One bit for each position: whether any block has a byte there that is not plain ASCII.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn not_plain<'a>(blocks: impl Iterator<Item = &'a [u8; 16]>) -> u32 {
    use core::arch::x86_64::{
        _mm_cmpeq_epi8, _mm_cmplt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
        _mm_setzero_si128,
    };
    // SAFETY: sixteen bytes are read from each block of sixteen; SSE2 is part of x86-64.
    unsafe {
        let not_plain = blocks.fold(_mm_setzero_si128(), |not_plain, block| {
            let block = _mm_loadu_si128(block.as_ptr().cast());
            let slash = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'\\'.cast_signed()));
            // As signed numbers, bytes beyond ASCII are the smallest.
            let other = _mm_cmplt_epi8(block, _mm_set1_epi8(b'#'.cast_signed()));
            _mm_or_si128(not_plain, _mm_or_si128(slash, other))
        });
        _mm_movemask_epi8(not_plain).cast_unsigned()
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn not_plain<'a>(blocks: impl Iterator<Item = &'a [u8; 16]>) -> u32 {
    blocks.fold(0, |not_plain, block| not_plain | portable(block))
}

/// The portable implementation.
#[cfg(any(test, not(target_arch = "x86_64")))]
fn portable(block: &[u8; 16]) -> u32 {
    let is_not_plain = |byte: &u8| matches!(byte, ..b'#' | b'\\' | 0x80..);
    block.iter().rev().fold(0, |bits, byte| bits << 1 | u32::from(is_not_plain(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::every_byte;

    /// Miri is slow.
    const STEP: usize = if cfg!(miri) { 5 } else { 1 };

    #[test]
    fn every_byte_is_classified_at_every_position() {
        for at in 0..36 {
            for byte in every_byte() {
                let mut bytes = [b'a'; 36];
                bytes[at] = byte;
                let is_plain = byte.is_ascii() && byte > b'"' && byte != b'\\';
                assert_eq!(all(&bytes).is_some(), is_plain);
                for length in (at + 1..36).step_by(STEP) {
                    assert_eq!(text(&bytes[..length]).is_some(), is_plain && length >= 16);
                }
                let block = bytes.first_chunk().unwrap();
                assert_eq!(not_plain([block].into_iter()), portable(block));
                let until = if is_plain { 32 } else { at.min(32) };
                assert_eq!(start(bytes.first_chunk().unwrap()).len(), until);
            }
        }
    }
}
