//! Conversion from bytes to text.

use serde::de::{Deserializer, IgnoredAny, Visitor};

use super::sniff::Sniff;
use crate::{Error, ErrorKind, JsonPointer, de};

/// The body as a string.
pub(super) fn text(body: &[u8]) -> Result<&str, Error> {
    no_byte_order_mark(body)?;
    std::str::from_utf8(body).map_err(|error| {
        // Parsing the text before the invalid byte fails within the value that contains it.
        let valid = body
            .get(..error.valid_up_to())
            .and_then(|head| std::str::from_utf8(head).ok())
            .unwrap_or_default();
        let path = match de::deserialize::<Everything>(valid, None) {
            Err(cut) if cut.kind() == ErrorKind::UnexpectedEnd => cut.path().clone(),
            _ => JsonPointer::root(),
        };
        let broken = Error::new(ErrorKind::InvalidUtf8, "the body is not UTF-8");
        broken.at(path, Some(error.valid_up_to())).of(Sniff::of(valid).known_event())
    })
}

pub(super) fn no_byte_order_mark(body: &[u8]) -> Result<(), Error> {
    if body.starts_with(b"\xEF\xBB\xBF") {
        let message = "the body starts with a byte-order mark";
        return Err(Error::new(ErrorKind::ByteOrderMark, message).at(JsonPointer::root(), Some(0)));
    }
    Ok(())
}

/// Any document, with every field visited, to find the value in which it is cut off.
struct Everything;

impl<'de> serde::Deserialize<'de> for Everything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Everything)
    }
}

/// Accepts and ignores a scalar.
macro_rules! ignore {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E>(self, _: $type) -> Result<Self, E> {
            Ok(self)
        }
    )*};
}

impl<'de> Visitor<'de> for Everything {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a document")
    }

    ignore! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_entry::<IgnoredAny, Self>()?.is_some() {}
        Ok(self)
    }
}
