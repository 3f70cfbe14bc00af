//! Which instructions find where strings end, when a fuzz target says so: a processor with AVX-512 would try no others.

use std::cell::Cell;

/// A way to find where strings end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The best that the processor has, as without this module.
    Best,
    /// AVX2, or the best where there is none.
    Avx2,
    /// SSE2, or what the processor has in its place.
    Sse2,
    /// General registers.
    Portable,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Best, Self::Avx2, Self::Sse2, Self::Portable];
}

thread_local! {
    static FORCED: Cell<Means> = const { Cell::new(Means::Best) };
}

/// From now on this thread uses these means.
pub fn set(means: Means) {
    FORCED.set(means);
}

pub(crate) fn means() -> Means {
    FORCED.get()
}
