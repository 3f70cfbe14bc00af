//! Conversion from bytes to text.

use super::cut;
use super::sniff::Sniff;
use crate::{Error, ErrorKind, JsonPointer};

/// The body as a string.
pub(super) fn text(body: &[u8]) -> Result<&str, Error> {
    no_byte_order_mark(body)?;
    std::str::from_utf8(body).map_err(|error| {
        let valid = body
            .get(..error.valid_up_to())
            .and_then(|head| std::str::from_utf8(head).ok())
            .unwrap_or_default();
        let broken = Error::new(ErrorKind::InvalidUtf8, "the body is not UTF-8");
        broken.at(cut::path(valid), Some(error.valid_up_to())).of(Sniff::of(valid).known_event())
    })
}

pub(super) fn no_byte_order_mark(body: &[u8]) -> Result<(), Error> {
    if body.starts_with(b"\xEF\xBB\xBF") {
        let message = "the body starts with a byte-order mark";
        return Err(Error::new(ErrorKind::ByteOrderMark, message).at(JsonPointer::root(), Some(0)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_precedes_the_invalid_byte_hides_its_path() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        for before in ["1", "1e999", deep.as_str(), "nule"] {
            let mut body = format!(r#"{{"event_name":"crm_deal_created","a":{before},"b":["#).into_bytes();
            body.extend(b"\"\xFF\"]}");
            let error = text(&body).unwrap_err();
            assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::InvalidUtf8, "/b/0"), "{before}");
        }
    }
}
