//! Comparison of short texts of any length, without a branch on the length; and runs of white space.

/// Whether the first `length` bytes of two blocks are equal; never if `length` is greater than 32.
#[inline(always)]
pub(crate) fn starts_with(block: &[u8; 32], piece: &[u8; 32], length: usize) -> bool {
    if length > 32 {
        return false;
    }
    let wanted = (1_u64 << length) - 1;
    u64::from(same(block, piece)) & wanted == wanted
}

/// One bit for each position at which two blocks have the same byte.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn same(block: &[u8; 32], piece: &[u8; 32]) -> u32 {
    use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8};
    let ([low, high], _) = block.as_chunks::<16>() else { return 0 };
    let ([low_piece, high_piece], _) = piece.as_chunks::<16>() else { return 0 };
    let mask = |block: &[u8; 16], piece: &[u8; 16]| {
        // SAFETY: sixteen bytes are read from each block of sixteen; SSE2 is part of x86-64.
        unsafe {
            let block = _mm_loadu_si128(block.as_ptr().cast());
            let piece = _mm_loadu_si128(piece.as_ptr().cast());
            _mm_movemask_epi8(_mm_cmpeq_epi8(block, piece)).cast_unsigned()
        }
    };
    mask(low, low_piece) | mask(high, high_piece) << 16
}

#[cfg(not(target_arch = "x86_64"))]
fn same(block: &[u8; 32], piece: &[u8; 32]) -> u32 {
    portable_same(block, piece)
}

#[cfg(any(test, not(target_arch = "x86_64")))]
fn portable_same(block: &[u8; 32], piece: &[u8; 32]) -> u32 {
    block.iter().zip(piece).rev().fold(0, |bits, (byte, other)| bits << 1 | u32::from(byte == other))
}

/// The number of JSON white-space bytes before the first other byte.
#[inline(always)]
pub(crate) fn white_space(block: &[u8; 16]) -> usize {
    (!white(block)).trailing_zeros().min(16) as usize
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn white(block: &[u8; 16]) -> u32 {
    use core::arch::x86_64::{
        _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };
    // SAFETY: sixteen bytes are read from a block of sixteen; SSE2 is part of x86-64.
    unsafe {
        let block = _mm_loadu_si128(block.as_ptr().cast());
        let is = |byte: u8| _mm_cmpeq_epi8(block, _mm_set1_epi8(byte.cast_signed()));
        let white = _mm_or_si128(_mm_or_si128(is(b' '), is(b'\n')), _mm_or_si128(is(b'\t'), is(b'\r')));
        _mm_movemask_epi8(white).cast_unsigned()
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn white(block: &[u8; 16]) -> u32 {
    portable_white(block)
}

#[cfg(any(test, not(target_arch = "x86_64")))]
fn portable_white(block: &[u8; 16]) -> u32 {
    let is_white = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
    block.iter().rev().fold(0, |bits, byte| bits << 1 | u32::from(is_white(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::every_byte;

    #[test]
    fn a_difference_is_found_at_every_position_and_for_every_length() {
        let piece: [u8; 32] = *b"abcdefghijklmnopqrstuvwxyz012345";
        for at in 0..32 {
            let mut block = piece;
            block[at] ^= 0x80;
            assert_eq!(same(&block, &piece), portable_same(&block, &piece));
            for length in 0..=32 {
                assert_eq!(starts_with(&block, &piece, length), length <= at, "{at} {length}");
            }
        }
        assert!(starts_with(&piece, &piece, 32));
        assert!(!starts_with(&piece, &piece, 33));
        assert!(!starts_with(&piece, &piece, 64));
        assert!(!starts_with(&piece, &piece, usize::MAX));
    }

    #[test]
    fn white_space_ends_at_any_other_byte_at_every_position() {
        for at in 0..16 {
            for byte in every_byte() {
                let mut block = [b' '; 16];
                block[at] = byte;
                assert_eq!(white(&block), portable_white(&block));
                let is_white = matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
                assert_eq!(white_space(&block), if is_white { 16 } else { at }, "{at} {byte}");
            }
        }
    }
}
