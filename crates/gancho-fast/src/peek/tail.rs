//! A CRM delivery in the vendor's form, with strings of any length: read at its start, then at its end.

use std::borrow::Cow;

use gancho_core::System;

use super::Head;
use crate::scan;

pub(super) const EVENT: &[u8; 15] = b"{\"event_name\":\"";
pub(super) const DOCUMENT: &[u8; 13] = b"\",\"document\":";
pub(super) const TIME: &[u8; 20] = b",\"event_timestamp\":\"";
pub(super) const UUID: &[u8; 22] = b"\",\"transaction_uuid\":\"";

/// How far back a string is looked for: four times what the vendor sends.
const FAR: usize = 128;

pub(super) fn head(body: &[u8]) -> Option<Head<'_>> {
    let inside = body.strip_prefix(EVENT)?;
    // Longest documented name: 24 bytes. A body is always longer than 64.
    let (event, behind) = inside.split_at_checked(scan::run(inside.get(..64)?))?;
    let document = behind.strip_prefix(DOCUMENT)?;
    let (before, id) = text_behind(document.strip_suffix(b"\"}")?, UUID)?;
    let (_, time) = text_behind(before, TIME)?;
    let text = |bytes| std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    Some(Head {
        system: System::RdStationCrm,
        event: text(event)?,
        id: Some(text(id).filter(|id| !id.is_empty())?),
        timestamp: Some(text(time)?),
    })
}

/// Splits off the text that the body ends with, behind the key that precedes it.
fn text_behind<'a>(body: &'a [u8], key: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let window = body.len().saturating_sub(FAR);
    let quote = window + body.get(window..)?.iter().rposition(|byte| *byte == b'"')?;
    let (before, text) = body.split_at_checked(quote + 1)?;
    if scan::run(text) != text.len() {
        return None;
    }
    Some((before.strip_suffix(key)?, text))
}
