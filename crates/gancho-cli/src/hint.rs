//! Finds a delivery inside a document that is not a delivery.

use std::fmt;

use gancho_core::checked::{Roots, Shape};
use gancho_core::{ErrorKind, JsonPointer, System};
use serde_json::Value;

use crate::message::Escaped;
use crate::wrapped;

/// A hint about what to try next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Hint {
    /// A delivery is at this place, in this form.
    At(JsonPointer, &'static str),
    /// The document resembles these types, the most similar first.
    As(Vec<&'static str>),
    /// It is a delivery, and not of the type that `--as` names.
    OmitAs,
    /// It is a delivery of this system, and not of the one that `--system` names.
    OmitSystem(System),
    /// It is the value of a column of CSV, whose quotes are doubled.
    Csv,
    /// Text follows a delivery in a line of a log.
    TextAfter,
    /// It is an array, but not a list of deliveries.
    NoList,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(place, as_what) => {
                let place = Escaped(place.as_str());
                write!(f, "a delivery is at {place} {as_what}; try --at {place}")
            }
            Self::As(names) => {
                let (first, rest) = names.split_first().unwrap_or((&"", &[]));
                write!(f, "it looks like {first}")?;
                for name in rest {
                    write!(f, " or {name}")?;
                }
                write!(f, "; try --as {first}")
            }
            Self::OmitAs => {
                f.write_str("it looks like a delivery; omit --as, or use --at to name the document in it")
            }
            Self::OmitSystem(system) => write!(f, "it looks like a delivery of {system}; omit --system"),
            Self::Csv => f.write_str(
                "it looks like CSV, which is not supported; write only the deliveries, one per line",
            ),
            Self::TextAfter => f.write_str("text follows the delivery; in a log, text may only precede it"),
            Self::NoList => f.write_str(
                "it is an array that does not begin with an object, so it is not a list of deliveries",
            ),
        }
    }
}

impl Hint {
    /// A hint about the form of a document that is rejected with an error of this kind.
    pub(crate) fn of_form(document: &[u8], kind: ErrorKind, is_log: bool) -> Option<Self> {
        match (kind, document) {
            // An empty key would be followed by a colon.
            (ErrorKind::Syntax, [b'{', b'"', b'"', next, ..]) if next.is_ascii_alphabetic() => {
                Some(Self::Csv)
            }
            (ErrorKind::TrailingCharacters, _) if is_log => Some(Self::TextAfter),
            (ErrorKind::WrongType, [b'[', inside @ ..])
                if !wrapped::is_list(document) && inside.trim_ascii_start().first() != Some(&b']') =>
            {
                Some(Self::NoList)
            }
            _ => None,
        }
    }
}

/// The maximum depth of the search.
const LEVELS: usize = 2;

/// Whether a document that is rejected with an error of this kind is searched for a delivery. The search parses the
/// whole document, which takes much memory if it has too many elements.
#[cfg(feature = "ingest")]
pub(crate) fn is_searched(kind: &str) -> bool {
    [ErrorKind::UnknownEnvelope, ErrorKind::MissingField].iter().any(|searched| searched.as_str() == kind)
}

/// The first place, one or two levels down, that contains an envelope: as an object, in a string, or in base64.
pub(crate) fn delivery_within(document: &[u8]) -> Option<Hint> {
    let value: Value = serde_json::from_slice(document).ok()?;
    // Places on the first level have priority over places on the second.
    (1..=LEVELS).find_map(|level| find(document, &value, &JsonPointer::root(), level))
}

fn find(document: &[u8], value: &Value, place: &JsonPointer, level: usize) -> Option<Hint> {
    if level == 0 {
        return is_promising(value).then(|| {
            let inner = wrapped::take(document, place).ok()?;
            let whole: Value = serde_json::from_slice(inner.bytes()).ok()?;
            shape(first(&whole))?;
            Some(Hint::At(place.clone(), inner.as_what()))
        })?;
    }
    match value {
        Value::Object(fields) => {
            fields.iter().find_map(|(key, field)| find(document, field, &place.key(key), level - 1))
        }
        Value::Array(elements) => {
            let element = elements.first()?;
            find(document, element, &place.index(0), level - 1)
        }
        _ => None,
    }
}

fn is_promising(value: &Value) -> bool {
    match value {
        Value::Object(_) => shape(value).is_some(),
        Value::Array(_) => shape(first(value)).is_some(),
        // Every delivery is longer, except one without leads.
        Value::String(text) => text.len() > 20,
        _ => false,
    }
}

/// The first element of a list, or else the value: a list of deliveries is found by its first delivery.
fn first(value: &Value) -> &Value {
    value.as_array().and_then(|elements| elements.first()).unwrap_or(value)
}

fn shape(value: &Value) -> Option<Shape> {
    let mut roots = Roots::default();
    for key in value.as_object()?.keys() {
        roots.note(key);
    }
    roots.shape()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(document: &str) -> Option<String> {
        delivery_within(document.as_bytes()).map(|hint| hint.to_string())
    }

    #[test]
    fn deliveries_are_found_two_levels_down_and_no_deeper() {
        let delivery = r#"{"event_name":"x","document":{}}"#;
        let string = serde_json::to_string(delivery).unwrap();
        let found = |place: &str, as_what: &str| {
            Some(format!("a delivery is at {place} {as_what}; try --at {place}"))
        };
        assert_eq!(hint(&format!(r#"{{"body":{delivery}}}"#)), found("/body", "as an object"));
        assert_eq!(hint(&format!(r#"{{"a":{{"b":{string}}}}}"#)), found("/a/b", "as a JSON string"));
        assert_eq!(hint(&format!(r#"{{"Records":[{delivery}]}}"#)), found("/Records", "as an object"));
        assert_eq!(
            hint(r#"{"body":"eyJldmVudF9uYW1lIjoieCIsImRvY3VtZW50Ijp7fX0="}"#),
            found("/body", "in base64")
        );
        assert_eq!(hint(&format!(r#"{{"a":{{"b":{{"c":{delivery}}}}}}}"#)), None);
        assert_eq!(hint(r#"{"body":"hello world, hello world"}"#), None);
        assert_eq!(hint("{}"), None);
    }
}
