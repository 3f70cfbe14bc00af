//! The lines of an archive.

use std::collections::BTreeMap;

use gancho_core::chrono::{DateTime, SecondsFormat, Utc};
use http::HeaderMap;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::RawValue;

use crate::{Kept, Raw};

/// A delivery as one line of NDJSON: `{"received_at","system","headers":{…},"body":…}`.
///
/// The line preserves the exact bytes of the body, so that a signature can be verified later. A body that is JSON on
/// one line, without surrounding white space and not itself a JSON string, is included unchanged. Any other UTF-8 body
/// is a string. A body that is not UTF-8 is in base64, followed by `"isBase64Encoded":true`, as API gateways write it.
/// A repeated header is a list.
///
/// ```
/// use gancho_receiver::gancho_core::{System, chrono::DateTime};
/// use gancho_receiver::{ArchiveLine, Raw};
/// use http::HeaderMap;
///
/// let raw = Raw::new(System::RdStationCrm, HeaderMap::new(), br#"{"amount": 1.50}"#.as_slice());
/// let line = serde_json::to_string(&ArchiveLine::new(DateTime::UNIX_EPOCH, &raw))?;
/// assert_eq!(
///     line,
///     r#"{"received_at":"1970-01-01T00:00:00.000000Z","system":"rdstation-crm","headers":{},"body":{"amount": 1.50}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ArchiveLine<'a> {
    received_at: DateTime<Utc>,
    raw: &'a Raw,
}

impl<'a> ArchiveLine<'a> {
    /// The line for a request that arrived at this time.
    pub fn new(received_at: DateTime<Utc>, raw: &'a Raw) -> Self {
        Self { received_at, raw }
    }
}

impl<'a> From<&'a Kept> for ArchiveLine<'a> {
    fn from(kept: &'a Kept) -> Self {
        Self::new(kept.received_at, &kept.raw)
    }
}

impl Serialize for ArchiveLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("received_at", &self.received_at.to_rfc3339_opts(SecondsFormat::Micros, true))?;
        line.serialize_entry("system", &self.raw.system)?;
        line.serialize_entry("headers", &Headers(&self.raw.headers))?;
        let text = std::str::from_utf8(&self.raw.body);
        match text.map(|text| verbatim(text).ok_or(text)) {
            Ok(Ok(json)) => line.serialize_entry("body", json)?,
            Ok(Err(text)) => line.serialize_entry("body", text)?,
            Err(_) => {
                line.serialize_entry("body", &base64(&self.raw.body))?;
                line.serialize_entry("isBase64Encoded", &true)?;
            }
        }
        line.end()
    }
}

/// The body, if it can be included unchanged. A body that is a JSON string cannot: it could not be distinguished from a
/// body that is written as a string.
fn verbatim(text: &str) -> Option<&RawValue> {
    let json: &RawValue = serde_json::from_str(text).ok()?;
    let is_unchanged =
        json.get().len() == text.len() && !text.contains(['\n', '\r']) && !text.starts_with('"');
    is_unchanged.then_some(json)
}

struct Headers<'a>(&'a HeaderMap);

impl Serialize for Headers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut by_name: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (name, value) in self.0 {
            let value = value.as_bytes().iter().copied().map(char::from).collect();
            by_name.entry(name.as_str()).or_default().push(value);
        }
        let mut map = serializer.serialize_map(Some(by_name.len()))?;
        for (name, values) in &by_name {
            match values.as_slice() {
                [value] => map.serialize_entry(name, value)?,
                values => map.serialize_entry(name, values)?,
            }
        }
        map.end()
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use gancho_core::System;
    use gancho_core::superoffice::signature;
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// Extracts the body of a line as another program would.
    fn body(line: &str) -> Vec<u8> {
        #[derive(serde::Deserialize)]
        struct Line<'a> {
            #[serde(borrow)]
            body: &'a RawValue,
            #[serde(default, rename = "isBase64Encoded")]
            is_base64: bool,
        }
        use base64::Engine as _;
        let line: Line<'_> = serde_json::from_str(line).unwrap();
        match serde_json::from_str::<Value>(line.body.get()) {
            Ok(Value::String(text)) if line.is_base64 => {
                base64::engine::general_purpose::STANDARD.decode(text).unwrap()
            }
            Ok(Value::String(text)) => text.into_bytes(),
            _ => line.body.get().as_bytes().to_vec(),
        }
    }

    fn check(bytes: &[u8]) {
        let raw = Raw::new(System::SuperOffice, HeaderMap::new(), bytes.to_vec());
        let line = serde_json::to_string(&ArchiveLine::new(DateTime::UNIX_EPOCH, &raw)).unwrap();
        assert!(!line.contains('\n'), "{line}");
        assert_eq!(body(&line), bytes);
        signature::verify("s", &body(&line), &signature::sign("s", bytes)).unwrap();
    }

    #[test]
    fn bodies_round_trip() {
        let bodies = [
            b"".as_slice(),
            b"{}",
            b" {}",
            b"{}\r\n",
            b"{\"a\": 1.0e5,\n\"a\":2}",
            b"\"text\"",
            b"{\"a\":\"\\u00e7\"}",
            b"\xff\xfe",
            b"{\"a\":",
            b"\xef\xbb\xbf{}",
            b"null",
            b"1e999",
            b"{\"a\":\"\\ud800\"}",
        ];
        for bytes in bodies {
            check(bytes);
        }
        let deep = [b"[".repeat(5000), b"]".repeat(5000)].concat();
        check(&deep);
    }

    #[test]
    fn a_line_has_the_documented_format() {
        let mut headers = HeaderMap::new();
        headers.append("x-a", "1".parse().unwrap());
        headers.append("x-a", "2".parse().unwrap());
        headers.append("content-type", "application/json".parse().unwrap());
        let raw = Raw::new(System::RdStationCrm, headers, b"{\"a\":1}".as_slice());
        let line = serde_json::to_string(&ArchiveLine::new(DateTime::UNIX_EPOCH, &raw)).unwrap();
        let expected = r#"{"received_at":"1970-01-01T00:00:00.000000Z","system":"rdstation-crm","headers":{"content-type":"application/json","x-a":["1","2"]},"body":{"a":1}}"#;
        assert_eq!(line, expected);
    }

    #[test]
    fn a_body_that_is_a_json_string_or_has_white_space_around_it_is_written_as_a_string() {
        for (body, written) in [
            (r#""a""#, r#""body":"\"a\""}"#),
            (" {}", r#""body":" {}"}"#),
            ("{}\n", r#""body":"{}\n"}"#),
            ("[]", r#""body":[]}"#),
        ] {
            let raw = Raw::new(System::SuperOffice, HeaderMap::new(), body);
            let line = serde_json::to_string(&ArchiveLine::new(DateTime::UNIX_EPOCH, &raw)).unwrap();
            assert!(line.ends_with(written), "{line}");
        }
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_round_trip(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            check(&bytes);
        }

        #[test]
        fn json_like_text_round_trips(text in "[ \\r\\n]{0,2}[\\[\\]{}\":,0-9a\\\\]{0,12}[ \\n]{0,2}") {
            check(text.as_bytes());
        }
    }
}
