//! The ends of strings with SSE2, which every x86-64 processor has: 32 bytes at a time.

use core::arch::x86_64::{
    __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
};

/// One bit for each of 32 bytes: whether it ends a plain run of a JSON string (`"`, `\`, below 0x20).
#[inline(always)]
pub(crate) fn ends(block: &[u8; 32]) -> u32 {
    let (low, high) = block.split_at(16);
    let mask = |half: &[u8]| {
        // SAFETY: `half` is one half of 32 bytes, and SSE2 is part of x86-64.
        unsafe { ends_of(half.as_ptr()) }
    };
    mask(low) | mask(high) << 16
}

/// # Safety
///
/// Sixteen bytes can be read at `bytes`.
#[inline(always)]
unsafe fn ends_of(bytes: *const u8) -> u32 {
    // SAFETY: sixteen bytes can be read, aligned or not; SSE2 is part of x86-64.
    unsafe {
        let block: __m128i = _mm_loadu_si128(bytes.cast());
        let quote = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'"'.cast_signed()));
        let slash = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'\\'.cast_signed()));
        let limit = _mm_set1_epi8(0x1F);
        let control = _mm_cmpeq_epi8(_mm_min_epu8(block, limit), block);
        let found = _mm_or_si128(_mm_or_si128(quote, slash), control);
        _mm_movemask_epi8(found).cast_unsigned()
    }
}
