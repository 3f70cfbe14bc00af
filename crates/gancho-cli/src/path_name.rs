//! The name of a file as a string, without losing what is no text.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// The path as a string, so that no two paths are the same text.
///
/// A byte that is not UTF-8 is written `\xNN`. A backslash that could be mistaken for the beginning of that, since `x`
/// and two hexadecimal digits follow, is written `\x5C`. Other backslashes stay: on Windows they separate folders. To
/// get the path back, replace each `\xNN` by the byte.
pub(crate) fn path_name(path: &Path) -> Cow<'_, str> {
    let bytes = path.as_os_str().as_encoded_bytes();
    match str::from_utf8(bytes) {
        Ok(name) if !name.contains("\\x") => Cow::Borrowed(name),
        Ok(_) | Err(_) => Cow::Owned(escaped(bytes)),
    }
}

fn escaped(bytes: &[u8]) -> String {
    let mut name = String::new();
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        for (at, character) in valid.char_indices() {
            let rest = valid.as_bytes().get(at..).unwrap_or_default();
            if is_like_escape(rest) {
                name.push_str("\\x5C");
            } else {
                name.push(character);
            }
        }
        for byte in chunk.invalid() {
            // Writing to a string does not fail.
            let _ = write!(name, "\\x{byte:02X}");
        }
    }
    name
}

fn is_like_escape(text: &[u8]) -> bool {
    matches!(text, [b'\\', b'x', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    /// Replaces each `\xNN` by the byte, as the documentation says.
    fn decoded(name: &str) -> Vec<u8> {
        let mut rest = name.as_bytes();
        let mut bytes = Vec::new();
        while let [first, more @ ..] = rest {
            if is_like_escape(rest) {
                bytes.push(u8::from_str_radix(str::from_utf8(&rest[2..4]).unwrap(), 16).unwrap());
                rest = &rest[4..];
            } else {
                bytes.push(*first);
                rest = more;
            }
        }
        bytes
    }

    #[test]
    fn every_path_can_be_had_back() {
        let pieces: [&[u8]; 8] = [b"\\", b"x", b"4", b"F", b"\xff", b"\xc3", "\u{e7}".as_bytes(), b"/"];
        let mut names: Vec<Vec<u8>> = vec![Vec::new()];
        for _ in 0..5 {
            let longer = |name: &Vec<u8>| pieces.map(|piece| [name.as_slice(), piece].concat());
            names = names.iter().flat_map(longer).collect();
            for name in &names {
                let text = path_name(Path::new(OsStr::from_bytes(name)));
                assert_eq!(decoded(&text), *name, "{text}");
            }
        }
    }

    #[test]
    fn usual_names_stay() {
        for name in ["a.json", "C:\\xml\\a.json", "ação/\\.json"] {
            assert_eq!(path_name(Path::new(name)), name);
        }
        assert_eq!(path_name(Path::new(OsStr::from_bytes(b"a\xff.json"))), "a\\xFF.json");
        assert_eq!(path_name(Path::new("a\\xff.json")), "a\\x5Cxff.json");
    }
}
