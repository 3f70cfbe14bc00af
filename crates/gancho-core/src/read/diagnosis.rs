//! Creates the error for a body in which another parser has found the fault.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::no_envelope::no_envelope;
use super::sniff::Sniff;
use crate::Error;
use crate::de::context::{Context, Step};
use crate::de::failure::{Failure, Fault};
use crate::de::tracked::Tracked;
use crate::de::trailing;
use crate::shape::Shape;

/// A rejected body, and the path to its fault.
///
/// Everything before the fault was valid, so only the invalid part is parsed here. The error is identical to the
/// error of this crate's own parser for the whole body.
pub struct Diagnosis<'t> {
    text: &'t str,
    sniff: Sniff<'t>,
    path: Vec<Step<'t>>,
}

/// What is wrong with an object, apart from the values of its fields.
#[derive(Clone, Copy, Debug)]
pub enum FieldsFault {
    /// Its syntax; the offset is that of the byte after the opening brace, or after the last valid value.
    Grammar {
        /// Whether it is the byte after the opening brace.
        is_first: bool,
    },
    /// This field is a duplicate; the offset is that of its key.
    Twice(&'static str),
    /// This field is missing; the offset is that of the closing brace.
    Missing(&'static str),
}

impl<'t> Diagnosis<'t> {
    /// Detects the envelope from the fields of the root.
    pub fn new(text: &'t str) -> Self {
        Self { text, sniff: Sniff::of(text), path: Vec::with_capacity(8) }
    }

    /// Like [`new`](Self::new), for a body that is known to start with this event name, followed by a document.
    pub fn of_crm(text: &'t str, event_name: &'t str) -> Self {
        Self { text, sniff: Sniff::of_crm(event_name), path: Vec::with_capacity(8) }
    }

    /// The detected envelope.
    pub fn shape(&self) -> Option<Shape> {
        self.sniff.shape()
    }

    /// The event name, which determines the type of a CRM delivery's document.
    pub fn crm_event(&self) -> Option<&str> {
        self.sniff.crm_event()
    }

    /// Steps into the value of this field.
    pub fn step_into_field(&mut self, key: &'t str) {
        self.path.push(Step::Key(Cow::Borrowed(key)));
    }

    /// Steps into this element.
    pub fn step_into_element(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    /// The number of arrays and objects that are open around the current value.
    pub fn depth(&self) -> usize {
        self.path.len()
    }

    /// The error when no field of an envelope is present.
    pub fn no_envelope(self) -> Error {
        no_envelope(self.text, self.sniff)
    }

    /// The error for characters after the document at this offset.
    pub fn trailing(self, at: usize) -> Error {
        trailing(Some(at)).of(self.sniff.known_event())
    }

    /// The error when the value at this offset is not a `T`.
    pub fn value<T: DeserializeOwned>(self, at: usize) -> Option<Error> {
        let piece = self.text.get(at..).filter(|piece| !piece.is_empty());
        // If the body ends here, a space takes the place of the value: in an empty text, the parser could not report
        // the offset of the error.
        let (piece, before) = piece.map_or((" ", " "), |piece| (piece, ""));
        self.explain(piece, at, before, |parser, context| {
            T::deserialize(Tracked { inner: parser, context }).err()
        })
    }

    /// The error in the fields of an object, from this offset on.
    pub fn fields(self, at: usize, fault: FieldsFault) -> Option<Error> {
        let before = if let FieldsFault::Grammar { is_first: false } = fault { "{\"\":[]" } else { "{" };
        let piece = [before, self.text.get(at..)?].concat();
        self.explain(&piece, at, before, |parser, context| {
            Tracked { inner: parser, context }.deserialize_any(Fields(fault)).err()
        })
    }

    /// The error when an element of an array is not followed by a comma, or when a comma is not followed by an
    /// element. The path ends at the expected element.
    pub fn elements(self, at: usize) -> Option<Error> {
        let before = "[[]";
        let piece = [before, self.text.get(at..)?].concat();
        self.explain(&piece, at, before, |parser, _| {
            <Vec<IgnoredAny> as serde::Deserialize>::deserialize(parser).err().map(Fault::Parser)
        })
    }

    /// Parses a part of the body that starts at an offset, ignoring what precedes it.
    fn explain<'p>(
        self,
        piece: &'p str,
        at: usize,
        before: &str,
        read: impl FnOnce(
            &mut serde_json::Deserializer<serde_json::de::StrRead<'p>>,
            &Context<'p>,
        ) -> Option<Fault<serde_json::Error>>,
    ) -> Option<Error>
    where
        't: 'p,
    {
        let event = self.sniff.known_event();
        let context = Context::within(piece, self.path);
        let fault = read(&mut serde_json::Deserializer::from_str(piece), &context)?;
        let failure = context.settle(fault, 0, piece);
        let offset = failure.offset.and_then(|offset| (at + offset).checked_sub(before.len()));
        Some(context.error(Failure { offset, ..failure }).of(event))
    }
}

impl fmt::Debug for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnosis").finish_non_exhaustive()
    }
}

/// A visitor that reads the fields of an object up to the fault.
struct Fields(FieldsFault);

impl<'de> Visitor<'de> for Fields {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        match self.0 {
            FieldsFault::Grammar { .. } => while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {},
            FieldsFault::Twice(name) => {
                fields.next_key::<IgnoredAny>()?;
                return Err(A::Error::duplicate_field(name));
            }
            FieldsFault::Missing(name) => {
                fields.next_key::<IgnoredAny>()?;
                return Err(A::Error::missing_field(name));
            }
        }
        Ok(())
    }
}
