//! Other notations of a delivery, and mutants of it, most of them near its two ends, which `peek` reads.

use serde_json::Value;

use super::mutate::{self, Dice, Order, Spaces, Writer};

/// The distance from either end of a body within which its envelope is mutated.
const NEAR: usize = 160;

/// The same JSON: pretty-printed, and with its keys in other orders, white space and escapes; and two changed versions
/// of it.
pub(crate) fn notations(body: &[u8], dice: &mut Dice) -> Vec<Vec<u8>> {
    // A body with numbers that a `Value` cannot represent has no other notation here.
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return Vec::new() };
    let mut all = vec![serde_json::to_vec_pretty(&value).unwrap()];
    for spaces in [Spaces::None, Spaces::Single, Spaces::Lines("  "), Spaces::Lines("\t"), Spaces::Any] {
        for (order, escaped) in [
            (Order::Sorted, false),
            (Order::Length, false),
            (Order::Shuffled, false),
            (Order::Shuffled, true),
        ] {
            all.push(Writer { dice, change_one_in: 0, order, spaces, escaped }.write(&value).into_bytes());
        }
    }
    // Fields dropped, renamed, retyped, duplicated; fields of other systems added.
    for _ in 0..2 {
        let (order, spaces) = (Order::any(dice), Spaces::any(dice));
        let changed = Writer { dice, change_one_in: 25, order, spaces, escaped: false }.write(&value);
        all.push(changed.into_bytes());
    }
    all
}

/// The body with bytes changed: anywhere, near its start, near its end.
pub(crate) fn mutants(body: &[u8], dice: &mut Dice) -> Vec<Vec<u8>> {
    let near = NEAR.min(body.len());
    let (start, rest) = body.split_at(near);
    let (before, end) = body.split_at(body.len() - near);
    let mut mutated = |part: &[u8]| {
        let mut part = part.to_vec();
        mutate::bytes(&mut part, dice);
        part
    };
    vec![
        mutated(body),
        [mutated(start).as_slice(), rest].concat(),
        [before, mutated(end).as_slice()].concat(),
        [before, mutated(end).as_slice()].concat(),
    ]
}

/// A delivery in vendor format with one or two more fields at its root, between the ends that `peek` reads.
pub(crate) fn with_root_fields(body: &str) -> Vec<String> {
    let fields = [
        r#","leads":[]"#,
        r#","Event":"sale.sold","WebhookName":"w""#,
        r#","event_type":"WEBHOOK.CONVERTED","contact":{}"#,
        r#","Timestamp":"2018-12-24T07:34:45","EventId":"e""#,
        r#","x":{"event_name":"inner","event_timestamp":"inner","transaction_uuid":"inner"}"#,
        r#","x":"\",\"event_timestamp\":\"inner\",\"transaction_uuid\":\"inner\"}""#,
        r#","event_name":"again""#,
        r#","event_timestamp":"2025-03-28T12:49:16.000Z""#,
        r#","transaction_uuid":"again""#,
    ];
    let place = r#","event_timestamp":"#;
    fields.iter().map(|field| body.replacen(place, &format!("{field}{place}"), 1)).collect()
}
