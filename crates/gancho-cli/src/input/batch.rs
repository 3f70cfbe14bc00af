//! A piece of an input that holds whole documents: what one thread works on at a time.

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
    /// Each line is one, the first of them with this number.
    Lines { first: u64, log: bool },
    /// Here.
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

/// A document, not yet read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Document<'a> {
    /// The line it begins in, counted from 1.
    pub(crate) line: u64,
    /// Its place in an array of documents, counted from 0.
    pub(crate) index: Option<u64>,
    /// What it consists of.
    pub(crate) body: Body<'a>,
}

/// What a document consists of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// These bytes, behind something else in a line of a log.
    Logged(&'a [u8]),
    /// More bytes than are allowed. They were skipped.
    TooLong,
    /// A line of a log that contains no JSON.
    NoJson,
}

impl Batch {
    /// Calls for each document, in the order of the input. Lines longer than the limit are too long.
    pub(crate) fn each(&self, limit: usize, mut call: impl FnMut(Document<'_>)) {
        match &self.cut {
            Cut::Lines { first, log } => {
                let mut start = 0;
                let ends = memchr::memchr_iter(b'\n', &self.bytes).map(|at| at + 1);
                // The last line may have no end.
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

    /// Gives the memory back, to be filled again.
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
