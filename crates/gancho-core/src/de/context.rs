//! The state of a parse, apart from the value it builds: the current path, unknown fields, the failure.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::failure::{Failure, Fault};
use super::listing::Listing;
use super::verbatim::{self, RawFault};
use crate::{Error, ErrorKind, JsonPointer};

/// The maximum nesting of arrays and objects that every parser of this project accepts: 127.
///
/// This is the limit of serde_json: a body is too deep exactly when it is too deep to be parsed into a
/// `serde_json::Value`.
pub const MAX_DEPTH: usize = 127;

/// One step of the path from the root to the current value.
pub(crate) enum Step<'de> {
    Key(Cow<'de, str>),
    Index(usize),
}

impl Step<'_> {
    /// The minimum length of this step in a pointer, in bytes. It may be longer: `~` and `/` take two bytes each.
    fn least_length(&self) -> usize {
        match self {
            Self::Key(key) => 1 + key.len(),
            Self::Index(_) => 2,
        }
    }
}

/// The state of one parse, shared by all nested accesses.
///
/// A step is added before its value is parsed, and removed only after success. After a failure, the path is therefore
/// that of the innermost value.
pub(crate) struct Context<'de> {
    text: &'de str,
    path: RefCell<Vec<Step<'de>>>,
    depth: Cell<usize>,
    unknown: Option<RefCell<Listing>>,
    failure: RefCell<Option<Failure>>,
}

impl<'de> Context<'de> {
    pub(crate) fn new(text: &'de str, list_unknown: bool) -> Self {
        Self {
            text,
            // 8 steps: as deep as any documented field, so that a typical parse allocates the path once.
            path: RefCell::new(Vec::with_capacity(8)),
            depth: Cell::new(0),
            unknown: list_unknown.then(RefCell::default),
            failure: RefCell::new(None),
        }
    }

    /// The state for a part of a body, which is at the end of a path.
    pub(crate) fn within(piece: &'de str, path: Vec<Step<'de>>) -> Self {
        let depth = Cell::new(path.len());
        let (unknown, failure) = (None, RefCell::new(None));
        Self { text: piece, path: RefCell::new(path), depth, unknown, failure }
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
            let at_least = self.path.borrow().iter().map(Step::least_length).sum();
            unknown.borrow_mut().push(at_least, || self.pointer());
        }
    }

    /// Checks what serde_json does not check when it skips a value: excessive nesting and lone surrogates.
    pub(crate) fn check_raw(&self, raw: &'de str) -> Result<(), Failure> {
        verbatim::check(raw, MAX_DEPTH - self.depth.get()).map_err(|(fault, at)| {
            let failure = match fault {
                RawFault::TooDeep => too_deep(),
                RawFault::LoneSurrogate => Failure::new(ErrorKind::Syntax, LONE_SURROGATE),
            };
            Failure { offset: Some(self.offset_of(raw) + at), ..failure }
        })
    }

    /// Converts a visitor's failure to an error of the parser, which cannot carry it, and stores it until the end of
    /// the parse.
    pub(crate) fn to_parser<E: serde::de::Error>(&self, fault: Fault<E>) -> E {
        match fault {
            Fault::Parser(error) => error,
            Fault::Visitor(failure) => {
                *self.failure.borrow_mut() = Some(failure);
                E::custom("kept in the context")
            }
        }
    }

    /// The failure that caused the error of the outermost parser call. `base` is the offset at which the text of that
    /// parser starts.
    pub(crate) fn settle(&self, fault: Fault<serde_json::Error>, base: usize, text: &str) -> Failure {
        match fault {
            Fault::Visitor(failure) => failure,
            Fault::Parser(error) => {
                let kept = self.failure.borrow_mut().take();
                let place = offset(&error, text);
                let failure =
                    kept.unwrap_or_else(|| match place.and_then(|place| text.as_bytes().get(place)) {
                        // serde_json has the same limit, and checks it before it calls the visitor, which checks ours.
                        Some(b'[' | b'{') if self.depth.get() == MAX_DEPTH => too_deep(),
                        // If the text is only a part of a body, the path is not empty.
                        _ if text.trim_ascii().is_empty() && self.path.borrow().is_empty() => {
                            Failure::new(ErrorKind::UnexpectedEnd, "the body is empty")
                        }
                        _ => of_parser(&error, place, text),
                    });
                Failure { offset: failure.offset.or_else(|| place.map(|place| base + place)), ..failure }
            }
        }
    }

    /// The offset of a part of the text.
    pub(crate) fn offset_of(&self, piece: &str) -> usize {
        (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    pub(crate) fn into_unknown(self) -> Vec<JsonPointer> {
        self.unknown.map(|unknown| unknown.into_inner().into_list()).unwrap_or_default()
    }

    pub(crate) fn error(&self, failure: Failure) -> Error {
        let mut pointer = self.pointer();
        if let Some(field) = failure.field {
            pointer.push_key(field);
        }
        Error::new(failure.kind, failure.message).at(pointer, failure.offset)
    }

    fn pointer(&self) -> JsonPointer {
        let path = self.path.borrow();
        let mut pointer = JsonPointer::with_capacity(path.iter().map(Step::least_length).sum());
        for step in path.iter() {
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

/// The failure for an error of serde_json itself. serde_json's messages about syntax are constants and contain no part
/// of the input.
#[cold]
fn of_parser(error: &serde_json::Error, place: Option<usize>, text: &str) -> Failure {
    const CUT_OFF: &str = "the JSON is cut off";
    if error.classify() == Category::Eof {
        return Failure::new(ErrorKind::UnexpectedEnd, CUT_OFF);
    }
    let at_end = place.is_some_and(|place| place + 1 >= text.len());
    let place = format!(" at line {} column {}", error.line(), error.column());
    let sentence = error.to_string();
    let sentence = sentence.strip_suffix(&place).unwrap_or("a misplaced character");
    // When a number is cut off after its sign, point or exponent, serde_json reports an invalid number.
    if sentence == "invalid number" && at_end && is_part_of_number(text) {
        return Failure::new(ErrorKind::UnexpectedEnd, CUT_OFF);
    }
    if sentence == "number out of range" {
        // JSON has no largest number. The parser expected a string or the like here: numbers of the model are passed
        // on as strings.
        return Failure::new(ErrorKind::WrongType, "expected something else, found a number");
    }
    Failure::new(ErrorKind::Syntax, syntax(sentence))
}

/// Whether a digit would complete the number at the end of the text.
fn is_part_of_number(text: &str) -> bool {
    let is_of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
    let length = text.bytes().rev().take_while(|byte| is_of_number(byte)).count();
    let number = text.get(text.len() - length..).unwrap_or_default();
    length > 0 && serde_json::from_str::<&RawValue>(&format!("{number}0")).is_ok()
}

const LONE_SURROGATE: &str = "invalid JSON: half of a surrogate pair in a \\u escape";

/// The message for a message of serde_json. Terms that only authors of parsers know are replaced.
fn syntax(sentence: &str) -> String {
    let sentence = match sentence {
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            return LONE_SURROGATE.to_owned();
        }
        "expected value" => "expected a value",
        "expected ident" => "expected true, false or null",
        "key must be a string" => "the name of a field must be a string",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "an unescaped control character in a string"
        }
        other => other,
    };
    format!("invalid JSON: {sentence}")
}

/// serde_json counts lines and columns from 1. Column 0 is the end of the previous line.
fn offset(error: &serde_json::Error, text: &str) -> Option<usize> {
    let line_start = match error.line().checked_sub(2) {
        None => 0,
        Some(breaks) => text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').nth(breaks)?.0 + 1,
    };
    (error.line() > 0).then(|| (line_start + error.column()).saturating_sub(1).min(text.len()))
}
