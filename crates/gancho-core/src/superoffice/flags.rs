//! Sets of named flags.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::de::token;
use crate::maybe::{EmptyForm, Missable};
use crate::scalar::integer::Integer;

/// Names separated by commas, such as `"FirstFailure, Disabling"`, or their bits as a number.
///
/// The server writes names and accepts both.
///
/// ```
/// use gancho_core::superoffice::Flags;
///
/// assert_eq!(serde_json::from_str::<Flags>("3")?, Flags::Bits(3));
/// assert_eq!(serde_json::from_str::<Flags>(r#""Email""#)?, Flags::Names("Email".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Flags {
    /// Names.
    Names(String),
    /// Bits.
    Bits(i64),
}

impl Flags {
    /// The individual names; none for a number.
    ///
    /// ```
    /// use gancho_core::superoffice::Flags;
    ///
    /// let when: Flags = serde_json::from_str(r#""FirstFailure, Disabling""#)?;
    /// assert_eq!(when.names().collect::<Vec<_>>(), ["FirstFailure", "Disabling"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let text = match self {
            Self::Names(text) => text.as_str(),
            Self::Bits(_) => "",
        };
        text.split(',').map(str::trim).filter(|name| !name.is_empty())
    }
}

impl Missable for Flags {
    const EMPTY: EmptyForm = EmptyForm::None;
    const EXPECTING: &'static str = "names or a number";
}

impl serde::Serialize for Flags {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Names(text) => serializer.serialize_str(text),
            Self::Bits(bits) => serializer.serialize_i64(*bits),
        }
    }
}

impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(token::NUMBER, Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Flags;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Flags::EXPECTING)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Flags, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, names: &str) -> Result<Flags, E> {
        Ok(Flags::Names(names.to_owned()))
    }

    fn visit_bytes<E: Error>(self, number: &[u8]) -> Result<Flags, E> {
        Integer::deserialize(serde::de::value::BytesDeserializer::new(number)).map(|bits| Flags::Bits(bits.0))
    }

    fn visit_i64<E>(self, bits: i64) -> Result<Flags, E> {
        Ok(Flags::Bits(bits))
    }

    fn visit_u64<E: Error>(self, bits: u64) -> Result<Flags, E> {
        Integer::deserialize(serde::de::value::U64Deserializer::new(bits)).map(|bits| Flags::Bits(bits.0))
    }

    fn visit_f64<E: Error>(self, bits: f64) -> Result<Flags, E> {
        Integer::deserialize(serde::de::value::F64Deserializer::new(bits)).map(|bits| Flags::Bits(bits.0))
    }
}
