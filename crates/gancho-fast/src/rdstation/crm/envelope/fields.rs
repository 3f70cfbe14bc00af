//! The fields of an envelope in any order.

use std::sync::LazyLock;

use gancho_core::Timestamp;
use gancho_core::checked::Shape;
use gancho_core::rdstation::crm::TransactionUuid;
use memchr::memmem::Finder;

use super::{DOCUMENT, EVENT_NAME, EVENT_TIMESTAMP, EnvelopeView, TRANSACTION_UUID};
use crate::context::Context;
use crate::field::Next;
use crate::rdstation::crm::EventView;
use crate::rest::{Rejected, Rest};
use crate::value::Value as _;
use crate::{Id, field, skip};

/// What is known about the event name before it is parsed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Name<'a> {
    /// Nothing: it may be guessed.
    Unknown,
    /// The name; or `None` if it is absent or not a string.
    Known(Option<&'a str>),
}

impl<'a> Name<'a> {
    pub(super) fn known(self) -> Option<&'a str> {
        if let Self::Known(name) = self { name } else { None }
    }
}

/// The event name, if it follows the document: the first text that looks like it. The field itself confirms it later.
///
/// The alternative is to skip the document and parse it when the name is known. It took a fifth of the time of deals
/// with shuffled keys. Little text follows the document, so the search starts near the end.
fn guess(rest: Rest<'_>) -> Option<&str> {
    static KEY: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"\"event_name\":\""));
    let text = rest.text();
    let near = text.len().saturating_sub(192);
    let found = match KEY.find(text.as_bytes().get(near..)?) {
        Some(found) => near + found,
        None => KEY.find(text.as_bytes())?,
    };
    let name = text.get(found + KEY.needle().len()..)?;
    name.get(..name.find('"')?)
}

/// The fields of the envelope that were parsed so far.
#[derive(Default)]
pub(super) struct Fields<'a> {
    /// Whether a document may be parsed with a guessed event name.
    may_guess: bool,
    guessed: Option<&'a str>,
    name: Option<&'a str>,
    document: Document<'a>,
    event_timestamp: Option<Timestamp>,
    transaction_uuid: Option<Id<'a, TransactionUuid>>,
}

#[derive(Default)]
enum Document<'a> {
    #[default]
    Missing,
    /// The document precedes the event name, so its type is unknown. It is skipped, and parsed at the end.
    Waiting(Rest<'a>),
    Read(EventView<'a>),
}

impl<'a> Fields<'a> {
    /// None.
    pub(super) fn new(name: Name<'a>) -> Self {
        Self { may_guess: name == Name::Unknown, guessed: name.known(), ..Self::default() }
    }

    /// The event.
    pub(super) fn of(name: &'a str, event: EventView<'a>) -> Self {
        Self { name: Some(name), document: Document::Read(event), ..Self::default() }
    }

    /// Parses the remaining fields.
    #[inline(never)]
    pub(super) fn fill(
        mut self,
        place: &mut EnvelopeView<'a>,
        rest: Rest<'a>,
        cx: &Context<'a>,
        first: bool,
    ) -> Result<Rest<'a>, Rejected> {
        let mut next = if first { field::first(rest) } else { field::next(rest)? };
        while let Next::Key(start) = next {
            let (key, value) = field::key(start, cx)?;
            let after = match key.name {
                "event_name" if self.name.is_none() => {
                    let (name, after) = cx.noting(EVENT_NAME, <&str>::read(value, cx))?;
                    if self.guessed.is_some_and(|guessed| guessed != name) {
                        return Err(Rejected);
                    }
                    self.name = Some(name);
                    if matches!(self.document, Document::Missing) {
                        cx.note_try(Shape::Crm, self.name);
                    }
                    after
                }
                "document" if matches!(self.document, Document::Missing) => {
                    if self.name.is_none() && self.may_guess {
                        self.guessed = guess(value);
                        cx.note_try(Shape::Crm, self.guessed);
                    }
                    if let Some(name) = self.name.or(self.guessed) {
                        let (event, after) = cx.noting(DOCUMENT, EventView::read(name, value, cx))?;
                        self.document = Document::Read(event);
                        after
                    } else {
                        self.document = Document::Waiting(value);
                        cx.noting(DOCUMENT, skip::value(value, cx.depth_left(), &cx.index))?
                    }
                }
                "event_timestamp" if self.event_timestamp.is_none() => {
                    let (time, after) = cx.noting(EVENT_TIMESTAMP, Timestamp::read(value, cx))?;
                    self.event_timestamp = Some(time);
                    after
                }
                "transaction_uuid" if self.transaction_uuid.is_none() => {
                    let (uuid, after) = cx.noting(TRANSACTION_UUID, Id::read(value, cx))?;
                    self.transaction_uuid = Some(uuid);
                    after
                }
                "event_name" | "document" | "event_timestamp" | "transaction_uuid" => {
                    return Err(Rejected);
                }
                name => field::unknown(name, value, cx)?,
            };
            next = field::next(after)?;
        }
        let event = match (self.document, self.name) {
            (Document::Read(event), Some(_)) => event,
            (Document::Waiting(document), Some(name)) => EventView::read(name, document, cx)?.0,
            _ => return Err(Rejected),
        };
        cx.leave();
        *place = EnvelopeView {
            event,
            event_timestamp: self.event_timestamp.ok_or(Rejected)?,
            transaction_uuid: self.transaction_uuid.ok_or(Rejected)?,
        };
        match next {
            Next::End(after) => Ok(after),
            Next::Key(_) => Err(Rejected),
        }
    }
}
