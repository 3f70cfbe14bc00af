//! Headers in a column: a JSON array of pairs, which preserves order, duplicates and bytes.

#![cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(dead_code))]

use http::{HeaderMap, HeaderName, HeaderValue};

/// The headers as JSON. Each byte of a value becomes the character with that code point, as in ISO 8859-1.
pub(super) fn to_json(headers: &HeaderMap) -> String {
    let pairs: Vec<(&str, String)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes().iter().copied().map(char::from).collect()))
        .collect();
    serde_json::to_string(&pairs).unwrap_or_default()
}

/// The stored headers; invalid ones are omitted.
pub(super) fn from_json(text: &str) -> HeaderMap {
    let pairs: Vec<(String, String)> = serde_json::from_str(text).unwrap_or_default();
    pairs
        .iter()
        .filter_map(|(name, value)| {
            let bytes: Option<Vec<u8>> =
                value.chars().map(|character| u8::try_from(character).ok()).collect();
            Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_bytes(&bytes?).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_round_trip_with_order_duplicates_and_bytes() {
        let mut headers = HeaderMap::new();
        for (name, value) in [("b", b"1".as_slice()), ("a", b"\xe7\xff\t\"\\"), ("b", b"2"), ("c", b"")] {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap());
        }
        let again = from_json(&to_json(&headers));
        assert_eq!(again, headers);
        assert_eq!(again.iter().collect::<Vec<_>>(), headers.iter().collect::<Vec<_>>());
    }
}
