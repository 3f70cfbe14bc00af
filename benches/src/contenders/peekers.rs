//! Contenders that read the head of a CRM delivery: event, id and time.

use std::hint::black_box;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use sonic_rs::{JsonValueTrait as _, LazyValue, PointerTree};

use super::{Contender, PEEK, RAW_VALUE};
use crate::realistic::Body;

/// A delivery with its document left unparsed.
#[derive(Deserialize)]
#[allow(dead_code, reason = "the fields are filled, but not read")]
struct Raw<'a> {
    #[serde(borrow)]
    event_name: &'a str,
    #[serde(borrow)]
    document: &'a RawValue,
    event_timestamp: &'a str,
    transaction_uuid: &'a str,
}

const HEAD: [&str; 3] = ["event_name", "event_timestamp", "transaction_uuid"];

/// gancho-fast, then the other libraries, then the minimum work of a parser of whole bodies: checking UTF-8.
pub fn peekers() -> Vec<Contender> {
    vec![
        Contender::new(PEEK, |_, body| black_box(gancho_fast::peek(body)).is_ok()).finding(
            |_, body| {
                let head = gancho_fast::peek(body).ok()?;
                Some([head.event_name(), head.timestamp_text()?, head.id()?].map(str::to_owned))
            },
            head,
        ),
        Contender::new("sonic-rs get", |_, body| {
            HEAD.iter().all(|key| black_box(sonic_rs::get(body, [*key])).is_ok())
        })
        .finding(|_, body| strings(HEAD.map(|key| sonic_rs::get(body, [key]).ok())), head),
        Contender::new("sonic-rs get_many", |_, body| black_box(sonic_rs::get_many(body, &tree())).is_ok())
            .finding(|_, body| strings(sonic_rs::get_many(body, &tree()).ok()?.try_into().ok()?), head),
        Contender::new("sonic-rs get, id alone", |_, body| {
            let text = simdutf8::basic::from_utf8(body).unwrap_or_default();
            black_box(sonic_rs::get(text, ["transaction_uuid"])).is_ok()
        })
        .finding(
            |_, body| sonic_rs::get(body, ["transaction_uuid"]).ok()?.as_str().map(str::to_owned),
            |body| head(body).map(|[_, _, id]| id),
        ),
        Contender::new(RAW_VALUE, |_, body| black_box(serde_json::from_slice::<Raw<'_>>(body)).is_ok())
            .finding(
                |_, body| {
                    let raw: Raw<'_> = serde_json::from_slice(body).ok()?;
                    Some([raw.event_name, raw.event_timestamp, raw.transaction_uuid].map(str::to_owned))
                },
                head,
            ),
        Contender::new("UTF-8 alone", |_, body| black_box(simdutf8::basic::from_utf8(body)).is_ok()),
    ]
}

fn tree() -> PointerTree {
    let mut tree = PointerTree::new();
    for key in HEAD {
        tree.add_path([key].iter());
    }
    tree
}

/// The strings of the three fields.
fn strings(fields: [Option<LazyValue<'_>>; 3]) -> Option<[String; 3]> {
    let [event, time, id] = fields.map(|field| field?.as_str().map(str::to_owned));
    Some([event?, time?, id?])
}

/// The three fields, from serde_json's tree of values.
fn head((_, body): &Body) -> Option<[String; 3]> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let [event, time, id] = HEAD.map(|key| value.get(key)?.as_str().map(str::to_owned));
    Some([event?, time?, id?])
}
