//! Values for which the libraries have no type.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A string, borrowed unless it contains an escape.
///
/// A plain `Cow` in an `Option` or a `Vec` is always copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;

        impl<'de> Visitor<'de> for Borrow {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Borrow)
    }
}

/// A decimal, parsed as a float.
#[derive(Clone, Copy, Debug)]
pub struct Money(pub Decimal);

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Decimal::try_from(number).map(Money).map_err(D::Error::custom)
    }
}

/// A free-form value.
#[derive(Clone, Debug)]
pub enum Free<'a> {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A string.
    Text(Text<'a>),
    /// A list.
    List(Vec<Free<'a>>),
    /// An object, which is not parsed.
    Object,
}

impl<'de: 'a, 'a> Deserialize<'de> for Free<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Free<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Free<'de>, E> {
        Ok(Free::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Free<'de>, E> {
        Ok(Free::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Free<'de>, E> {
        Ok(Free::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Free<'de>, E> {
        i64::try_from(value).map(Free::Integer).map_err(E::custom)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Free<'de>, E> {
        Ok(Free::Number(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Free<'de>, E> {
        Ok(Free::Text(Text(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Free<'de>, E> {
        Ok(Free::Text(Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Free<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Free::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Free<'de>, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Free::Object)
    }
}

/// Free-form values by name.
#[derive(Clone, Debug)]
pub struct Fields<'a>(pub Vec<(Text<'a>, Free<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = access.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

/// Parses a time that may be `""` or `null`.
pub(super) fn or_empty<'de, D: Deserializer<'de>, T: std::str::FromStr>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    match Option::<Text<'de>>::deserialize(deserializer)? {
        Some(Text(text)) if !text.is_empty() => {
            text.parse().map(Some).map_err(|_| D::Error::custom("not a time"))
        }
        _ => Ok(None),
    }
}
