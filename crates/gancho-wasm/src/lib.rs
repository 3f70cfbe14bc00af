//! The functions that the npm package `gancho` calls. They return structured values as JSON, which JavaScript parses.

mod row;

use std::cell::Cell;

use gancho_core::superoffice::signature;
use gancho_core::{Error, events};
use gancho_fast::{Arena, Head, ParseOptions};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use self::row::Row;

/// The default of `gancho validate --max-elements`, so that a body has the same result here.
const MAX_ELEMENTS: usize = 250_000;

/// The most memory in bytes that is kept between calls. A deal takes less.
const KEPT: usize = 1 << 20;

thread_local! {
    /// Reused for each body, so that a parse does not allocate. A call takes it out: if it traps, nothing remains borrowed.
    static ARENA: Cell<Option<Arena>> = const { Cell::new(None) };
}

fn with_arena<T>(call: impl FnOnce(&Arena) -> T) -> T {
    let mut arena = ARENA.take().unwrap_or_else(|| Arena::with_limit(KEPT));
    let result = call(&arena);
    arena.reset();
    ARENA.set(Some(arena));
    result
}

fn options<'u>() -> ParseOptions<'u> {
    ParseOptions::new().max_elements(MAX_ELEMENTS)
}

/// The rejection of a body; `undefined` if it is accepted.
#[wasm_bindgen]
pub fn rejection(body: &[u8]) -> Option<String> {
    with_arena(|arena| options().from_slice(body, arena).err().map(|error| json(&Rejection::of(&error))))
}

/// The object that `gancho validate --format json` prints for a body.
#[wasm_bindgen]
pub fn row(body: &[u8], source: &str, line: u32) -> String {
    with_arena(|arena| {
        let mut unknown = Vec::new();
        let parsed = options().unknown_fields(&mut unknown).from_slice(body, arena);
        let parsed = parsed.map(gancho_fast::ToCore::to_core);
        json(&Row::of(source, line, parsed.as_ref(), &unknown))
    })
}

/// The head of a delivery, `{"head": …}`, or `{"rejection": …}`.
#[wasm_bindgen]
pub fn head(body: &[u8]) -> String {
    match gancho_fast::peek(body) {
        Ok(head) => json(&Peeked::Head(PeekedHead::of(&head))),
        Err(error) => json(&Peeked::Rejection(Rejection::of(&error))),
    }
}

/// Whether `header` is the signature of a body with this secret, in constant time.
#[wasm_bindgen]
pub fn verify(body: &[u8], header: &str, secret: &str) -> bool {
    signature::verify(secret, body, header).is_ok()
}

/// All known events: an array of the objects that `gancho events --format json` prints.
#[wasm_bindgen]
pub fn all_events() -> String {
    json(&events::all().collect::<Vec<_>>())
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Peeked<'a> {
    Head(PeekedHead<'a>),
    Rejection(Rejection<'a>),
}

#[derive(Serialize)]
struct PeekedHead<'a> {
    system: &'static str,
    event: &'a str,
    id: Option<&'a str>,
    timestamp: Option<&'a str>,
}

impl<'a> PeekedHead<'a> {
    fn of(head: &'a Head<'_>) -> Self {
        Self {
            system: head.system().as_str(),
            event: head.event_name(),
            id: head.id(),
            timestamp: head.timestamp_text(),
        }
    }
}

#[derive(Serialize)]
struct Rejection<'a> {
    kind: &'static str,
    path: &'a str,
    message: &'a str,
    offset: Option<usize>,
    event: Option<&'static str>,
}

impl<'a> Rejection<'a> {
    fn of(error: &'a Error) -> Self {
        Self {
            kind: error.kind().as_str(),
            path: error.path().as_str(),
            message: error.message(),
            offset: error.offset(),
            event: error.event(),
        }
    }
}

fn json(value: &impl Serialize) -> String {
    // The values are strings, numbers and lists of them, so serialization cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(count: usize) -> String {
        format!(r#"{{"leads":[{}]}}"#, vec![r#"{"id":"1"}"#; count].join(","))
    }

    #[test]
    fn a_call_during_another_one_does_not_panic() {
        // As after a call that trapped, which neither resets nor returns its arena.
        with_arena(|_| assert_eq!(rejection(leads(1).as_bytes()), None));
    }

    #[test]
    fn a_body_has_as_many_elements_as_the_program_permits() {
        // A lead is an element with one field, and the list is a field.
        let (few, many) = (leads(124_999), leads(125_000));
        assert_eq!(rejection(few.as_bytes()), None);
        assert!(rejection(many.as_bytes()).is_some_and(|found| found.contains("too_many_elements")));
        assert!(row(few.as_bytes(), "a", 1).contains("accepted"));
        assert!(row(many.as_bytes(), "a", 1).contains("too_many_elements"));
    }

    #[test]
    fn memory_of_a_large_body_is_not_kept() {
        rejection(leads(100_000).as_bytes());
        let kept = ARENA.take().map(|arena| arena.capacity());
        assert!(kept.is_some_and(|kept| kept <= KEPT));
    }
}
