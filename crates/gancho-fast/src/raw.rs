//! The only unsafe code: vector instructions, their loads, and a cut of the text at a byte that was just checked.
//!
//! Every function that this module hands out is safe: whatever a caller passes, nothing undefined happens. What must hold
//! is checked here, or held by a type that only this module makes, such as [`Width`].

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
