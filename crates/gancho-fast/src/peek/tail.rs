//! A CRM delivery in vendor format with strings of any length: read at its start, then at its end.

use std::borrow::Cow;

use gancho_core::System;

use super::Head;
use crate::scan;

pub(super) const EVENT: &[u8; 15] = b"{\"event_name\":\"";
pub(super) const DOCUMENT: &[u8; 13] = b"\",\"document\":";
pub(super) const TIME: &[u8; 20] = b",\"event_timestamp\":\"";
pub(super) const UUID: &[u8; 22] = b"\",\"transaction_uuid\":\"";

/// The number of bytes from the end in which a string is searched: four times what the vendor sends.
const FAR: usize = 128;

pub(super) fn head(body: &[u8]) -> Option<Head<'_>> {
    let inside = body.strip_prefix(EVENT)?;
    // The longest documented name has 24 bytes. A body always has more than 64.
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

/// Splits off the string at the end of the body, after the given key.
fn text_behind<'a>(body: &'a [u8], key: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let window = body.len().saturating_sub(FAR);
    let quote = window + body.get(window..)?.iter().rposition(|byte| *byte == b'"')?;
    let (before, text) = body.split_at_checked(quote + 1)?;
    if scan::run(text) != text.len() {
        return None;
    }
    Some((before.strip_suffix(key)?, text))
}
