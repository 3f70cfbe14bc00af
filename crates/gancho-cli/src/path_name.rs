//! File names as strings, without loss of bytes that are not UTF-8.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// The path as a string. Different paths have different strings.
///
/// A byte that is not UTF-8 is written `\xNN`. A backslash that is followed by `x` and two hexadecimal digits, and so
/// could be mistaken for such an escape, is written `\x5C`. Other backslashes are unchanged, because they separate
/// folders on Windows. To recover the path, replace each `\xNN` by the byte.
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
            // Writing to a string cannot fail.
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

    /// Replaces each `\xNN` by the byte, as documented.
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
    fn every_path_can_be_recovered() {
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
    fn usual_names_are_unchanged() {
        for name in ["a.json", "C:\\xml\\a.json", "ação/\\.json"] {
            assert_eq!(path_name(Path::new(name)), name);
        }
        assert_eq!(path_name(Path::new(OsStr::from_bytes(b"a\xff.json"))), "a\\xFF.json");
        assert_eq!(path_name(Path::new("a\\xff.json")), "a\\x5Cxff.json");
    }
}
