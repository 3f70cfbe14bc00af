//! What a parse knows beside the value it builds: where it is, what it skipped, what went wrong.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use serde_json::error::Category;

use super::failure::{Failure, Fault};
use super::verbatim::{self, RawFault};
use crate::{Error, ErrorKind, JsonPointer};

/// The deepest nesting of arrays and objects that any reader of this project accepts: 127.
///
/// It is serde_json's own limit, so that a body and a `serde_json::Value` of it are rejected alike.
pub const MAX_DEPTH: usize = 127;

/// How many bytes of pointers to unknown fields are listed: 64 MiB. Each pointer repeats the names above it, so a long
/// name with many unknown fields below it would take memory by the square of the body.
const MAX_LISTED: usize = 64 * 1024 * 1024;

/// One step from the root towards where the parse is.
pub(crate) enum Step<'de> {
    Key(Cow<'de, str>),
    Index(usize),
}

/// The state of one parse, lent to every nested access.
///
/// A step is added before its value is read and removed only when that went well, so after a failure the path is that
/// of the innermost value that was being read.
pub(crate) struct Context<'de> {
    text: &'de str,
    path: RefCell<Vec<Step<'de>>>,
    depth: Cell<usize>,
    unknown: Option<RefCell<Vec<JsonPointer>>>,
    /// How many bytes of pointers may still be listed.
    unknown_room: Cell<usize>,
    failure: RefCell<Option<Failure>>,
}

impl<'de> Context<'de> {
    pub(crate) fn new(text: &'de str, list_unknown: bool) -> Self {
        Self {
            text,
            // 8 steps: as deep as any documented field, so that a usual parse allocates the path once.
            path: RefCell::new(Vec::with_capacity(8)),
            depth: Cell::new(0),
            unknown: list_unknown.then(RefCell::default),
            unknown_room: Cell::new(MAX_LISTED),
            failure: RefCell::new(None),
        }
    }

    /// The state in a piece of a string, at the end of a path.
    pub(crate) fn within(piece: &'de str, path: Vec<Step<'de>>) -> Self {
        let depth = Cell::new(path.len());
        Self { path: RefCell::new(path), depth, ..Self::new(piece, false) }
    }

    pub(crate) fn step_in(&self, step: Step<'de>) {
        self.path.borrow_mut().push(step);
    }

    pub(crate) fn step_out(&self) {
        self.path.borrow_mut().pop();
    }

    pub(crate) fn open(&self) -> Result<(), Failure> {
        if self.depth.get() >= MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth.set(self.depth.get() + 1);
        Ok(())
    }

    pub(crate) fn close(&self) {
        self.depth.set(self.depth.get() - 1);
    }

    pub(crate) fn note_unknown(&self) {
        if let Some(unknown) = &self.unknown {
            let pointer = self.pointer();
            let room = self.unknown_room.get().checked_sub(pointer.as_str().len());
            if let Some(room) = room {
                self.unknown_room.set(room);
                unknown.borrow_mut().push(pointer);
            }
        }
    }

    /// Rejects what serde_json skips over unread: nesting that is too deep, and lone surrogates.
    pub(crate) fn check_raw(&self, raw: &'de str) -> Result<(), Failure> {
        verbatim::check(raw, MAX_DEPTH - self.depth.get()).map_err(|(fault, at)| {
            let failure = match fault {
                RawFault::TooDeep => too_deep(),
                RawFault::LoneSurrogate => {
                    Failure::new(ErrorKind::Syntax, "a lone surrogate in a \\u escape")
                }
            };
            Failure { offset: Some(self.offset_of(raw) + at), ..failure }
        })
    }

    /// Turns a visitor's failure into an error of the parser, which cannot carry it, and keeps it for the end.
    pub(crate) fn to_parser<E: serde::de::Error>(&self, fault: Fault<E>) -> E {
        match fault {
            Fault::Parser(error) => error,
            Fault::Visitor(failure) => {
                *self.failure.borrow_mut() = Some(failure);
                E::custom("kept in the context")
            }
        }
    }

    /// The failure behind what the outermost parser call returned; `base` is where that parser's text starts.
    pub(crate) fn settle(&self, fault: Fault<serde_json::Error>, base: usize, text: &str) -> Failure {
        match fault {
            Fault::Visitor(failure) => failure,
            Fault::Parser(error) => {
                let kept = self.failure.borrow_mut().take();
                let place = offset(&error, text);
                let failure =
                    kept.unwrap_or_else(|| match place.and_then(|place| text.as_bytes().get(place)) {
                        // The parser's own limit on typed nesting, reached one bracket before ours would be.
                        Some(b'[' | b'{') if self.depth.get() == MAX_DEPTH => too_deep(),
                        _ => of_parser(&error, place, text),
                    });
                Failure { offset: failure.offset.or_else(|| place.map(|place| base + place)), ..failure }
            }
        }
    }

    /// Where a piece borrowed from the text stands in it.
    pub(crate) fn offset_of(&self, piece: &str) -> usize {
        (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    pub(crate) fn into_unknown(self) -> Vec<JsonPointer> {
        self.unknown.map(RefCell::into_inner).unwrap_or_default()
    }

    pub(crate) fn error(&self, failure: Failure) -> Error {
        let mut pointer = self.pointer();
        if let Some(field) = failure.field {
            pointer.push_key(field);
        }
        Error::new(failure.kind, failure.message).at(pointer, failure.offset)
    }

    fn pointer(&self) -> JsonPointer {
        let mut pointer = JsonPointer::root();
        for step in self.path.borrow().iter() {
            match step {
                Step::Key(key) => pointer.push_key(key),
                Step::Index(index) => pointer.push_index(*index),
            }
        }
        pointer
    }
}

#[cold]
fn too_deep() -> Failure {
    Failure::new(ErrorKind::TooDeep, format!("arrays and objects nest deeper than {MAX_DEPTH}"))
}

/// What the parser itself says. Its sentences of this category are constants, without a word of the input.
#[cold]
fn of_parser(error: &serde_json::Error, place: Option<usize>, text: &str) -> Failure {
    // Of a number cut off behind its sign, point or exponent the parser says that it is a bad one.
    let at_end = place.is_some_and(|place| place + 1 >= text.len());
    let cut = at_end && text.ends_with(['-', '+', '.', 'e', 'E']);
    if error.classify() == Category::Eof || cut {
        return Failure::new(ErrorKind::UnexpectedEnd, "the body ends before the document does");
    }
    let place = format!(" at line {} column {}", error.line(), error.column());
    let sentence = error.to_string();
    let sentence = sentence.strip_suffix(&place).unwrap_or("a misplaced character");
    if sentence == "number out of range" {
        // JSON has no largest number. It was read for a string or the like: numbers that the model asks for come as a string.
        return Failure::new(ErrorKind::WrongType, "expected something else, found a number");
    }
    Failure::new(ErrorKind::Syntax, sentence)
}

/// serde_json counts lines and columns from 1; a column of 0 is the end of the line before.
fn offset(error: &serde_json::Error, text: &str) -> Option<usize> {
    let line_start = match error.line().checked_sub(2) {
        None => 0,
        Some(breaks) => text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').nth(breaks)?.0 + 1,
    };
    (error.line() > 0).then(|| (line_start + error.column()).saturating_sub(1).min(text.len()))
}
