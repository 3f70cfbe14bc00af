//! The index with AVX-512: 64 bytes at a time.

use core::mem::MaybeUninit;

use core::arch::x86_64::{
    __m512i, _mm_loadu_si128, _mm512_and_si512, _mm512_broadcast_i32x4, _mm512_cmpeq_epi8_mask,
    _mm512_cmplt_epu8_mask, _mm512_loadu_si512, _mm512_maskz_loadu_epi8, _mm512_or_si512, _mm512_set1_epi8,
    _mm512_setzero_si512, _mm512_shuffle_epi8, _mm512_srli_epi16, _mm512_subs_epu8,
    _mm512_ternarylogic_epi64, _mm512_test_epi8_mask,
};

use super::utf8::{FIRST_HIGH, FIRST_LOW, LEADS_3, LEADS_4, SECOND_HIGH};

/// Marks the bytes that end plain runs, writing all of `ends`; returns whether the body is UTF-8.
#[target_feature(enable = "avx512f,avx512bw")]
pub(super) fn index(body: &[u8], ends: &mut [MaybeUninit<[u8; 8]>]) -> bool {
    let checks = Checks::new();
    let mut errors = _mm512_setzero_si512();
    let (blocks, rest) = body.as_chunks::<64>();
    let mut written = ends.iter_mut();
    for (number, (block, ends)) in blocks.iter().zip(&mut written).enumerate() {
        // This uses the pointer to the body, because the pointer to the block must not be used to read before the
        // block.
        let at = body.as_ptr().wrapping_add(number * 64);
        let now = load(block);
        let before = |back: usize| {
            // SAFETY: `at` is where this block starts in the body, and 64 bytes can be read at each place from the
            // body's start to there. Of the first block, the bytes that would lie before the body are masked out, and
            // masked bytes are not read.
            unsafe {
                if number == 0 {
                    _mm512_maskz_loadu_epi8(u64::MAX << back, at.wrapping_sub(back).cast())
                } else {
                    _mm512_loadu_si512(at.sub(back).cast())
                }
            }
        };
        errors = _mm512_or_si512(errors, checks.errors(now, before(1), before(2), before(3)));
        ends.write(checks.ends(now).to_le_bytes());
    }
    // The rest, which may be empty. The zeros after it end an incomplete sequence.
    let at = body.as_ptr().wrapping_add(blocks.len() * 64);
    let there = !(u64::MAX << rest.len());
    let is_first = blocks.is_empty();
    let last = |back: usize| {
        let mask = (there << back) | (!(u64::MAX << back));
        let mask = if is_first { mask & (u64::MAX << back) } else { mask };
        // SAFETY: the mask keeps the bytes of `rest`, and those of the `back` ones before it that are in the body:
        // all of them if a block precedes `rest`, and none otherwise. Masked bytes are not read.
        unsafe { _mm512_maskz_loadu_epi8(mask, at.wrapping_sub(back).cast()) }
    };
    let now = last(0);
    errors = _mm512_or_si512(errors, checks.errors(now, last(1), last(2), last(3)));
    if let Some(ends) = written.next() {
        ends.write((checks.ends(now) & there).to_le_bytes());
    }
    for unused in written {
        unused.write([0; 8]);
    }
    _mm512_test_epi8_mask(errors, errors) == 0
}

#[target_feature(enable = "avx512f")]
#[inline]
fn load(block: &[u8; 64]) -> __m512i {
    // SAFETY: 64 bytes can be read, aligned or not.
    unsafe { _mm512_loadu_si512(block.as_ptr().cast()) }
}

/// The constants, which stay in registers.
struct Checks {
    first_high: __m512i,
    first_low: __m512i,
    second_high: __m512i,
    low_half: __m512i,
    leads_3: __m512i,
    leads_4: __m512i,
    top: __m512i,
    quote: __m512i,
    slash: __m512i,
    space: __m512i,
}

impl Checks {
    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn new() -> Self {
        let table = |table: &[u8; 16]| {
            // SAFETY: the table has 16 bytes.
            _mm512_broadcast_i32x4(unsafe { _mm_loadu_si128(table.as_ptr().cast()) })
        };
        let all = |byte: u8| _mm512_set1_epi8(byte.cast_signed());
        Self {
            first_high: table(&FIRST_HIGH),
            first_low: table(&FIRST_LOW),
            second_high: table(&SECOND_HIGH),
            low_half: all(0x0F),
            leads_3: all(LEADS_3),
            leads_4: all(LEADS_4),
            top: all(0x80),
            quote: all(b'"'),
            slash: all(b'\\'),
            space: all(b' '),
        }
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn ends(&self, now: __m512i) -> u64 {
        _mm512_cmpeq_epi8_mask(now, self.quote)
            | _mm512_cmpeq_epi8_mask(now, self.slash)
            | _mm512_cmplt_epu8_mask(now, self.space)
    }

    /// Not zero if UTF-8 is invalid. The arguments are the bytes, and those one, two and three positions before them.
    #[target_feature(enable = "avx512f,avx512bw")]
    #[inline]
    fn errors(&self, now: __m512i, one: __m512i, two: __m512i, three: __m512i) -> __m512i {
        const ALL_THREE: i32 = 0x80;
        /// `(a | b) & c`.
        const EITHER_AND: i32 = 0xA8;
        let half = |bytes| _mm512_and_si512(bytes, self.low_half);
        let high = |bytes| half(_mm512_srli_epi16::<4>(bytes));
        let pairs = _mm512_ternarylogic_epi64::<ALL_THREE>(
            _mm512_shuffle_epi8(self.first_high, high(one)),
            _mm512_shuffle_epi8(self.first_low, half(one)),
            _mm512_shuffle_epi8(self.second_high, high(now)),
        );
        let (third, fourth) = (_mm512_subs_epu8(two, self.leads_3), _mm512_subs_epu8(three, self.leads_4));
        let required = _mm512_ternarylogic_epi64::<EITHER_AND>(third, fourth, self.top);
        // A second continuation is valid where one is required, and invalid elsewhere.
        core::arch::x86_64::_mm512_xor_si512(pairs, required)
    }
}
