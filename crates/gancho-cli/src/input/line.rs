//! Lines, and where in them JSON begins.

/// The line without its line end, `\n` or `\r\n`.
pub(super) fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether the line contains only JSON white space.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// The rest of a line from its first object on: a brace that is followed by a field name or the end of the object. The
/// text before it often contains braces, as in `{worker-1} INFO`.
pub(super) fn find_json(line: &[u8]) -> Option<&[u8]> {
    memchr::memchr_iter(b'{', line).find_map(|at| {
        let object = line.get(at..)?;
        let inside = object.get(1..)?.trim_ascii_start();
        matches!(inside.first(), Some(b'"' | b'}')).then_some(object)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_end_is_removed() {
        assert_eq!(without_end(b"a\r\n"), b"a");
        assert_eq!(without_end(b"a\n"), b"a");
        assert_eq!(without_end(b"a\r\r\n"), b"a\r");
        assert_eq!(without_end(b"a"), b"a");
    }

    #[test]
    fn objects_are_found_after_other_text() {
        let found = |line: &'static str| find_json(line.as_bytes()).map(|json| str::from_utf8(json).unwrap());
        assert_eq!(found("2025-01-01 {w1} INFO body={\"a\":1}"), Some("{\"a\":1}"));
        assert_eq!(found("x { }"), Some("{ }"));
        assert_eq!(found("[INFO] { \"a\": 1 }"), Some("{ \"a\": 1 }"));
        assert_eq!(found("no braces"), None);
        assert_eq!(found("{worker} {"), None);
    }
}
