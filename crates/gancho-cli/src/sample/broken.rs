//! Deliveries with an error of a given kind.

use gancho_core::checked::json_value;
use gancho_core::{Envelope, ErrorKind, JsonPointer};
use serde_json::{Value, json};

/// The kind of error that a broken delivery has.
pub(crate) type Breakage = ErrorKind;

/// Changes a delivery until it is rejected with an error of this kind.
pub(super) fn break_it(body: &[u8], kind: Breakage) -> Option<Vec<u8>> {
    attempts(body, kind).into_iter().find(|broken| {
        let parsed = gancho_core::from_slice::<Envelope>(broken);
        parsed.is_err_and(|error| error.kind() == kind)
    })
}

fn attempts(body: &[u8], kind: Breakage) -> Vec<Vec<u8>> {
    let joined = |pieces: &[&[u8]]| pieces.concat();
    let (first, rest) = body.split_at_checked(1).unwrap_or((body, &[]));
    match kind {
        ErrorKind::UnexpectedEnd => vec![body.get(..body.len() * 2 / 3).unwrap_or_default().to_vec()],
        ErrorKind::Syntax => vec![joined(&[first, b",", rest])],
        ErrorKind::ByteOrderMark => vec![joined(&[b"\xEF\xBB\xBF", body])],
        ErrorKind::InvalidUtf8 => vec![joined(&[first, b"\"\xFF\":1,", rest])],
        ErrorKind::TrailingCharacters => vec![joined(&[body, b"}"])],
        ErrorKind::TooDeep => {
            let nested = [b"[".repeat(200), b"]".repeat(200)].concat();
            vec![joined(&[first, b"\"deep\":", &nested, b",", rest])]
        }
        ErrorKind::DuplicateField => twice(body, rest, first),
        ErrorKind::MissingField => edited(body, |fields, name| drop(fields.shift_remove(name))),
        ErrorKind::WrongType => {
            edited(body, |fields, name| drop(fields.insert(name.to_owned(), json!([[]]))))
        }
        ErrorKind::InvalidValue => {
            let date = |fields: &mut serde_json::Map<String, Value>, name: &str| {
                fields.insert(name.to_owned(), "2023-02-29T12:00:00.000Z".into());
            };
            let empty = |fields: &mut serde_json::Map<String, Value>, name: &str| {
                fields.insert(name.to_owned(), "".into());
            };
            [edited(body, date), edited(body, empty)].concat()
        }
        ErrorKind::UnknownEnvelope => vec![b"{\"id\":\"1\"}".to_vec()],
        _ => Vec::new(),
    }
}

/// Bodies, in each of which a different field of the root is duplicated.
fn twice(body: &[u8], rest: &[u8], first: &[u8]) -> Vec<Vec<u8>> {
    let Ok(Value::Object(root)) = json_value(body) else { return Vec::new() };
    root.iter()
        .filter_map(|(name, value)| {
            let field = serde_json::to_vec(&json!({ name: value })).ok()?;
            let field = field.get(1..field.len() - 1)?.to_vec();
            Some([first, field.as_slice(), b",", rest].concat())
        })
        .collect()
}

/// Bodies, each with one field changed.
fn edited(body: &[u8], edit: impl Fn(&mut serde_json::Map<String, Value>, &str)) -> Vec<Vec<u8>> {
    let Ok(value) = json_value(body) else { return Vec::new() };
    let mut places = Vec::new();
    objects(&value, &JsonPointer::root(), &mut places);
    // Fields of the document come before fields of the envelope: receivers must expect errors there.
    places.sort_by_key(|(place, _)| place.tokens().count() != 1);
    places
        .into_iter()
        .filter_map(|(place, name)| {
            let mut changed = value.clone();
            edit(changed.pointer_mut(place.as_str())?.as_object_mut()?, &name);
            serde_json::to_vec(&changed).ok()
        })
        .collect()
}

fn objects(value: &Value, place: &JsonPointer, found: &mut Vec<(JsonPointer, String)>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.keys().map(|name| (place.clone(), name.clone())));
            fields.iter().for_each(|(name, field)| objects(field, &place.key(name), found));
        }
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(at, element)| objects(element, &place.index(at), found));
        }
        _ => {}
    }
}
