//! Where the strings of a body end: found for all of it at once, before anything is read.
//!
//! One bit for each byte: whether it ends a plain run of a string (`"`, `\`, a control character). The widest
//! instructions of the processor make the bits, 64 bytes at a time and without a branch, and check in the same turn
//! that the body is UTF-8. The choice of instructions is made once a body, where its cost does not show, and what reads
//! the members afterwards is plain code: the end of a string is a shift and a count of zeros, whatever its length.

use crate::Arena;
#[cfg(target_arch = "x86_64")]
use crate::raw::{Width, sse2};
use crate::rest::Rest;
use crate::scan::Scan;

/// The bits of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Index<'a> {
    /// Eight bytes for each 64 of the body, and eight or sixteen more: eight can be read from any place.
    ends: &'a [u8],
    /// The body's length.
    total: usize,
}

impl<'a> Index<'a> {
    /// The body as text, and its bits; `None` when it is not UTF-8.
    #[inline]
    pub(crate) fn of(body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        #[cfg(target_arch = "x86_64")]
        if let Some(width) = Width::best() {
            return Self::wide(width, body, arena);
        }
        Self::narrow(block, body, arena)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline]
    fn wide(width: Width, body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        let ends = room(body, arena);
        let text = width.index(body, ends)?;
        Some((text, Self { ends: ends.as_flattened(), total: body.len() }))
    }

    /// Without wide instructions.
    fn narrow(bits: impl Fn(&[u8; 64]) -> u64, body: &'a [u8], arena: &'a Arena) -> Option<(&'a str, Self)> {
        let text = simdutf8::basic::from_utf8(body).ok()?;
        let ends = room(body, arena);
        let (blocks, rest) = body.as_chunks();
        // Spaces end no run.
        let mut last = [b' '; 64];
        last.get_mut(..rest.len())?.copy_from_slice(rest);
        for (block, ends) in blocks.iter().chain([&last]).zip(&mut *ends) {
            *ends = bits(block).to_le_bytes();
        }
        Some((text, Self { ends: ends.as_flattened(), total: body.len() }))
    }

    /// The 64 bits from a place on, but for the last up to seven: nothing there says nothing.
    #[inline(always)]
    fn bits(self, at: usize) -> u64 {
        let bytes = self.ends.get(at / 8..).and_then(|bytes| bytes.first_chunk()).copied();
        u64::from_le_bytes(bytes.unwrap_or_default()) >> (at % 8)
    }

    /// The run of a string of more than 56 bytes.
    #[cold]
    #[inline(never)]
    fn far(self, at: usize) -> usize {
        let (words, _) = self.ends.as_chunks::<8>();
        let first = at / 64 + 1;
        let near = words.get(at / 64).map_or(0, |word| u64::from_le_bytes(*word) >> (at % 64));
        if near != 0 {
            return near.trailing_zeros() as usize;
        }
        let later = words.get(first..).unwrap_or_default();
        match later.iter().position(|word| *word != [0; 8]) {
            Some(skipped) => {
                let word = later.get(skipped).map_or(0, |word| u64::from_le_bytes(*word));
                (first + skipped) * 64 + word.trailing_zeros() as usize - at
            }
            None => self.total - at,
        }
    }
}

impl Scan for Index<'_> {
    #[inline(always)]
    fn run(self, rest: Rest<'_>) -> usize {
        let at = self.total - rest.len();
        match self.bits(at) {
            0 => self.far(at),
            bits => bits.trailing_zeros() as usize,
        }
    }
}

/// Room for the bits of a body.
fn room<'a>(body: &[u8], arena: &'a Arena) -> &'a mut [[u8; 8]] {
    arena.bump().alloc_slice_fill_copy(body.len() / 64 + 2, [0; 8])
}

/// The bits of a block, by SSE2.
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
