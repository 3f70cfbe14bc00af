//! Finds a delivery inside a document that is not a delivery.

use std::borrow::Cow;
use std::fmt;

use gancho_core::checked::{Roots, Shape, json_value};
use gancho_core::{ErrorKind, JsonPointer, System};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::message::Escaped;
use crate::shortened::LONGEST;
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
    let value = json_value(document).ok()?;
    // Places on the first level have priority over places on the second.
    let tokens = (1..=LEVELS).find_map(|level| find(&value, level))?;
    let mut place = JsonPointer::root();
    tokens.iter().rev().for_each(|token| place.push_key(token));
    // The value has the last one of duplicate fields, but --at takes the first one.
    if place.as_str().len() > LONGEST {
        // Nobody names the field on the command line, and the hints of an archive are kept.
        return None;
    }
    let inner = wrapped::take(document, &place).ok()?;
    is_delivery(inner.bytes()).then(|| Hint::At(place, inner.as_what()))
}

/// The tokens of the pointer to the first delivery on a level, the last one first. The document is not parsed again for
/// each string in it: there may be hundreds of thousands.
fn find(value: &Value, level: usize) -> Option<Vec<&str>> {
    if level == 0 {
        return is_promising(value).then(Vec::new);
    }
    let (mut tokens, token) = match value {
        Value::Object(fields) => fields
            .iter()
            .find_map(|(key, field)| find(field, level - 1).map(|tokens| (tokens, key.as_str())))?,
        Value::Array(elements) => (find(elements.first()?, level - 1)?, "0"),
        _ => return None,
    };
    tokens.push(token);
    Some(tokens)
}

fn is_promising(value: &Value) -> bool {
    match value {
        Value::Object(_) => shape(value).is_some(),
        Value::Array(_) => shape(first(value)).is_some(),
        // Every delivery is longer, except one without leads.
        Value::String(text) if text.len() > 20 => {
            wrapped::within(text.into()).is_ok_and(|inner| is_delivery(inner.bytes()))
        }
        _ => false,
    }
}

/// Whether this text has an envelope, or is an array that begins with one. The limit on elements does not apply to
/// elements within strings, so no values are created for them.
fn is_delivery(text: &[u8]) -> bool {
    let mut parser = serde_json::Deserializer::from_slice(text);
    parser.deserialize_any(Envelope { is_element: false }).is_ok_and(|shape| shape.is_some())
        && parser.end().is_ok()
}

/// The envelope of an object, or of the first element of an array.
struct Envelope {
    is_element: bool,
}

impl<'de> Visitor<'de> for Envelope {
    type Value = Option<Shape>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Option<Shape>, A::Error> {
        let mut roots = Roots::default();
        while let Some(key) = fields.next_key::<Cow<'_, str>>()? {
            roots.note(&key);
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(roots.shape())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Option<Shape>, A::Error> {
        if self.is_element {
            return Err(A::Error::custom("an array in an array is no delivery"));
        }
        let shape = elements.next_element_seed(Self { is_element: true })?.flatten();
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(shape)
    }
}

impl<'de> DeserializeSeed<'de> for Envelope {
    type Value = Option<Shape>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Shape>, D::Error> {
        deserializer.deserialize_any(self)
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

    #[test]
    fn a_delivery_is_found_where_at_finds_it() {
        let delivery = r#"{"event_name":"x","document":{}}"#;
        assert_eq!(hint(&format!(r#"{{"body":7,"body":{delivery}}}"#)), None);
        // A delivery nested deeper in the array is not the first element.
        assert_eq!(hint(&format!(r#"{{"body":"[[{}]]"}}"#, delivery.replace('"', "\\\""))), None);
        let at = hint(&format!(r#"{{"a/b":["x","y"],"c":{{"d~e":[{delivery},7]}}}}"#));
        assert_eq!(at.as_deref(), Some("a delivery is at /c/d~0e as an object; try --at /c/d~0e"));
    }

    #[test]
    fn a_document_of_many_strings_is_parsed_once() {
        let field = |number: usize| format!(r#""k{number}":"a string of 24 letters..""#);
        let fields: Vec<_> = (0..60_000).map(field).collect();
        // If the document were parsed for each string, this would take an hour.
        assert_eq!(hint(&format!("{{{}}}", fields.join(","))), None);
        // The pointers to the fields together are much longer than the document.
        let inner: Vec<_> = (0..60_000).map(|number| format!(r#""{number}":0"#)).collect();
        assert_eq!(hint(&format!(r#"{{"{}":{{{}}}}}"#, "k".repeat(100_000), inner.join(","))), None);
    }
}
