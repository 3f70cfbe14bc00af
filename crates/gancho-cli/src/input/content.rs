//! Detects files that are not JSON by their first bytes.

/// Describes the start of an input if it is certainly neither JSON nor a line of a log.
///
/// The start was decompressed, so for a compressed file this describes its content.
pub(super) fn other_format(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 15] = [
        (b"\xFF\xFE\0\0", "UTF-32 text; convert it, as with: iconv -f UTF-32 -t UTF-8"),
        (b"\xFF\xFE", "UTF-16 text; convert it, as with: iconv -f UTF-16 -t UTF-8"),
        (b"\xFE\xFF", "UTF-16 text; convert it, as with: iconv -f UTF-16 -t UTF-8"),
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive; unpack it first"),
        // The letters alone may be the start of a line. The first structure of every file begins with this byte.
        (b"PAR1\x15", "a Parquet file"),
        (b"Obj\x01", "an Avro file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\xFD7zXZ\0", "xz data, which is not supported; decompress it first"),
        (b"\x04\x22\x4D\x18", "lz4 data, which is not supported; decompress it first"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive; unpack it first"),
        (b"\x1F\x8B", "gzip data within compressed data; decompress it first"),
        (b"\x28\xB5\x2F\xFD", "zstd data within compressed data; decompress it first"),
        (b"\x89PNG", "a PNG image"),
        (b"\x7FELF", "an executable file"),
    ];
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(name);
    }
    if is_orc(head) {
        return Some("an ORC file");
    }
    if is_bzip2(head) {
        return Some("bzip2 data, which is not supported; decompress it first");
    }
    if head.get(257..).is_some_and(|rest| rest.starts_with(b"ustar")) {
        return Some("a tar archive; unpack it first");
    }
    match head {
        [b'{' | b'[' | b'"' | b' ' | b'\r' | b'\n', 0, ..] | [0, b'{' | b'[' | b'"', ..] => {
            return Some("UTF-16 text; convert it, as with: iconv -f UTF-16 -t UTF-8");
        }
        _ => {}
    }
    let text = head.trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins(b"<!doctype html") || begins(b"<html") {
        return Some("an HTML page, perhaps the error page of a download");
    }
    if begins(b"<?xml") {
        return Some("XML");
    }
    None
}

/// Whether this is an ORC file. The letters alone may be the start of a line, such as `ORCHESTRATOR up`, so binary data
/// must follow. Escape characters are the colours of a log.
fn is_orc(head: &[u8]) -> bool {
    let is_binary = |byte: &u8| matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1A | 0x1C..=0x1F);
    head.strip_prefix(b"ORC").is_some_and(|rest| rest.iter().any(is_binary))
}

/// Whether this is bzip2 data: the letters, the size of the blocks, and the start of a block or the end of the data.
fn is_bzip2(head: &[u8]) -> bool {
    match head.strip_prefix(b"BZh") {
        Some([b'1'..=b'9', rest @ ..]) => {
            rest.starts_with(b"\x31\x41\x59\x26\x53\x59") || rest.starts_with(b"\x17\x72\x45\x38\x50\x90")
        }
        _ => false,
    }
}

/// Whether these are several lines of text, none of which can contain a document. A single line counts as an invalid
/// document.
pub(super) fn is_text(head: &[u8]) -> bool {
    let start = head.trim_ascii();
    let several = memchr::memchr(b'\n', start).is_some();
    several && !start.starts_with(b"[") && memchr::memchr2(b'{', b'\x1E', start).is_none()
}

/// Describes data that contains no JSON value.
pub(super) fn text(head: &[u8]) -> &'static str {
    if head.contains(&0) {
        return "binary data";
    }
    let mut lines = head.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let separators = |line: &[u8], separator: u8| memchr::memchr_iter(separator, line).count();
    if let (Some(first), Some(second)) = (lines.next(), lines.next()) {
        for separator in [b',', b';', b'\t'] {
            let count = separators(first, separator);
            if count > 0 && count == separators(second, separator) {
                return "a table such as CSV, with no JSON in its lines";
            }
        }
    }
    "text that is not JSON"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_logs_are_not_reported_as_another_format() {
        for head in
            ["", "{", "[{", "\u{1e}{}", "{\"a\":\"%PDF-\"}", "2025-01-01 INFO {}", "\u{feff}{}", "null"]
        {
            assert_eq!(other_format(head.as_bytes()), None, "{head}");
        }
        for head in ["ORCHESTRATOR \u{1b}[32mup\r\n\t{}", "PAR1: paid {}", "BZh9 {}", "BZhang logged in {}"] {
            assert_eq!(other_format(head.as_bytes()), None, "{head}");
        }
    }

    #[test]
    fn formats_whose_first_letters_may_be_text_are_detected() {
        for (head, what) in [
            (&b"ORC\n\x1b\n\x03\x00\x00\x00"[..], "an ORC"),
            (b"PAR1\x15\x04\x15\x10", "a Parquet"),
            (b"BZh91AY&SY\xe1\x54", "bzip2"),
            (b"BZh9\x17\x72\x45\x38\x50\x90\0\0\0\0", "bzip2"),
        ] {
            assert!(other_format(head).is_some_and(|found| found.starts_with(what)), "{what}");
        }
    }

    #[test]
    fn tables_text_and_binary_data_are_distinguished() {
        assert!(text(b"id,name\n1,x\n2,y\n").starts_with("a table"));
        assert!(text(b"id;name\r\n1;x\r\n").starts_with("a table"));
        assert_eq!(text(b"hello, world\nhow are you\n"), "text that is not JSON");
        assert_eq!(text(b"a\0b"), "binary data");
    }
}
