//! A CRM delivery in which all fields except the document are strings, in any order and with any white space: read
//! forwards from its start to the document, then backwards from its end.

use std::borrow::Cow;

use gancho_core::System;
use memchr::{memchr, memrchr};

use super::Head;
use crate::raw::ascii;

/// The number of bytes that are searched for the other quote of a string: more than three times the length of the
/// vendor's longest.
const FAR: usize = 128;

/// The keys of the head's strings.
const KEYS: [&[u8]; 3] = [b"\"event_name\"", b"\"event_timestamp\"", b"\"transaction_uuid\""];

/// The strings of a head, as far as they were found, in the order of [`KEYS`].
#[derive(Default)]
struct Found<'a>([Option<&'a str>; 3]);

impl<'a> Found<'a> {
    /// Records the string of this key; `None` if the field is a duplicate.
    fn keep(&mut self, number: usize, text: &'a [u8]) -> Option<()> {
        let slot = self.0.get_mut(number)?;
        if slot.is_some() {
            return None;
        }
        *slot = Some(ascii::text(text).or_else(|| str::from_utf8(text).ok().filter(|_| is_plain(text)))?);
        Some(())
    }

    fn is_whole(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }

    fn head(self) -> Option<Head<'a>> {
        let [event, time, id] = self.0;
        Some(Head {
            system: System::RdStationCrm,
            event: Cow::Borrowed(event?),
            id: Some(Cow::Borrowed(id.filter(|id| !id.is_empty())?)),
            timestamp: Some(Cow::Borrowed(time?)),
        })
    }
}

/// The head, if it can be read in this way.
///
/// If the JSON is valid, everything that this function passes is at the root. Forwards, it passes only strings.
/// Backwards, a string without a backslash starts at the previous quote: a colon precedes that quote, so it is not an
/// escaped quote inside a longer string. The same holds for the key before the colon, which follows a comma. No bracket
/// is passed except the last one, which is that of the root.
pub(super) fn head(body: &[u8]) -> Option<Head<'_>> {
    let mut found = Found::default();
    let after = to_document(body, &mut found)?;
    let mut before = without_space(without_space(after).strip_suffix(b"}")?);
    while !found.is_whole() {
        let (rest, text) = last_string(before)?;
        let key = without_space(without_space(rest).strip_suffix(b":")?);
        let rest = if let Some((number, rest)) = find(&KEYS, |known| key.strip_suffix(known)) {
            found.keep(number, text)?;
            rest
        } else {
            let (rest, key) = last_string(key)?;
            (is_plain(key) && is_plain(text)).then_some(rest)?
        };
        before = without_space(without_space(rest).strip_suffix(b",")?);
    }
    found.head()
}

/// Reads the strings before the document, and returns the text after the document's colon.
fn to_document<'a>(body: &'a [u8], found: &mut Found<'a>) -> Option<&'a [u8]> {
    let mut rest = body.trim_ascii_start().strip_prefix(b"{")?.trim_ascii_start();
    loop {
        if let Some(after) = rest.strip_prefix(b"\"document\"") {
            return after.trim_ascii_start().strip_prefix(b":");
        }
        let (number, after) = if let Some((number, after)) = find(&KEYS, |known| rest.strip_prefix(known)) {
            (Some(number), after)
        } else {
            let (key, after) = first_string(rest)?;
            is_plain(key).then_some((None, after))?
        };
        let value = after.trim_ascii_start().strip_prefix(b":")?;
        let (text, after) = first_string(value.trim_ascii_start())?;
        match number {
            Some(number) => found.keep(number, text)?,
            None => is_plain(text).then_some(())?,
        }
        rest = after.trim_ascii_start().strip_prefix(b",")?.trim_ascii_start();
    }
}

/// The number of the first key for which `strip` returns something, and the result.
fn find<'a>(keys: &[&[u8]], strip: impl Fn(&[u8]) -> Option<&'a [u8]>) -> Option<(usize, &'a [u8])> {
    keys.iter().enumerate().find_map(|(number, key)| Some((number, strip(key)?)))
}

/// The content of a string at the start, up to the next quote, and the bytes after it.
fn first_string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = bytes.strip_prefix(b"\"")?;
    let near = inside.get(..FAR).unwrap_or(inside);
    let (text, after) = inside.split_at_checked(memchr(b'"', near)?)?;
    Some((text, after.get(1..)?))
}

/// The bytes before a string at the end, and the content of that string.
fn last_string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let bytes = bytes.strip_suffix(b"\"")?;
    let near = bytes.len().saturating_sub(FAR);
    let (before, text) = bytes.split_at_checked(near + memrchr(b'"', bytes.get(near..)?)?)?;
    Some((before, text.get(1..)?))
}

/// Whether the string contains no escapes.
fn is_plain(text: &[u8]) -> bool {
    memchr(b'\\', text).is_none()
}

/// The bytes without trailing white space.
#[inline]
fn without_space(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., b' ' | b'\n' | b'\r' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}
