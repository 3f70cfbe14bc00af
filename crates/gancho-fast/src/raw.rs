//! The only unsafe code: vector instructions, their loads, and cuts of a text at a byte that is known.

#![allow(unsafe_code)]

pub(crate) mod ascii;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "x86_64")]
pub(crate) mod sse2;
#[cfg(target_arch = "x86_64")]
mod utf8;
#[cfg(target_arch = "x86_64")]
mod width;

#[cfg(target_arch = "x86_64")]
pub(crate) use width::Width;

/// What stands before the quote at `at`, and what behind it; `None` when no quote is there.
#[inline(always)]
pub(crate) fn around_quote(text: &str, at: usize) -> Option<(&str, &str)> {
    if text.as_bytes().get(at) != Some(&b'"') {
        return None;
    }
    debug_assert!(text.is_char_boundary(at) && text.is_char_boundary(at + 1));
    // SAFETY: there is a quote at `at`. It is ASCII, and so a character of its own that begins and ends there.
    Some(unsafe { (text.get_unchecked(..at), text.get_unchecked(at + 1..)) })
}

/// Cuts a text before the byte at `at`, which must be ASCII or the end.
///
/// `str::split_at` would look again at what the scan has just looked at.
#[inline(always)]
pub(crate) fn split_before_ascii(text: &str, at: usize) -> (&str, &str) {
    debug_assert!(at <= text.len() && text.is_char_boundary(at));
    if at > text.len() {
        return (text, "");
    }
    // SAFETY: `at` is within the text, checked above, and callers pass the place of an ASCII byte or the end, both of
    // which are boundaries of characters. Only this crate can call.
    unsafe { (text.get_unchecked(..at), text.get_unchecked(at..)) }
}
