//! The limit on the number of elements, checked before parsing.

use memchr::memchr2;

use super::utf8::text;
use crate::{Error, ErrorKind, JsonPointer};

/// Rejects a body with more than this number of elements: elements of arrays and fields of objects, at any depth.
///
/// All parsers call this function before they parse, so that they reject the same bodies. It only looks at structural
/// characters, which takes about a nanosecond per byte. Each element takes at least two bytes, so a body that is too
/// short to exceed the limit is not counted.
///
/// # Errors
///
/// When there are more, or when the body is long enough to be counted and starts with a byte-order mark or is not
/// UTF-8.
pub fn limit_elements(body: &[u8], limit: usize) -> Result<(), Error> {
    if body.len() / 2 <= limit {
        return Ok(());
    }
    let Some(offset) = element(text(body)?.as_bytes(), limit) else { return Ok(()) };
    let message = format!("the arrays and objects hold more than {limit} elements and fields");
    Err(Error::new(ErrorKind::TooManyElements, message).at(JsonPointer::root(), Some(offset)))
}

/// The offset of the element with this number, counted from 0.
fn element(body: &[u8], number: usize) -> Option<usize> {
    let mut seen = 0;
    let mut at = 0;
    loop {
        let byte = *body.get(at)?;
        at += 1;
        let begins = match byte {
            b'"' => {
                at = after_string(body, at).unwrap_or(body.len());
                false
            }
            b',' => true,
            b'[' | b'{' => {
                at = after_space(body, at);
                !matches!(body.get(at), Some(b']' | b'}') | None)
            }
            _ => false,
        };
        if begins {
            if seen == number {
                return Some(after_space(body, at));
            }
            seen += 1;
        }
    }
}

/// The offset after a string; `at` is the offset after its opening quote. `None` when no quote closes it.
pub(super) fn after_string(body: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr2(b'"', b'\\', body.get(at..)?)?;
        if body.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        // The escaped character may be a quote.
        at += 2;
    }
}

fn after_space(body: &[u8], at: usize) -> usize {
    let rest = body.get(at..).unwrap_or_default();
    let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    at + space
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(body: &str) -> usize {
        (0..=body.len()).find(|number| element(body.as_bytes(), *number).is_none()).unwrap()
    }

    #[test]
    fn elements_and_fields_are_counted_at_any_depth() {
        for (body, elements) in [
            ("", 0),
            ("1", 0),
            ("[]", 0),
            (" [ ] ", 0),
            ("{}", 0),
            ("[0]", 1),
            ("[ 0 , 1 ]", 2),
            ("[[]]", 1),
            ("[[],{},[0]]", 4),
            (r#"{"a":[1,2],"b":{"c":{}}}"#, 5),
            (r#"["a,b[c","\",","\\",","]"#, 4),
            // Invalid JSON is counted too, since the count precedes the parse.
            (",,", 2),
            ("[", 0),
            ("[\"a,", 1),
        ] {
            assert_eq!(count(body), elements, "{body}");
        }
    }

    #[test]
    fn the_offset_is_that_of_the_first_element_above_the_limit() {
        assert_eq!(element(br#"{"a": 1, "b": [2, 3]}"#, 1), Some(9));
        assert_eq!(element(br#"{"a": 1, "b": [2, 3]}"#, 3), Some(18));
    }

    #[test]
    fn a_body_too_short_to_exceed_the_limit_is_not_counted() {
        assert_eq!(limit_elements(b"\xFF\xFF", 1), Ok(()));
        assert_eq!(limit_elements(b"[0,0,0]", 3), Ok(()));
        let error = limit_elements(b"[0,0,0]", 2).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::TooManyElements, Some(5)));
    }
}
