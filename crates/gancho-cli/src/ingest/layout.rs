//! How an archive is cut: by its name, or else by its first lines. Only lines can be gone on with where a run has stopped.

use std::ffi::OsStr;
use std::io::{self, BufRead};
use std::path::Path;

use clap::ValueEnum;
use serde::de::IgnoredAny;
use serde_json::error::Category;

/// What an archive holds, as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArchiveFormat {
    /// Decide by the name of the file, or by the first lines
    Auto,
    /// One document
    Json,
    /// One document per line
    Ndjson,
}

/// How an archive is cut into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// It is one.
    Document,
    /// Each line is one.
    Lines,
}

impl ArchiveFormat {
    /// How to cut an input of this name, or none; `None` when only a look at it can tell.
    pub(super) fn layout(self, path: Option<&Path>) -> Option<Layout> {
        match self {
            Self::Json => Some(Layout::Document),
            Self::Ndjson => Some(Layout::Lines),
            Self::Auto => match path?.extension().and_then(OsStr::to_str)? {
                "json" => Some(Layout::Document),
                "ndjson" | "jsonl" => Some(Layout::Lines),
                _ => None,
            },
        }
    }
}

/// As long as the lines of a document that somebody has spread over lines can be. Longer ones are documents.
const LONGEST: usize = 1024 * 1024;

/// Looks at the first line, and at the second if it has to. What it takes from the input is in `head`.
///
/// Lines are what a stream most likely holds, and one broken line at its beginning must not cost the rest. So it is one
/// document only when the first line breaks off between two tokens, and the second goes on where it broke off and does
/// not begin like a document itself:
///
/// ```text
/// {                                   {"event_name":"crm_deal_upda
///   "event_name": "crm_deal_updated", {"event_name":"crm_deal_updated","document":{…
///
/// one document                        two lines, the first of them broken
/// ```
pub(super) fn guess(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Layout> {
    let first = next_filled(input, head)?;
    let start = head.get(first..).unwrap_or_default();
    // Some shells put a byte-order mark before what they pipe. The reader rejects it; here it must not hide the rest.
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    if judge(start) != Judgement::BreaksOff {
        return Ok(Layout::Lines);
    }
    let from = head.len() - start.len();
    let second = next_filled(input, head)?;
    let joined = head.get(from..).unwrap_or_default();
    let second = head.get(second..).unwrap_or_default().trim_ascii_start();
    if second.is_empty() || second.starts_with(b"{") || judge(joined) == Judgement::Broken {
        return Ok(Layout::Lines);
    }
    Ok(Layout::Document)
}

/// Appends lines to `head` up to the next one that is not blank, and says where that one begins.
fn next_filled(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<usize> {
    loop {
        let start = head.len();
        let room = LONGEST.saturating_sub(start);
        let line = read_line(&mut io::Read::take(&mut *input, room as u64), head, usize::MAX)?;
        let read = head.get(start..).unwrap_or_default();
        if line == Line::End || !is_blank(read) {
            return Ok(start);
        }
    }
}

#[derive(PartialEq, Eq)]
enum Judgement {
    Whole,
    BreaksOff,
    Broken,
}

fn judge(text: &[u8]) -> Judgement {
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(_) => Judgement::Whole,
        Err(error) if error.classify() == Category::Eof => Judgement::BreaksOff,
        Err(_) => Judgement::Broken,
    }
}

/// What stood before the next line feed, or before the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A line, its line feed included.
    Whole,
    /// A line longer than the limit. The buffer holds nothing of it.
    TooLong,
    /// No line: the input has ended.
    End,
}

/// Appends the next line to the buffer, its line feed included.
///
/// A line that makes the buffer longer than `limit` is thrown away while it is read, so that no more than `limit` bytes
/// and one piece of the input are ever held.
fn read_line(input: &mut impl BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line> {
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

/// Whether there is nothing but JSON's white space.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> Layout {
        let mut head = Vec::new();
        let mut rest = text.as_bytes();
        let layout = guess(&mut rest, &mut head).unwrap();
        head.extend(rest);
        assert_eq!(head, text.as_bytes(), "nothing is lost");
        layout
    }

    #[test]
    fn spread_documents_are_one() {
        for text in [
            "{\n  \"event_name\": \"x\",\n  \"document\": {}\n}\n",
            "\r\n{\r\n\"event_name\": \"x\"\r\n}",
            "{\"event_name\":\n\"x\"\n}",
            "{\"document\":{\n\"id\":1}}",
            "\u{feff}{\n  \"a\": 1\n}",
            "{\n\n}",
        ] {
            assert_eq!(guessed(text), Layout::Document, "{text:?}");
        }
    }

    #[test]
    fn lines_are_lines_even_when_the_first_is_broken() {
        let good = "{\"event_name\":\"x\",\"document\":{}}\n";
        for bad in [
            "",
            "\n \n",
            "{}\n",
            "{\"event_name\":\"x\",\"docu\n",
            "{\n",
            "{\"event_name\":\"x\",\n",
            "{\"event_name\":\"x\",\"document\":\n",
            "{\"event_name\":\"x\",\"document\":{\"tags\":[\n",
            "nonsense\n",
            "\"\n",
        ] {
            assert_eq!(guessed(&format!("{bad}{good}{good}")), Layout::Lines, "{bad:?}");
        }
        let two_broken = "{\"document\":\n{\"document\":{\"id\":\n{}\n";
        assert_eq!(guessed(two_broken), Layout::Lines);
        assert_eq!(guessed("{"), Layout::Lines);
        assert_eq!(guessed(""), Layout::Lines);
    }

    #[test]
    fn a_long_first_line_is_looked_at_in_part() {
        let text = format!("{{\"a\":\"{}\"}}\n", "x".repeat(2 * LONGEST));
        let (mut head, mut rest) = (Vec::new(), text.as_bytes());
        assert_eq!(guess(&mut rest, &mut head).unwrap(), Layout::Lines);
        assert!(head.len() <= LONGEST);
        head.extend(rest);
        assert_eq!(head, text.as_bytes());
    }
}
