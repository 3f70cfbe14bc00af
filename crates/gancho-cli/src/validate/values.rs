//! The values of a document, which are found by their paths.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt;

use gancho_core::JsonPointer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The values of a document. Each object and array on the way to a value is parsed once, when it is first needed: a
/// document may have a finding at every value.
pub(super) struct Values<'a> {
    document: &'a [u8],
    /// `None` if the document is not JSON.
    root: OnceCell<Option<Value<'a>>>,
}

/// A value, and the values in it.
struct Value<'a> {
    raw: &'a RawValue,
    within: OnceCell<Box<Within<'a>>>,
}

enum Within<'a> {
    Fields(HashMap<String, Value<'a>>),
    Elements(Vec<Value<'a>>),
    /// A scalar contains no other value.
    Nothing,
}

impl<'a> Values<'a> {
    pub(super) fn of(document: &'a [u8]) -> Self {
        Self { document, root: OnceCell::new() }
    }

    /// The value at a place, as JSON; `None` if the document is not JSON, or has no value there.
    pub(super) fn get(&self, place: &JsonPointer) -> Option<&'a str> {
        let root = self.root.get_or_init(|| serde_json::from_slice(self.document).ok()).as_ref()?;
        let found = place.tokens().try_fold(root, |value, token| value.within().get(&token))?;
        Some(found.raw.get())
    }
}

impl<'a> Value<'a> {
    fn within(&self) -> &Within<'a> {
        self.within.get_or_init(|| Box::new(Within::of(self.raw.get())))
    }
}

impl<'a> Within<'a> {
    fn of(raw: &'a str) -> Self {
        #[cfg(test)]
        tests::PARSED.set(tests::PARSED.get() + raw.len());
        let parsed = match raw.as_bytes().first() {
            Some(b'{') => serde_json::from_str(raw).map(|Fields(fields)| Self::Fields(fields)),
            Some(b'[') => serde_json::from_str(raw).map(Self::Elements),
            _ => return Self::Nothing,
        };
        // A field name with a lone surrogate cannot be parsed, and no pointer contains it.
        parsed.unwrap_or(Self::Nothing)
    }

    fn get(&self, token: &str) -> Option<&Value<'a>> {
        match self {
            Self::Fields(fields) => fields.get(token),
            Self::Elements(elements) => elements.get(token.parse::<usize>().ok()?),
            Self::Nothing => None,
        }
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { raw: Deserialize::deserialize(deserializer)?, within: OnceCell::new() })
    }
}

/// The fields of an object. Of fields with the same name, the first one counts.
struct Fields<'a>(HashMap<String, Value<'a>>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = HashMap::new();
                while let Some((name, value)) = map.next_entry()? {
                    fields.entry(name).or_insert(value);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fmt::Write as _;

    use super::*;

    thread_local! {
        /// The number of bytes that were parsed to find values.
        pub(super) static PARSED: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn values_are_found() {
        let values = Values::of(br#" {"a/b":[0,{"x": 1e999}],"c":"\u00e7","a/b":7,"d":{"c":[]}} "#);
        let found = |place: &str| values.get(&place.parse().unwrap());
        assert_eq!(found("/a~1b/1/x"), Some("1e999"));
        assert_eq!(found("/a~1b/1"), Some(r#"{"x": 1e999}"#));
        assert_eq!(found("/c"), Some(r#""\u00e7""#));
        assert_eq!(found("/d/c"), Some("[]"));
        assert!(found("").is_some_and(|root| root.starts_with('{') && root.ends_with('}')));
        for missing in ["/x", "/c/x", "/a~1b/2", "/a~1b/x", "/d/c/0"] {
            assert_eq!(found(missing), None, "{missing}");
        }
        assert_eq!(Values::of(b"{} x").get(&JsonPointer::root()), None);
    }

    #[test]
    fn a_document_is_parsed_once_for_all_its_values() {
        let mut document = r#"{"document":{"last":0"#.to_owned();
        (0..10_000).for_each(|number| write!(document, r#","{number}":{number}"#).unwrap());
        document.push_str("}}");
        let values = Values::of(document.as_bytes());
        PARSED.set(0);
        for number in 0..10_000_u32 {
            let place = format!("/document/{number}").parse().unwrap();
            assert_eq!(values.get(&place), Some(&*number.to_string()));
        }
        assert!(PARSED.get() <= 2 * document.len(), "{} of {}", PARSED.get(), document.len());
    }
}
