//! A CRM delivery exactly in vendor format, read at its start and its end.

use crate::raw::ascii;

const EVENT: &[u8; 15] = b"{\"event_name\":\"";
const DOCUMENT: &[u8; 13] = b"\",\"document\":";
const TIME: &[u8; 20] = b",\"event_timestamp\":\"";
const UUID: &[u8; 22] = b"\",\"transaction_uuid\":\"";

/// The length of the start that is searched. The longest documented name has 24 bytes; names of up to 32 fit.
const START: usize = EVENT.len() + 32 + DOCUMENT.len();

/// The length of the text after the document: a time of 24 bytes and an id of 36.
const END: usize = TIME.len() + 24 + UUID.len() + 36 + 2;

/// Reads event, id and time.
///
/// The positions of both ends depend only on the length of the body, so the processor fetches both cache lines at
/// once. Searching for one after the other would fetch the second only when the first has arrived.
#[inline(always)]
pub(super) fn strings(body: &[u8]) -> Option<[&str; 3]> {
    // The two ends do not overlap.
    let (start, rest) = body.split_first_chunk::<START>()?;
    let end = rest.last_chunk::<END>()?;
    let (time_key, end) = end.split_first_chunk::<{ TIME.len() }>()?;
    let (time, end) = end.split_first_chunk::<24>()?;
    let (uuid_key, end) = end.split_first_chunk::<{ UUID.len() }>()?;
    let (id, end) = end.split_first_chunk::<36>()?;
    let (event_key, start) = start.split_first_chunk::<{ EVENT.len() }>()?;
    if event_key != EVENT || time_key != TIME || uuid_key != UUID || end != b"\"}" {
        return None;
    }
    let (id, time) = (ascii::all(id)?, ascii::all(time)?);
    let event = ascii::start(start.first_chunk()?);
    let (document, _) = start.get(event.len()..)?.split_first_chunk::<{ DOCUMENT.len() }>()?;
    (document == DOCUMENT).then_some([event, id, time])
}
