//! What is wrong with a body in which another reader has found the fault.

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

/// A rejected body, and the way to its fault.
///
/// All before the fault has been read and was right, so that only the piece at fault is read here. The error is the one
/// that this crate's own reader gives for the whole body.
pub struct Diagnosis<'t> {
    text: &'t str,
    sniff: Sniff<'t>,
    path: Vec<Step<'t>>,
}

/// What is wrong with an object beside its fields' values.
#[derive(Clone, Copy, Debug)]
pub enum FieldsFault {
    /// Its grammar, from the end of a value on, or from the object's bracket on.
    Grammar {
        /// Whether from the bracket on.
        is_first: bool,
    },
    /// This field stands there for the second time: from its key on.
    Twice(&'static str),
    /// It ends there without this field: from the closing bracket on.
    Missing(&'static str),
}

impl<'t> Diagnosis<'t> {
    /// Looks at the root's fields.
    pub fn new(text: &'t str) -> Self {
        Self { text, sniff: Sniff::of(text), path: Vec::new() }
    }

    /// Which envelope it would be.
    pub fn shape(&self) -> Option<Shape> {
        self.sniff.shape()
    }

    /// The event's name, by which a CRM delivery's document is read.
    pub fn crm_event(&self) -> Option<&str> {
        self.sniff.crm_event()
    }

    /// The fault is in this field's value.
    pub fn step_into_field(&mut self, key: &'t str) {
        self.path.push(Step::Key(Cow::Borrowed(key)));
    }

    /// The fault is in this element.
    pub fn step_into_element(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    /// How many arrays and objects are open around the value that was stepped into.
    pub fn depth(&self) -> usize {
        self.path.len()
    }

    /// None of the fields is there by which an envelope is known.
    pub fn no_envelope(self) -> Error {
        no_envelope(self.text, self.sniff)
    }

    /// Something follows the document, at this place.
    pub fn trailing(self, at: usize) -> Error {
        trailing(Some(at)).of(self.sniff.known_event())
    }

    /// The value at this place is no `T`.
    pub fn value<T: DeserializeOwned>(self, at: usize) -> Option<Error> {
        let piece = self.text.get(at..).filter(|piece| !piece.is_empty());
        // The parser has no place before its text to say that a value is missing at.
        let (piece, before) = piece.map_or((" ", " "), |piece| (piece, ""));
        self.explain(piece, at, before, |parser, context| {
            T::deserialize(Tracked { inner: parser, context }).err()
        })
    }

    /// Something is wrong with an object's fields, from this place on.
    pub fn fields(self, at: usize, fault: FieldsFault) -> Option<Error> {
        let before = if let FieldsFault::Grammar { is_first: false } = fault { "{\"\":[]" } else { "{" };
        let piece = format!("{before}{}", self.text.get(at..)?);
        self.explain(&piece, at, before, |parser, context| {
            Tracked { inner: parser, context }.deserialize_any(Fields(fault)).err()
        })
    }

    /// No comma follows an array's element, or no element follows the comma; the one that should was stepped into.
    pub fn elements(self, at: usize) -> Option<Error> {
        let before = "[[]";
        let piece = format!("{before}{}", self.text.get(at..)?);
        self.explain(&piece, at, before, |parser, _| {
            <Vec<IgnoredAny> as serde::Deserialize>::deserialize(parser).err().map(Fault::Parser)
        })
    }

    /// Reads a piece that starts at a place, but for what was written before it.
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

/// Reads as far as the fault.
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
