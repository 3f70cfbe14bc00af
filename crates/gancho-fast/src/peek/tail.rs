//! A CRM delivery in the vendor's form, read at its two ends.

use std::borrow::Cow;

use gancho_core::System;

use super::Head;
use crate::scan;

const EVENT: &[u8] = b"{\"event_name\":\"";
const DOCUMENT: &[u8] = b"\",\"document\":";
const TIME: &[u8] = b",\"event_timestamp\":\"";
const UUID: &[u8] = b"\",\"transaction_uuid\":\"";

/// How far back a text is looked for: four times what the vendor sends.
const FAR: usize = 128;

pub(super) fn head(body: &[u8]) -> Option<Head<'_>> {
    let inside = body.strip_prefix(EVENT)?;
    // Longest documented name: 24 bytes. A body is always longer than 64.
    let (event, behind) = inside.split_at_checked(scan::run(inside.get(..64)?))?;
    let document = behind.strip_prefix(DOCUMENT)?;
    let (before, id) = text_behind(document.strip_suffix(b"\"}")?, UUID, 36)?;
    let (_, time) = text_behind(before, TIME, 24)?;
    let text = |bytes| std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    Some(Head {
        system: System::RdStationCrm,
        event: text(event)?,
        id: Some(text(id).filter(|id| !id.is_empty())?),
        timestamp: Some(text(time)?),
    })
}

/// Splits off the text that the body ends with, behind the key that precedes it.
#[inline(always)]
fn text_behind<'a>(body: &'a [u8], key: &[u8], usual: usize) -> Option<(&'a [u8], &'a [u8])> {
    let start = body.len().checked_sub(usual)?;
    let (before, text) = body.split_at_checked(start)?;
    if let Some(before) = before.strip_suffix(key)
        && scan::run(text) == usual
    {
        return Some((before, text));
    }
    unusual(body, key)
}

#[cold]
fn unusual<'a>(body: &'a [u8], key: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let window = body.len().saturating_sub(FAR);
    let quote = window + body.get(window..)?.iter().rposition(|byte| *byte == b'"')?;
    let (before, text) = body.split_at_checked(quote + 1)?;
    if scan::run(text) != text.len() {
        return None;
    }
    Some((before.strip_suffix(key)?, text))
}
