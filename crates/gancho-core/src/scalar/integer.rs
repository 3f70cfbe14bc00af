//! Whole numbers, in any JSON notation.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::amount::Amount;
use crate::checked::Blank;
use crate::de::token;
use crate::maybe::Missable;

/// A whole number of 64 bits: `5`, but also `5.0` and `50e-1`, which JSON Schema considers integers.
///
/// It serializes as plain digits.
///
/// ```
/// use gancho_core::Integer;
///
/// let stars: Integer = serde_json::from_str("4.0")?;
/// assert_eq!(stars, 4);
/// assert_eq!(u8::try_from(stars), Ok(4));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Integer(pub i64);

impl Integer {
    /// Parses a JSON number; `None` if it is not whole or exceeds 64 bits.
    pub fn parse(text: &str) -> Option<Self> {
        // Most are plain digits. All others are parsed as exact decimals, never as floats. JSON has neither a plus sign
        // nor leading zeros, which the decimals reject.
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_plain = !digits.starts_with('+') && (digits.len() == 1 || !digits.starts_with('0'));
        let plain = if is_plain { text.parse::<i64>().ok() } else { None };
        plain.or_else(|| Amount::parse(text)?.whole()).map(Self)
    }
}

impl Missable for Integer {
    const EXPECTING: &'static str = "a whole number of at most 64 bits";
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        Self(value)
    }
}

impl From<Integer> for i64 {
    fn from(value: Integer) -> Self {
        value.0
    }
}

impl From<i32> for Integer {
    fn from(value: i32) -> Self {
        Self(value.into())
    }
}

impl From<u32> for Integer {
    fn from(value: u32) -> Self {
        Self(value.into())
    }
}

/// Fails if the type cannot hold the number.
macro_rules! to_smaller {
    ($($type:ty)*) => {$(
        impl TryFrom<Integer> for $type {
            type Error = std::num::TryFromIntError;

            fn try_from(whole: Integer) -> Result<Self, Self::Error> {
                whole.0.try_into()
            }
        }
    )*};
}

to_smaller!(u8 u16 u32 u64 usize i32);

impl PartialOrd<i64> for Integer {
    fn partial_cmp(&self, other: &i64) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(other)
    }
}

impl PartialEq<Integer> for i64 {
    fn eq(&self, other: &Integer) -> bool {
        *self == other.0
    }
}

impl PartialEq<i64> for Integer {
    fn eq(&self, other: &i64) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Integer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(token::NUMBER, Whole)
    }
}

struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Integer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Integer::EXPECTING)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Integer, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<Integer, E> {
        let text = std::str::from_utf8(text).unwrap_or_default();
        Integer::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Float(0.0), &self))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Integer, E> {
        Ok(Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Integer, E> {
        i64::try_from(value).map(Integer).map_err(|_| E::invalid_value(Unexpected::Unsigned(0), &self))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Integer, E> {
        Integer::parse(&format!("{value:?}")).ok_or_else(|| E::invalid_value(Unexpected::Float(0.0), &self))
    }
}

impl Blank for Integer {
    const BLANK: Self = Self(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_numbers_are_parsed_if_they_are_whole() {
        for (text, whole) in [
            ("0", 0),
            ("-0", 0),
            ("7", 7),
            ("-7", -7),
            ("4.0", 4),
            ("50e-1", 5),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808", i64::MIN),
            ("7.0000000000000000000000000000000000000000", 7),
            ("70000000000000000000000000000000000000000e-40", 7),
        ] {
            assert_eq!(Integer::parse(text), Some(Integer(whole)), "{text}");
        }
    }

    #[test]
    fn rejects_strings_that_are_not_json_numbers_and_numbers_that_are_not_whole() {
        for text in
            ["", "-", "+7", "-+7", "007", "-007", "00", "-00", "7.5", "7.", " 7", "9223372036854775808"]
        {
            assert_eq!(Integer::parse(text), None, "{text}");
        }
    }
}
