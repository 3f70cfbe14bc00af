//! Distinguishes one multi-line document from one document per line.

use std::io::{self, BufRead};

use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::format::Layout;
use super::line::{Line, is_blank, read_line};

/// The maximum line length of a multi-line document. Longer lines are documents.
const LONGEST: usize = 1024 * 1024;

/// Looks at the first line, and at the second if necessary. The bytes read are in `head`.
///
/// A stream most likely contains lines, and one broken line at its start must not invalidate the rest. It is
/// therefore one document only if the first line ends between two tokens, and the second line continues it and does
/// not look like the start of a document:
///
/// ```text
/// {                                   {"event_name":"crm_deal_upda
///   "event_name": "crm_deal_updated", {"event_name":"crm_deal_updated","document":{…
///
/// one document                        two lines, the first of them broken
/// ```
pub(crate) fn layout(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Layout> {
    let first = next_filled(input, head)?;
    let start = head.get(first..).unwrap_or_default();
    // Some shells write a byte-order mark at the start of a pipe. The parser rejects it; here it must not affect the
    // rest.
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

/// Appends lines to `head` up to the next line that is not blank, and returns where that line starts.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> Layout {
        let mut head = Vec::new();
        let mut rest = text.as_bytes();
        let layout = layout(&mut rest, &mut head).unwrap();
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
            assert_eq!(guess(text), Layout::Document, "{text:?}");
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
            assert_eq!(guess(&format!("{bad}{good}{good}")), Layout::Lines, "{bad:?}");
        }
        let two_broken = "{\"document\":\n{\"document\":{\"id\":\n{}\n";
        assert_eq!(guess(two_broken), Layout::Lines);
        assert_eq!(guess("{"), Layout::Lines);
        assert_eq!(guess(""), Layout::Lines);
    }

    #[test]
    fn only_part_of_a_long_first_line_is_read() {
        let text = format!("{{\"a\":\"{}\"}}\n", "x".repeat(2 * LONGEST));
        let (mut head, mut rest) = (Vec::new(), text.as_bytes());
        assert_eq!(layout(&mut rest, &mut head).unwrap(), Layout::Lines);
        assert!(head.len() <= LONGEST);
        head.extend(rest);
        assert_eq!(head, text.as_bytes());
    }
}
