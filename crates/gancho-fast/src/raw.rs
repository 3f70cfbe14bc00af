//! All unsafe code: vector instructions and their loads, splitting text at a byte that was just checked, conversions of
//! bytes that were checked to be ASCII or UTF-8, and the conversion of a buffer that was filled completely.
//!
//! Every function that this module exports is safe for all arguments. Its preconditions are checked here, or
//! guaranteed by a type that only this module can create, such as [`Width`].

#![allow(unsafe_code)]

pub(crate) mod ascii;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
pub(crate) mod blocks;
pub(crate) mod scratch;
#[cfg(target_arch = "x86_64")]
pub(crate) mod sse2;
#[cfg(target_arch = "x86_64")]
mod utf8;
#[cfg(target_arch = "x86_64")]
mod width;

#[cfg(target_arch = "x86_64")]
pub(crate) use width::Width;

/// Every byte, for tests. Under Miri, which is a thousand times slower, only the bytes on both sides of each boundary
/// that the code compares with.
#[cfg(test)]
pub(crate) fn every_byte() -> impl Iterator<Item = u8> + Clone {
    let at_a_boundary = |byte: &u8| matches!(byte, 0 | 0x1F..=0x23 | 0x5B..=0x5D | b'\n' | b'\r' | b'\t' | b'a' | 0x7F | 0x80 | 0xC3 | 0xFF);
    (0..=u8::MAX).filter(move |byte| !cfg!(miri) || at_a_boundary(byte))
}

/// The text before the quote at `at`, and the text after it; `None` when there is no quote.
#[inline(always)]
pub(crate) fn around_quote(text: &str, at: usize) -> Option<(&str, &str)> {
    if text.as_bytes().get(at) != Some(&b'"') {
        return None;
    }
    debug_assert!(text.is_char_boundary(at) && text.is_char_boundary(at + 1));
    // SAFETY: there is a quote at `at`. It is ASCII, and so a character of its own that begins and ends there.
    Some(unsafe { (text.get_unchecked(..at), text.get_unchecked(at + 1..)) })
}
