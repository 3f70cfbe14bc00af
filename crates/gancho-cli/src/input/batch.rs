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

    /// Returns the memory, for use in another batch.
    pub(crate) fn into_memory(self) -> Vec<u8> {
        self.bytes
    }
}

fn body(line: &[u8], log: bool) -> Body<'_> {
    if !log || line.trim_ascii_start().starts_with(b"{") {
        return Body::Bytes(line);
    }
    find_json(line).map_or(Body::NoJson, Body::Logged)
}
