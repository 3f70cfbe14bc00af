//! A piece of an input that contains whole documents: the unit of work of a thread.

use super::line::{find_json, is_blank, without_end};

/// Bytes, and where the documents in them are.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(super) bytes: Vec<u8>,
    pub(super) cut: Cut,
}

/// Where the documents of a batch are.
#[derive(Debug)]
pub(super) enum Cut {
    /// Each line is a document. `first` is the number of the first line.
    Lines { first: u64, log: bool },
    /// The documents are at these positions.
    Spans(Vec<Span>),
}

/// Where one document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: u64,
    pub(super) index: Option<u64>,
    pub(super) too_long: bool,
}

/// A document that has not been parsed yet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Document<'a> {
    /// The line in which it begins, counted from 1.
    pub(crate) line: u64,
    /// Its index in an array of documents.
    pub(crate) index: Option<u64>,
    /// Its content.
    pub(crate) body: Body<'a>,
}

/// What a document consists of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// These bytes, which follow other text in a line of a log.
    Logged(&'a [u8]),
    /// The document exceeds the maximum length and was skipped.
    TooLong,
    /// A line of a log that contains no JSON.
    NoJson,
}

impl Batch {
    /// Calls the function for each document, in the order of the input. A line longer than `limit` is `TooLong`.
    pub(crate) fn each(&self, limit: usize, mut call: impl FnMut(Document<'_>)) {
        match &self.cut {
            Cut::Lines { first, log } => {
                let mut start = 0;
                let ends = memchr::memchr_iter(b'\n', &self.bytes).map(|at| at + 1);
                // The last line may have no line end.
                let ends = ends.chain(std::iter::once(self.bytes.len()));
                for (line, end) in (*first..).zip(ends) {
                    let text = without_end(self.bytes.get(start..end).unwrap_or_default());
                    start = end;
                    if is_blank(text) {
                        continue;
                    }
                    let body = if text.len() > limit { Body::TooLong } else { body(text, *log) };
                    call(Document { line, index: None, body });
                }
            }
            Cut::Spans(spans) => {
                for span in spans {
                    let body = match self.bytes.get(span.start..span.end) {
                        Some(bytes) if !span.too_long => Body::Bytes(bytes),
                        _ => Body::TooLong,
                    };
                    call(Document { line: span.line, index: span.index, body });
                }
            }
        }
    }

    /// The memory that it takes, in bytes, without the unused capacity: pages that were not written to take none.
    pub(crate) fn memory(&self) -> usize {
        let spans = match &self.cut {
            Cut::Lines { .. } => 0,
            Cut::Spans(spans) => size_of_val(spans.as_slice()),
        };
        self.bytes.len() + spans
    }

    /// Returns the memory, for use in another batch.
    pub(crate) fn into_memory(self) -> Vec<u8> {
        self.bytes
    }
}

fn body(line: &[u8], log: bool) -> Body<'_> {
    if !log {
        return Body::Bytes(line);
    }
    let json = find_json(line);
    let is_text = match json {
        Some(json) => is_text_of_log(line.strip_suffix(json).unwrap_or_default()),
        None => is_text_of_log(line) && !line.trim_ascii_end().ends_with(b"}"),
    };
    if line.trim_ascii_start().starts_with(b"{") && !is_text {
        // A document, even if it is not valid.
        return Body::Bytes(line);
    }
    json.map_or(Body::NoJson, Body::Logged)
}

/// Whether this is text of a log, such as `{worker-1} INFO`, and not the beginning of an invalid document.
fn is_text_of_log(before: &[u8]) -> bool {
    let count = |brace| memchr::memchr_iter(brace, before).count();
    !is_blank(before) && count(b'{') == count(b'}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_and_the_places_of_documents_count_as_memory() {
        let of = |cut| Batch { bytes: vec![b'x'; 10], cut }.memory();
        assert_eq!(of(Cut::Lines { first: 1, log: false }), 10);
        let span = Span { start: 0, end: 5, line: 1, index: None, too_long: false };
        assert_eq!(of(Cut::Spans(vec![span; 3])), 10 + 3 * size_of::<Span>());
    }

    #[test]
    fn text_in_braces_is_not_a_document() {
        let of = |line: &'static str| body(line.as_bytes(), true);
        assert_eq!(of(r#"{worker-1} INFO {"a":1}"#), Body::Logged(br#"{"a":1}"#));
        assert_eq!(of(r#"INFO {"a":1}"#), Body::Logged(br#"{"a":1}"#));
        assert_eq!(of(r#" {"a":{"b":1}}"#), Body::Bytes(br#" {"a":{"b":1}}"#));
        assert_eq!(of(r#"{event: {"a":1}}"#), Body::Bytes(br#"{event: {"a":1}}"#));
        assert_eq!(of("{event: 1}"), Body::Bytes(b"{event: 1}"));
        assert_eq!(of("{worker-1} INFO up"), Body::NoJson);
        assert_eq!(of("INFO"), Body::NoJson);
    }
}
