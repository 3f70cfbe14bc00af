//! A megabyte of fields: unknown fields, known fields in the wrong place, and duplicate fields.

use super::deal::{Deal, elements, fill};
use super::{Input, megabyte};

/// Keys of a deal, for places where they are unknown or duplicate fields.
const KNOWN: &str =
    r#","name":0,"amount_monthly":0,"prediction_date":0,"deal_custom_fields":0,"deal_products":0"#;

pub(super) fn all(limit: usize) -> Vec<Input> {
    let size = megabyte(limit);
    let distinct = move || elements(size / 22, |index| format!(r#""desconhecido{index}":0"#));
    let in_document = |more: String| Deal { more, ..Deal::default() }.write();
    let in_envelope = |outside: String| Deal { outside, ..Deal::default() }.write();
    vec![
        Input::accepted("1 MB of unknown keys in the deal", move || in_document(format!(",{}", distinct()))),
        Input::accepted("1 MB of unknown keys in the envelope", move || {
            in_envelope(format!(",{}", distinct()))
        }),
        Input::accepted("1 MB of unknown keys `\"\"`", move || in_document(fill(size, r#","":0"#))),
        Input::accepted("1 MB of unknown keys with escapes", move || {
            in_document(fill(size, r#","\u00e7\u00e3":0"#))
        }),
        Input::accepted("an unknown key of 1 MB", move || {
            in_document(format!(r#","{}":0"#, fill(size, "a")))
        }),
        Input::accepted("1 MB of a deal's keys in the envelope", move || in_envelope(fill(size, KNOWN))),
        Input::accepted("1 MB of a deal's keys in an unknown object", move || {
            in_document(format!(r#","novo":{{"id":0{}}}"#, fill(size, KNOWN)))
        }),
        Input::rejected("1 MB of a deal's keys, twice each", move || in_document(fill(size, KNOWN))),
        Input::rejected("1 MB of unknown keys, then `id` again", move || {
            in_document(format!(r#",{},"id":"0""#, distinct()))
        }),
        Input::accepted("1 MB of unknown keys before all others", move || {
            let body = Deal::default().write();
            body.replacen('{', &format!("{{{},", distinct()), 1)
        }),
    ]
}
