//! Checks of JSON text that serde_json has skipped.
//!
//! serde_json skips an ignored or raw value with a loop that checks the grammar, but accepts any nesting and any `\u`
//! escape. This module checks the rest: nesting, and that surrogates are in pairs.

use memchr::{memchr2, memchr3_iter};

/// What skipped text must not contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RawFault {
    TooDeep,
    LoneSurrogate,
}

/// Checks text whose grammar is known to be valid; returns the fault and its offset.
pub(crate) fn check(raw: &str, depth_left: usize) -> Result<(), (RawFault, usize)> {
    let bytes = raw.as_bytes();
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = check_string(bytes, at + 1)?,
            b'{' | b'[' => {
                depth += 1;
                if depth > depth_left {
                    return Err((RawFault::TooDeep, at));
                }
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ => at += 1,
        }
    }
    Ok(())
}

/// Checks a string from after its opening quote; returns the offset after its closing quote.
fn check_string(bytes: &[u8], start: usize) -> Result<usize, (RawFault, usize)> {
    let mut at = start;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(step) = memchr2(b'"', b'\\', rest) else {
            return Ok(bytes.len());
        };
        at += step;
        if bytes.get(at) == Some(&b'"') {
            return Ok(at + 1);
        }
        match escaped_unit(bytes, at) {
            Some(0xDC00..=0xDFFF) => return Err((RawFault::LoneSurrogate, at)),
            Some(0xD800..=0xDBFF) => match escaped_unit(bytes, at + 6) {
                Some(0xDC00..=0xDFFF) => at += 12,
                _ => return Err((RawFault::LoneSurrogate, at)),
            },
            Some(_) => at += 6,
            None => at += 2,
        }
    }
}

/// The UTF-16 code unit of the `\u` escape at `at`, if there is one.
fn escaped_unit(bytes: &[u8], at: usize) -> Option<u16> {
    let (head, digits) = bytes.get(at..at + 6)?.split_at(2);
    if head != b"\\u" {
        return None;
    }
    digits.iter().try_fold(0_u16, |unit, digit| {
        let value = char::from(*digit).to_digit(16)?;
        Some(unit << 4 | u16::try_from(value).ok()?)
    })
}

/// The text without white space between its tokens.
pub(crate) fn compact(raw: &str) -> String {
    let bytes = raw.as_bytes();
    if memchr3_iter(b' ', b'\n', b'\t', bytes).next().is_none() && !bytes.contains(&b'\r') {
        return raw.to_owned();
    }
    let mut text = String::with_capacity(raw.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in raw.chars() {
        let blank = matches!(character, ' ' | '\t' | '\n' | '\r');
        if in_string || !blank {
            text.push(character);
        }
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_rejected() {
        for good in [r#""\ud83d\ude00""#, r#""\\ud83d""#, r#"["a\u00e3\"", {"\u0041":"\uD83D\uDE00"}]"#] {
            assert_eq!(check(good, 9), Ok(()), "{good}");
        }
        for bad in [
            r#""\ud83d""#,
            r#""\ude00""#,
            r#""\ud83d\u0041""#,
            r#""\ud83dx""#,
            r#"{"\udc00":1}"#,
            r#""ab\ud83d\ude00\ud83d""#,
            r#""abc\n\ud83d""#,
            r#""abc\u0041\ud83d""#,
        ] {
            assert_eq!(check(bad, 9).map_err(|(fault, _)| fault), Err(RawFault::LoneSurrogate), "{bad}");
        }
    }

    #[test]
    fn depth_counts_containers_outside_strings() {
        assert_eq!(check(r#"[["[[[["]]"#, 2), Ok(()));
        assert_eq!(check("[[[]]]", 2), Err((RawFault::TooDeep, 2)));
        assert_eq!(check("[[],[],[]]", 2), Ok(()));
    }

    #[test]
    fn compacting_does_not_change_strings() {
        assert_eq!(compact("{ \"a b\" :\r\n[ 1 , \"x\\\" \\\\\" ] }"), "{\"a b\":[1,\"x\\\" \\\\\"]}");
        assert_eq!(compact("[1,2]"), "[1,2]");
        for blank in [' ', '\t', '\n', '\r'] {
            assert_eq!(compact(&format!("{blank}[1,{blank}2]")), "[1,2]", "{blank:?}");
        }
    }
}
