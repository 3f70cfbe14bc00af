//! The widest vector instructions of this processor.

use core::mem::MaybeUninit;

use super::{avx2, avx512};

/// Vector instructions that this processor supports. Only feature detection can create a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Width(Kind);

#[derive(Clone, Copy, Debug)]
enum Kind {
    Avx512,
    Avx2,
}

impl Width {
    /// The widest instructions; `None` without AVX2. The standard library caches the detected features: each check of
    /// one is a load.
    #[inline]
    pub(crate) fn best() -> Option<Self> {
        Self::avx512().or_else(Self::avx2)
    }

    #[inline]
    pub(crate) fn avx512() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw");
        has.then_some(Self(Kind::Avx512))
    }

    #[inline]
    pub(crate) fn avx2() -> Option<Self> {
        is_x86_feature_detected!("avx2").then_some(Self(Kind::Avx2))
    }

    /// Marks the bytes of the body that end plain runs. The marks are written to `room`, one bit per byte, with zeros
    /// after the body. Returns the body as a string, and the marks; `None` when it is not UTF-8.
    pub(crate) fn index<'a, 'r>(
        self,
        body: &'a [u8],
        room: &'r mut [MaybeUninit<[u8; 8]>],
    ) -> Option<(&'a str, &'r [[u8; 8]])> {
        // Both implementations write one element for each block, and one more for the rest.
        assert!(room.len() > body.len() / 64, "the buffer is too small for the marks");
        let is_text = match self.0 {
            // SAFETY: this value exists only if the processor has AVX-512.
            Kind::Avx512 => unsafe { avx512::index(body, room) },
            // SAFETY: this value exists only if the processor has AVX2.
            Kind::Avx2 => unsafe { avx2::index(body, room) },
        };
        let (start, length) = (room.as_ptr().cast::<[u8; 8]>(), room.len());
        // SAFETY: the whole body was just found to be UTF-8, and both functions write all of `room`, for any length.
        // The marks are `room` itself, borrowed for the same lifetime. (From Rust 1.93 on, `assume_init_ref` does the
        // same.)
        is_text.then(|| unsafe {
            (core::str::from_utf8_unchecked(body), core::slice::from_raw_parts(start, length))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn a_buffer_that_is_too_small_is_never_written() {
        for width in [Width::avx2(), Width::avx512()].into_iter().flatten() {
            for length in [0, 1, 63, 64, 65, 128, 200] {
                let body = vec![b'a'; length];
                for words in 0..=length / 64 + 2 {
                    let mut room = vec![MaybeUninit::uninit(); words];
                    let outcome = catch_unwind(AssertUnwindSafe(|| {
                        width.index(&body, &mut room).map(|(_, marks)| marks.len())
                    }));
                    assert_eq!(
                        outcome.ok(),
                        (words > length / 64).then_some(Some(words)),
                        "{length} {words}"
                    );
                }
            }
        }
    }
}
