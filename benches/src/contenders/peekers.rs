//! Those that read the head of a CRM delivery: event, id and time.

use std::hint::black_box;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Contender, PEEK, RAW_VALUE};

/// A delivery with its document left as text.
#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Raw<'a> {
    #[serde(borrow)]
    event_name: &'a str,
    #[serde(borrow)]
    document: &'a RawValue,
    event_timestamp: &'a str,
    transaction_uuid: &'a str,
}

const HEAD: [&str; 3] = ["event_name", "event_timestamp", "transaction_uuid"];

/// Ours first, then its rivals.
pub fn peekers() -> Vec<Contender> {
    vec![
        Contender::new(PEEK, |_, body| black_box(gancho_fast::peek(body)).is_ok()),
        Contender::new("sonic-rs get", |_, body| {
            HEAD.iter().all(|key| black_box(sonic_rs::get(body, [*key])).is_ok())
        }),
        Contender::new("sonic-rs get_many", |_, body| {
            let mut tree = sonic_rs::PointerTree::new();
            for key in HEAD {
                tree.add_path([key].iter());
            }
            black_box(sonic_rs::get_many(body, &tree)).is_ok()
        }),
        Contender::new("sonic-rs get, id alone", |_, body| {
            let text = simdutf8::basic::from_utf8(body).unwrap_or_default();
            black_box(sonic_rs::get(text, ["transaction_uuid"])).is_ok()
        }),
        Contender::new(RAW_VALUE, |_, body| black_box(serde_json::from_slice::<Raw<'_>>(body)).is_ok()),
    ]
}
