//! Selects the instructions that find the ends of strings, for fuzz targets: otherwise a processor with AVX-512 would
//! never run the others.

use std::cell::Cell;

/// An implementation of the search for the ends of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The best one for the processor, as without this module.
    Best,
    /// AVX2, or the best one on a processor without it.
    Avx2,
    /// SSE2; on a processor other than x86-64, the same as [`Portable`](Self::Portable).
    Sse2,
    /// General-purpose registers.
    Portable,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Best, Self::Avx2, Self::Sse2, Self::Portable];
}

thread_local! {
    static FORCED: Cell<Means> = const { Cell::new(Means::Best) };
}

/// Makes the current thread use this implementation.
pub fn set(means: Means) {
    FORCED.set(means);
}

pub(crate) fn means() -> Means {
    FORCED.get()
}
