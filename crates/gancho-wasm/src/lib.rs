//! The functions that the npm package `gancho` calls. They return structured values as JSON, which JavaScript parses.

mod row;

use std::cell::RefCell;

use gancho_core::superoffice::signature;
use gancho_core::{Error, events};
use gancho_fast::{Arena, Head, ParseOptions};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use self::row::Row;

thread_local! {
    /// Reused for each body, so that a parse does not allocate.
    static ARENA: RefCell<Arena> = RefCell::new(Arena::new());
}

/// The rejection of a body; `undefined` if it is accepted.
#[wasm_bindgen]
pub fn rejection(body: &[u8]) -> Option<String> {
    ARENA.with_borrow_mut(|arena| {
        arena.reset();
        ParseOptions::new().from_slice(body, arena).err().map(|error| json(&Rejection::of(&error)))
    })
}

/// The object that `gancho validate --format json` prints for a body.
#[wasm_bindgen]
pub fn row(body: &[u8], source: &str, line: u32) -> String {
    ARENA.with_borrow_mut(|arena| {
        arena.reset();
        let mut unknown = Vec::new();
        let parsed = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, arena);
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
