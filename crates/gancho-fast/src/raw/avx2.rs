//! The index with AVX2: 64 bytes at a time, as two halves.

use core::mem::MaybeUninit;

use core::arch::x86_64::{
    __m256i, _mm_loadu_si128, _mm256_alignr_epi8, _mm256_and_si256, _mm256_broadcastsi128_si256,
    _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256,
    _mm256_permute2x128_si256, _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8,
    _mm256_srli_epi16, _mm256_subs_epu8, _mm256_testz_si256, _mm256_xor_si256,
};

use super::utf8::{FIRST_HIGH, FIRST_LOW, LEADS_3, LEADS_4, SECOND_HIGH};

/// Marks the bytes that end plain runs, writing all of `ends`; returns whether the body is UTF-8.
#[target_feature(enable = "avx2")]
pub(super) fn index(body: &[u8], ends: &mut [MaybeUninit<[u8; 8]>]) -> bool {
    let checks = Checks::new();
    let mut errors = _mm256_setzero_si256();
    let mut before = _mm256_setzero_si256();
    let (blocks, rest) = body.as_chunks::<64>();
    let mut written = ends.iter_mut();
    // The rest, which may be empty. The zeros after it end an incomplete sequence.
    let mut last = [0; 64];
    if let Some(start) = last.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    let mut bits = 0;
    for (block, ends) in blocks.iter().chain([&last]).zip(&mut written) {
        let ([low, high], _) = block.as_chunks() else { return false };
        let (low, high) = (load(low), load(high));
        let wrong = _mm256_or_si256(checks.errors(low, before), checks.errors(high, low));
        errors = _mm256_or_si256(errors, wrong);
        before = high;
        bits = u64::from(checks.ends(low)) | u64::from(checks.ends(high)) << 32;
        ends.write(bits.to_le_bytes());
    }
    if let Some(ends) = ends.get_mut(blocks.len()) {
        // The zeros are not part of the body.
        ends.write((bits & !(u64::MAX << rest.len())).to_le_bytes());
    }
    for unused in ends.iter_mut().skip(blocks.len() + 1) {
        unused.write([0; 8]);
    }
    _mm256_testz_si256(errors, errors) == 1
}

#[target_feature(enable = "avx2")]
#[inline]
fn load(half: &[u8; 32]) -> __m256i {
    // SAFETY: 32 bytes can be read, aligned or not.
    unsafe { _mm256_loadu_si256(half.as_ptr().cast()) }
}

/// The constants, which stay in registers.
struct Checks {
    first_high: __m256i,
    first_low: __m256i,
    second_high: __m256i,
    low_half: __m256i,
    leads_3: __m256i,
    leads_4: __m256i,
    top: __m256i,
    quote: __m256i,
    slash: __m256i,
    control: __m256i,
}

impl Checks {
    #[target_feature(enable = "avx2")]
    #[inline]
    fn new() -> Self {
        let table = |table: &[u8; 16]| {
            // SAFETY: the table has 16 bytes.
            _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(table.as_ptr().cast()) })
        };
        let all = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
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
            control: all(0x1F),
        }
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn ends(&self, now: __m256i) -> u32 {
        let quote = _mm256_cmpeq_epi8(now, self.quote);
        let slash = _mm256_cmpeq_epi8(now, self.slash);
        let control = _mm256_cmpeq_epi8(_mm256_min_epu8(now, self.control), now);
        _mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(quote, slash), control)).cast_unsigned()
    }

    /// Not zero if UTF-8 is invalid in these bytes, or at their boundary with the previous bytes.
    #[target_feature(enable = "avx2")]
    #[inline]
    fn errors(&self, now: __m256i, before: __m256i) -> __m256i {
        // The high half of `before` and the low half of `now`.
        let between = _mm256_permute2x128_si256::<0x21>(before, now);
        let one = _mm256_alignr_epi8::<15>(now, between);
        let two = _mm256_alignr_epi8::<14>(now, between);
        let three = _mm256_alignr_epi8::<13>(now, between);
        let half = |bytes| _mm256_and_si256(bytes, self.low_half);
        let high = |bytes| half(_mm256_srli_epi16::<4>(bytes));
        let pairs = _mm256_and_si256(
            _mm256_and_si256(
                _mm256_shuffle_epi8(self.first_high, high(one)),
                _mm256_shuffle_epi8(self.first_low, half(one)),
            ),
            _mm256_shuffle_epi8(self.second_high, high(now)),
        );
        let third = _mm256_subs_epu8(two, self.leads_3);
        let fourth = _mm256_subs_epu8(three, self.leads_4);
        let required = _mm256_and_si256(_mm256_or_si256(third, fourth), self.top);
        // A second continuation is valid where one is required, and invalid elsewhere.
        _mm256_xor_si256(pairs, required)
    }
}
