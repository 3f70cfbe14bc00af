//! Decides by the first lines of an input how it is split.

use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::format::Layout;
use super::head::Head;

/// Inspects the first line, and the second if necessary.
///
/// A stream most likely contains one document per line, and an invalid first line must affect only itself. Unless the
/// name determines the layout, an object that spans several lines is therefore assumed only if the first line ends
/// between two tokens, and the second line continues it and does not start like a document itself:
///
/// ```text
/// {                                   {"event_name":"crm_deal_upda
///   "event_name": "crm_deal_updated", {"event_name":"crm_deal_updated","document":{…
///
/// one document                        two lines, the first of them broken
/// ```
///
/// `named` is the layout that the name of the input determines.
pub(crate) fn layout(head: &mut Head, named: Option<Layout>) -> Layout {
    let first = head.nonblank_line(0);
    let start = head.line(first).trim_ascii_start();
    match (start.first(), named) {
        (Some(b'\x1E'), _) => Layout::Records,
        (_, Some(Layout::Documents)) => documents_or_lines(head, first),
        (_, Some(named)) => named,
        (Some(b'{'), None) => object_or_lines(head, first),
        (Some(b'['), None) => list_or_log(head, first),
        (None, None) => Layout::Lines,
        (Some(_), None) => Layout::Log,
    }
}

/// The layout of an input whose name says that it contains documents. If there is one document per line, an invalid one
/// must affect only its line.
fn documents_or_lines(head: &mut Head, first: (usize, usize)) -> Layout {
    let second = head.nonblank_line(first.1);
    let second = head.line(second).trim_ascii_start();
    let start = head.line(first).trim_ascii_start();
    let lines =
        start.starts_with(b"{") && second.starts_with(b"{") && completeness(start) == Completeness::Whole;
    if lines { Layout::Lines } else { Layout::Documents }
}

/// The layout of an input that starts with an object.
fn object_or_lines(head: &mut Head, first: (usize, usize)) -> Layout {
    if completeness(head.line(first)) != Completeness::Truncated {
        return Layout::Lines;
    }
    let second = head.nonblank_line(first.1);
    let begins = head.line(second).trim_ascii_start();
    let joined = head.line((first.0, second.1));
    if begins.is_empty() || begins.starts_with(b"{") || completeness(joined) == Completeness::Invalid {
        return Layout::Lines;
    }
    Layout::Documents
}

/// The layout of an input that starts with a bracket: it begins an array of documents, or a line of a log, such as
/// `[INFO]`.
fn list_or_log(head: &mut Head, first: (usize, usize)) -> Layout {
    let inside = head.line(first).trim_ascii_start().get(1..).unwrap_or_default().trim_ascii_start();
    match inside.first() {
        Some(b'{' | b']') => Layout::Documents,
        Some(_) => {
            if completeness(head.line(first)) == Completeness::Invalid {
                Layout::Log
            } else {
                Layout::Lines
            }
        }
        None => {
            let second = head.nonblank_line(first.1);
            let begins = head.line(second).trim_ascii_start();
            if begins.starts_with(b"{") { Layout::Documents } else { Layout::Lines }
        }
    }
}

#[derive(PartialEq, Eq)]
enum Completeness {
    Whole,
    Truncated,
    Invalid,
}

fn completeness(text: &[u8]) -> Completeness {
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(_) => Completeness::Whole,
        Err(error) if error.classify() == Category::Eof => Completeness::Truncated,
        Err(_) => Completeness::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::head::LONGEST;
    use super::*;

    fn guess_named(text: &str, named: Option<Layout>) -> Layout {
        let mut head = Head::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
        head.begin();
        head.drop_mark();
        layout(&mut head, named)
    }

    fn guess(text: &str) -> Layout {
        guess_named(text, None)
    }

    #[test]
    fn documents_that_span_lines_are_detected() {
        for text in [
            "{\n  \"event_name\": \"x\",\n  \"document\": {}\n}\n",
            "\r\n{\r\n\"event_name\": \"x\"\r\n}",
            "{\"event_name\":\n\"x\"\n}",
            "{\"document\":{\n\"id\":1}}",
            "\u{feff}{\n  \"a\": 1\n}",
            "{\n\n}",
            "[{\"a\":1},{}]",
            "[\n  {\n",
            "[]",
        ] {
            assert_eq!(guess(text), Layout::Documents, "{text:?}");
        }
    }

    #[test]
    fn lines_are_detected_even_if_the_first_is_invalid() {
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
        ] {
            assert_eq!(guess(&format!("{bad}{good}{good}")), Layout::Lines, "{bad:?}");
            assert_eq!(guess_named(&format!("{bad}{good}"), Some(Layout::Lines)), Layout::Lines, "{bad:?}");
        }
        let two_broken = "{\"document\":\n{\"document\":{\"id\":\n{}\n";
        assert_eq!(guess(two_broken), Layout::Lines);
        assert_eq!(guess("{"), Layout::Lines);
        assert_eq!(guess(""), Layout::Lines);
    }

    #[test]
    fn the_name_decides_unless_the_content_contradicts_it() {
        let documents = Some(Layout::Documents);
        assert_eq!(guess_named("{}\n{}\n", documents), Layout::Lines);
        assert_eq!(guess_named("{}\n", documents), Layout::Documents);
        assert_eq!(guess_named("{}\n{", documents), Layout::Lines);
        assert_eq!(guess_named("nonsense", documents), Layout::Documents);
        assert_eq!(guess_named("{\n}", Some(Layout::Lines)), Layout::Lines);
        assert_eq!(guess_named("{}\n", Some(Layout::Log)), Layout::Log);
        for named in [None, documents, Some(Layout::Lines)] {
            assert_eq!(guess_named("\u{1e}{}\n", named), Layout::Records);
        }
    }

    #[test]
    fn any_other_text_at_the_start_is_a_log() {
        for text in ["2025-01-01 INFO {}\n", "[INFO] up\n{}\n", "nonsense\n{}\n", "\"\n{}\n"] {
            assert_eq!(guess(text), Layout::Log, "{text:?}");
        }
        assert_eq!(guess("[1,2]\n"), Layout::Lines);
    }

    #[test]
    fn only_the_start_of_a_long_first_line_is_inspected() {
        let text = format!("{{\"a\":\"{}\"}}\n", "x".repeat(2 * LONGEST));
        let mut head = Head::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
        assert_eq!(layout(&mut head, None), Layout::Lines);
        assert!(head.bytes.len() < 2 * LONGEST);
    }
}
