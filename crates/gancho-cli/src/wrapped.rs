//! Deliveries inside other documents: at a JSON Pointer, in a string, in an array.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use gancho_core::JsonPointer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The value at a place of a document.
#[derive(Debug)]
pub(crate) enum Inner<'a> {
    /// JSON, unchanged.
    Json(&'a [u8]),
    /// JSON from a string.
    Text(Cow<'a, str>),
    /// JSON from a string in base64.
    Decoded(Vec<u8>),
}

/// Why there is no delivery at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unwrapping {
    /// The document is not JSON.
    NoJson,
    /// There is no value.
    Missing,
    /// A number, a boolean or `null`.
    Scalar,
    /// A string that is neither JSON nor base64.
    OtherText,
}

impl Unwrapping {
    /// The kind of the rejection, as a code.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::NoJson => "syntax",
            Self::Missing => "missing_field",
            Self::Scalar => "wrong_type",
            Self::OtherText => "invalid_value",
        }
    }

    /// The reason.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::NoJson => "the document is not JSON, so --at cannot be applied",
            Self::Missing => "the document has no value where --at points",
            Self::Scalar => "--at points to a value that is neither an object nor a string",
            Self::OtherText => "--at points to a string that contains neither JSON nor JSON in base64",
        }
    }
}

impl Inner<'_> {
    /// The bytes to parse as a delivery.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Json(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
            Self::Decoded(bytes) => bytes,
        }
    }

    /// Its form, for messages.
    pub(crate) fn as_what(&self) -> &'static str {
        match self {
            Self::Json(_) => "as an object",
            Self::Text(_) => "as a JSON string",
            Self::Decoded(_) => "in base64",
        }
    }
}

/// Returns the value at a place of a document. For a string, this is its content.
///
/// # Errors
///
/// When there is nothing that could be a delivery.
pub(crate) fn take<'a>(document: &'a [u8], place: &JsonPointer) -> Result<Inner<'a>, Unwrapping> {
    let raw = locate(document, place)?.get();
    match raw.as_bytes().first() {
        Some(b'{' | b'[') => Ok(Inner::Json(raw.as_bytes())),
        Some(b'"') => of_string(raw),
        _ => Err(Unwrapping::Scalar),
    }
}

fn of_string(raw: &str) -> Result<Inner<'_>, Unwrapping> {
    within(text(raw).ok_or(Unwrapping::NoJson)?)
}

/// Returns what a string contains: JSON, or JSON in base64.
///
/// # Errors
///
/// When it contains something else.
pub(crate) fn within(text: Cow<'_, str>) -> Result<Inner<'_>, Unwrapping> {
    /// With or without padding, because senders differ.
    const LENIENT: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const ENGINES: [GeneralPurpose; 2] = [
        GeneralPurpose::new(&base64::alphabet::STANDARD, LENIENT),
        GeneralPurpose::new(&base64::alphabet::URL_SAFE, LENIENT),
    ];
    if text.trim_start().starts_with(['{', '[']) {
        return Ok(Inner::Text(text));
    }
    let decoded = ENGINES.iter().find_map(|engine| engine.decode(text.trim()).ok());
    decoded
        .filter(|bytes| matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[')))
        .map(Inner::Decoded)
        .ok_or(Unwrapping::OtherText)
}

fn text(raw: &str) -> Option<Cow<'_, str>> {
    let borrowed = serde_json::from_str::<&str>(raw).map(Cow::Borrowed);
    borrowed.or_else(|_| serde_json::from_str(raw).map(Cow::Owned)).ok()
}

/// The value at a place, as JSON.
///
/// # Errors
///
/// When the document is not JSON, or has no value there.
pub(crate) fn locate<'a>(document: &'a [u8], place: &JsonPointer) -> Result<&'a RawValue, Unwrapping> {
    let tokens: Vec<Cow<'_, str>> = place.tokens().collect();
    let mut parser = serde_json::Deserializer::from_slice(document);
    let found = At(&tokens).deserialize(&mut parser).map_err(|_| Unwrapping::NoJson)?;
    parser.end().map_err(|_| Unwrapping::NoJson)?;
    found.ok_or(Unwrapping::Missing)
}

/// The elements of an array; `None` if it is not a valid array, or has more elements than `most`.
pub(crate) fn elements(array: &[u8], most: usize) -> Option<Vec<&RawValue>> {
    struct Elements(usize);

    impl<'de> Visitor<'de> for Elements {
        type Value = Vec<&'de RawValue>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(element) = elements.next_element()? {
                if found.len() == self.0 {
                    return Err(A::Error::custom("the array has more elements"));
                }
                found.push(element);
            }
            Ok(found)
        }
    }

    let mut parser = serde_json::Deserializer::from_slice(array);
    let found = parser.deserialize_seq(Elements(most)).ok()?;
    parser.end().ok()?;
    Some(found)
}

/// Whether this is an array that begins with an object: a list of deliveries.
pub(crate) fn is_list(document: &[u8]) -> bool {
    document
        .trim_ascii_start()
        .strip_prefix(b"[")
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"))
}

/// Finds the value at the place of these tokens.
struct At<'t>(&'t [Cow<'t, str>]);

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Option<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.0.is_empty() {
            <&RawValue as serde::Deserialize>::deserialize(deserializer).map(Some)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

/// A scalar contains no other value.
macro_rules! nothing_within {
    ($($method:ident($($type:ty)?);)*) => {
        $(fn $method<E>(self $(, _: $type)?) -> Result<Self::Value, E> {
            Ok(None)
        })*
    };
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    nothing_within! {
        visit_unit();
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            match self.0.split_first() {
                Some((first, rest)) if found.is_none() && key == *first => {
                    found = map.next_value_seed(At(rest))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let wanted =
            self.0.split_first().and_then(|(first, rest)| Some((first.parse::<usize>().ok()?, rest)));
        let mut found = None;
        for index in 0.. {
            match wanted {
                Some((at, rest)) if at == index => match elements.next_element_seed(At(rest))? {
                    Some(element) => found = element,
                    None => break,
                },
                _ if elements.next_element::<IgnoredAny>()?.is_none() => break,
                _ => {}
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(document: &str, place: &str) -> Result<String, Unwrapping> {
        let inner = take(document.as_bytes(), &place.parse().unwrap())?;
        Ok(str::from_utf8(inner.bytes()).unwrap().to_owned())
    }

    #[test]
    fn objects_strings_and_base64_are_taken() {
        assert_eq!(taken(r#"{"a":1,"body":{"x": 2}}"#, "/body"), Ok(r#"{"x": 2}"#.to_owned()));
        assert_eq!(taken(r#"{"body":"{\"x\":\"\u00e7\"}"}"#, "/body"), Ok(r#"{"x":"ç"}"#.to_owned()));
        assert_eq!(taken(r#"{"body":"eyJ4IjoyfQ=="}"#, "/body"), Ok(r#"{"x":2}"#.to_owned()));
        assert_eq!(taken(r#"{"body":"eyJ4IjoyfQ"}"#, "/body"), Ok(r#"{"x":2}"#.to_owned()));
        assert_eq!(taken(r#"{"a":[0,{"b/c":[1]}]}"#, "/a/1/b~1c"), Ok("[1]".to_owned()));
    }

    #[test]
    fn elements_are_limited() {
        let found = |array: &str, most| elements(array.as_bytes(), most).map(|elements| elements.len());
        assert_eq!((found("[{}, 7]", 2), found("[{}, 7]", 1)), (Some(2), None));
        for invalid in ["[{}", "[{}] x", "{}"] {
            assert_eq!(found(invalid, 9), None, "{invalid}");
        }
    }

    #[test]
    fn the_reason_for_a_missing_delivery_is_returned() {
        assert_eq!(taken(r#"{"a":1}"#, "/body"), Err(Unwrapping::Missing));
        assert_eq!(taken(r#"{"body":7}"#, "/body/x"), Err(Unwrapping::Missing));
        assert_eq!(taken(r#"{"body":null}"#, "/body"), Err(Unwrapping::Scalar));
        assert_eq!(taken(r#"{"body":"hello"}"#, "/body"), Err(Unwrapping::OtherText));
        assert_eq!(taken(r#"{"body":{"#, "/body"), Err(Unwrapping::NoJson));
        assert_eq!(taken(r#"{"body":{}} x"#, "/body"), Err(Unwrapping::NoJson));
    }
}
