//! Finds the end of a plain run of a JSON string.

use crate::rest::Rest;

/// Finds the first `"`, `\` or control character.
pub(crate) trait Scan: Copy {
    /// The number of bytes before it, or all if there is none.
    fn run(self, rest: Rest<'_>) -> usize;
}

/// Searches on demand, without an index: for `peek`, which builds none, and for the first keys of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direct;

impl Scan for Direct {
    #[inline(always)]
    fn run(self, rest: Rest<'_>) -> usize {
        run(rest.text().as_bytes())
    }
}

const BLOCK: usize = 32;

/// The position of the first `"`, `\` or control character; the length if there is none.
#[inline(always)]
pub(crate) fn run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
        let found = ends(block);
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize;
        }
        rest = after;
    }
    let last = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
    bytes.len() - rest.len() + last.unwrap_or(rest.len())
}

#[cfg(target_arch = "x86_64")]
use crate::raw::sse2::ends;

#[cfg(not(target_arch = "x86_64"))]
fn ends(block: &[u8; BLOCK]) -> u32 {
    portable::<BLOCK>(block) as u32
}

/// One bit for each of up to 64 bytes, computed eight at a time in a general-purpose register. This is portable.
#[cfg(any(test, fuzzing, not(target_arch = "x86_64")))]
pub(crate) fn portable<const N: usize>(block: &[u8; N]) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGHS: u64 = ONES << 7;
    const { assert!(N <= 64) };
    let (words, _) = block.as_chunks::<8>();
    words.iter().rev().fold(0, |bits, word| {
        let word = u64::from_le_bytes(*word);
        // The high bit of a byte is set if the byte is less than the limit. Setting the high bit first prevents a
        // borrow from the next byte, and bytes from 0x80 on are never below the limit.
        let below = |word: u64, limit: u64| !((word | HIGHS) - ONES * limit) & !word & HIGHS;
        let quote = below(word ^ (ONES * u64::from(b'"')), 1);
        let slash = below(word ^ (ONES * u64::from(b'\\')), 1);
        let found = (quote | slash | below(word, 0x20)) >> 7;
        // The lowest bits of eight bytes, collected in the highest byte.
        bits << 8 | found.wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}
