//! The index of string ends, built for the whole body before anything is parsed.
//!
//! One bit for each byte: whether it ends a plain run of a string (`"`, `\`, a control character). SIMD code computes
//! the bits, 64 bytes at a time and without a branch; with AVX2 or AVX-512, it validates UTF-8 in the same pass. The
//! choice of instructions is made once per body, where its cost is negligible. The parser itself is portable: it finds
//! the end of a string with a shift and a count of zeros; a string of more than 56 bytes also takes a comparison for
//! each 64 bytes.

#[cfg(target_arch = "x86_64")]
use std::mem::MaybeUninit;

use crate::Arena;
#[cfg(fuzzing)]
use crate::forced::Means;
#[cfg(target_arch = "x86_64")]
use crate::raw::{Width, sse2};
use crate::rest::Rest;
use crate::scan::Scan;

/// The bits of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Index<'a> {
    /// Eight bytes for each 64 of the body, and eight or sixteen more, so that eight bytes can be read at any
    /// position.
    ends: &'a [u8],
    /// The length of the body.
    total: usize,
}

impl<'a> Index<'a> {
    /// Builds the index; returns the body as a string, and its bits. `None` when it is not UTF-8.
    ///
    /// This function is inlined, so that its result stays in registers. When the result was returned in memory, it was
    /// written as words and read back as vectors: waiting for that took a sixth of the time of small bodies.
    #[inline(always)]
    pub(crate) fn of(body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        #[cfg(fuzzing)]
        match crate::forced::means() {
            Means::Best => {}
            #[cfg(target_arch = "x86_64")]
            Means::Avx2 => {
                if let Some(width) = Width::avx2() {
                    return Self::wide(width, body, arena);
                }
            }
            Means::Portable => return Self::narrow(crate::scan::portable, body, arena),
            _ => return Self::narrow(block, body, arena),
        }
        #[cfg(target_arch = "x86_64")]
        if let Some(width) = Width::best() {
            return Self::wide(width, body, arena);
        }
        Self::narrow(block, body, arena)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn wide(width: Width, body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        // The memory is not zeroed first: zeroing took a fiftieth of the time of small bodies.
        let room = arena.bump().alloc_slice_fill_with(words(body), |_| MaybeUninit::uninit());
        let (text, ends) = width.index(body, room)?;
        Some((text, Self { ends: ends.as_flattened(), total: body.len() }))
    }

    /// Builds the index without AVX2 and AVX-512.
    #[inline(always)]
    fn narrow(bits: impl Fn(&[u8; 64]) -> u64, body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        let text = simdutf8::basic::from_utf8(body).ok()?;
        Some((text, Self { ends: ends(bits, body, arena)?, total: body.len() }))
    }

    /// At least 57 bits starting at `at`; most strings are shorter.
    #[inline(always)]
    fn near(&self, at: usize) -> u64 {
        let first = at / 8;
        let near = self.ends.get(first..first + 8).and_then(|bytes| bytes.first_chunk());
        near.map_or(0, |bytes| u64::from_le_bytes(*bytes) >> (at % 8))
    }

    /// Whether exactly `length` bytes precede the first end. `length` must be less than 57.
    #[inline(always)]
    pub(crate) fn ends_first_at(&self, rest: Rest<'_>, length: usize) -> bool {
        let end = 1 << length;
        self.near(self.total - rest.len()) & (end | (end - 1)) == end
    }

    /// The number of bytes from `at` to the first end, or to the end of the body.
    #[inline(always)]
    fn run_from(&self, at: usize) -> usize {
        match self.near(at) {
            0 => far(self.ends, self.total, at),
            bits => bits.trailing_zeros() as usize,
        }
    }
}

/// The bits of a body, without AVX2 and AVX-512; never `None`.
#[inline(never)]
fn ends<'a>(bits: impl Fn(&[u8; 64]) -> u64, body: &[u8], arena: &'a Arena) -> Option<&'a [u8]> {
    let ends = arena.bump().alloc_slice_fill_copy(words(body), [0; 8]);
    let (blocks, rest) = body.as_chunks();
    // Spaces do not end a run.
    let mut last = [b' '; 64];
    last.get_mut(..rest.len())?.copy_from_slice(rest);
    for (block, ends) in blocks.iter().chain([&last]).zip(&mut *ends) {
        *ends = bits(block).to_le_bytes();
    }
    Some(ends.as_flattened())
}

/// The number of bytes before the first end, for a longer string.
#[cold]
#[inline(never)]
fn far(ends: &[u8], total: usize, at: usize) -> usize {
    let (words, _) = ends.as_chunks::<8>();
    let bits = |number: usize| words.get(number).map_or(0, |word| u64::from_le_bytes(*word));
    let first = at / 64;
    let near = bits(first) >> (at % 64);
    if near != 0 {
        return near.trailing_zeros() as usize;
    }
    let later = words.get(first + 1..).unwrap_or_default();
    match later.iter().position(|word| *word != [0; 8]) {
        Some(skipped) => {
            let found = first + 1 + skipped;
            found * 64 + bits(found).trailing_zeros() as usize - at
        }
        None => total - at,
    }
}

impl Scan for &Index<'_> {
    #[inline(always)]
    fn run(self, rest: Rest<'_>) -> usize {
        self.run_from(self.total - rest.len())
    }
}

/// The size of the index, in units of eight bytes.
fn words(body: &[u8]) -> usize {
    body.len() / 64 + 2
}

/// The bits of a block, with SSE2.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn block(block: &[u8; 64]) -> u64 {
    let (halves, _) = block.as_chunks::<32>();
    halves.iter().rev().fold(0, |bits, half| bits << 32 | u64::from(sse2::ends(half)))
}

#[cfg(not(target_arch = "x86_64"))]
use crate::scan::portable as block;

#[cfg(test)]
mod tests;
