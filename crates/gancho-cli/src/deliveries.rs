//! The deliveries in a document: the document itself, the value at a place in it, or the elements of an array.

use std::fmt;

use gancho_core::JsonPointer;
use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::wrapped::{self, Inner, Unwrapping};

/// A delivery.
#[cfg_attr(not(any(test, feature = "ingest")), expect(dead_code, reason = "survey needs no places"))]
pub(crate) struct Delivery<'a> {
    pub(crate) body: &'a [u8],
    /// Its offset in the document; 0 if [`Deliveries::at`] is set.
    pub(crate) offset: usize,
    /// Its index, if it is an element of an array.
    pub(crate) index: Option<usize>,
}

/// How deliveries are found in documents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deliveries<'a> {
    /// Where in each document the delivery, or an array of them, is.
    pub(crate) at: Option<&'a JsonPointer>,
    /// Whether an array that begins with an object is a list of deliveries. With [`Deliveries::at`], it always is.
    pub(crate) lists: bool,
}

impl Deliveries<'_> {
    /// Calls the function for each delivery in the document.
    ///
    /// # Errors
    ///
    /// When there is nothing that could be a delivery.
    pub(crate) fn each(self, document: &[u8], mut take: impl FnMut(Delivery<'_>)) -> Result<(), Unwrapping> {
        let inner = self.at.map(|at| wrapped::take(document, at)).transpose()?;
        let body = inner.as_ref().map_or(document, Inner::bytes);
        let lists = self.lists || self.at.is_some();
        // An invalid array is one delivery, so that it is rejected as a whole. `IgnoredAny` would accept strings that are
        // not UTF-8.
        if !(lists && wrapped::is_list(body) && serde_json::from_slice::<&RawValue>(body).is_ok()) {
            take(Delivery { body, offset: 0, index: None });
            return Ok(());
        }
        let mut index = 0;
        let element = |element: &RawValue| {
            let element = element.get().as_bytes();
            let offset = if self.at.is_none() { element.as_ptr().addr() - body.as_ptr().addr() } else { 0 };
            take(Delivery { body: element, offset, index: Some(index) });
            index += 1;
        };
        // The array was parsed above.
        let _ = serde_json::Deserializer::from_slice(body).deserialize_seq(Elements(element));
        Ok(())
    }

    /// The path of a delivery in its document.
    #[cfg(any(test, feature = "ingest"))]
    pub(crate) fn path(self, index: Option<usize>) -> JsonPointer {
        let at = self.at.cloned().unwrap_or_else(JsonPointer::root);
        index.map_or_else(|| at.clone(), |index| at.index(index))
    }
}

/// Passes on the elements of an array one by one. A list of them could take more memory than the array.
struct Elements<F>(F);

impl<'de, F: FnMut(&'de RawValue)> Visitor<'de> for Elements<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element()? {
            (self.0)(element);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(document: &str, at: Option<&str>, lists: bool) -> Vec<(String, usize, String)> {
        let at = at.map(|at| at.parse().unwrap());
        let deliveries = Deliveries { at: at.as_ref(), lists };
        let mut found = Vec::new();
        let each = deliveries.each(document.as_bytes(), |Delivery { body, offset, index }| {
            let path = deliveries.path(index).as_str().to_owned();
            found.push((str::from_utf8(body).unwrap().to_owned(), offset, path));
        });
        each.unwrap();
        found
    }

    #[test]
    fn a_document_is_one_delivery_or_an_array_of_them() {
        let one = |body: &str, offset, path: &str| (body.to_owned(), offset, path.to_owned());
        assert_eq!(found("{}", None, true), [one("{}", 0, "")]);
        assert_eq!(found("[{}, 7]", None, true), [one("{}", 1, "/0"), one("7", 5, "/1")]);
        for whole in ["[{}", "[7]", "[]"] {
            assert_eq!(found(whole, None, true), [one(whole, 0, "")]);
        }
        let mut bodies = Vec::new();
        let not_utf8 = b"[{},{\"a\":\"\xff\"},{}]";
        let each = |delivery: Delivery<'_>| bodies.push(delivery.body.to_vec());
        Deliveries { at: None, lists: true }.each(not_utf8, each).unwrap();
        assert_eq!(bodies, [not_utf8]);
        assert_eq!(found("[{}]", None, false), [one("[{}]", 0, "")]);
        assert_eq!(found(r#"{"a":"{}"}"#, Some("/a"), false), [one("{}", 0, "/a")]);
        assert_eq!(found(r#"{"a":[{}]}"#, Some("/a"), false), [one("{}", 0, "/a/0")]);
    }
}
