//! Reading lines of any length in bounded memory.

use std::io::{self, BufRead};

/// The text up to the next line feed, or up to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line, including its line feed.
    Whole,
    /// A line longer than the limit. The buffer contains nothing of it.
    TooLong,
    /// The input has ended.
    End,
}

/// Appends the next line to the buffer, including its line feed.
///
/// A line that would make the buffer longer than `limit` is discarded while it is read, so at most `limit` bytes and
/// one chunk of the input are in memory.
pub(super) fn read_line(input: &mut impl BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line> {
    let mut line = Line::End;
    loop {
        let piece = match input.fill_buf() {
            Ok(piece) => piece,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if piece.is_empty() {
            return Ok(line);
        }
        let end = memchr::memchr(b'\n', piece);
        let length = end.map_or(piece.len(), |at| at + 1);
        if line != Line::TooLong {
            if buffer.len() + length > limit {
                line = Line::TooLong;
                buffer.clear();
            } else {
                line = Line::Whole;
                buffer.extend_from_slice(piece.get(..length).unwrap_or_default());
            }
        }
        input.consume(length);
        if end.is_some() {
            return Ok(line);
        }
    }
}

/// The line without its line end: `\n` or `\r\n`.
pub(super) fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether the line contains only JSON white space.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// Uses a reader that returns few bytes at a time.
    fn lines(text: &str, limit: usize, piece: usize) -> Vec<Option<String>> {
        let mut input = BufReader::with_capacity(piece, text.as_bytes());
        let mut lines = Vec::new();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match read_line(&mut input, &mut buffer, limit).unwrap() {
                Line::Whole => lines.push(Some(String::from_utf8(buffer.clone()).unwrap())),
                Line::TooLong => {
                    assert!(buffer.is_empty());
                    lines.push(None);
                }
                Line::End => return lines,
            }
        }
    }

    #[test]
    fn long_lines_are_skipped_and_the_next_one_is_read() {
        for piece in 1..20 {
            let found = lines("abc\n\nabcdefgh\nabcd\r\nabcde", 5, piece);
            let expected = [Some("abc\n"), Some("\n"), None, None, Some("abcde")];
            assert_eq!(found, expected.map(|line| line.map(str::to_owned)), "{piece}");
        }
    }

    #[test]
    fn ends_are_cut_off_once() {
        assert_eq!(without_end(b"a\r\n"), b"a");
        assert_eq!(without_end(b"a\n"), b"a");
        assert_eq!(without_end(b"a\r\r\n"), b"a\r");
        assert_eq!(without_end(b"a"), b"a");
    }
}
