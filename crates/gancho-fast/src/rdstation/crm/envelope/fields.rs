//! The fields of an envelope in any order.

use gancho_core::Timestamp;
use gancho_core::checked::Shape;
use gancho_core::rdstation::crm::TransactionUuid;

use super::guess::guess;
use super::{DOCUMENT, EVENT_NAME, EVENT_TIMESTAMP, EnvelopeView, KEYS, NAMES, TRANSACTION_UUID};
use crate::context::Context;
use crate::order::Order;
use crate::rdstation::crm::EventView;
use crate::rest::{Rejected, Rest};
use crate::sender::Spaces;
use crate::value::Value as _;
use crate::walk::{Field, Walk};
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
    /// The document precedes the event name, which could not be guessed. It is skipped, and parsed at the end.
    Waiting(Rest<'a>),
    Read(EventView<'a>),
}

impl<'a> Fields<'a> {
    /// No field was parsed yet.
    pub(super) fn new(name: Name<'a>) -> Self {
        Self { may_guess: name == Name::Unknown, guessed: name.known(), ..Self::default() }
    }

    /// The event name and the document were parsed.
    pub(super) fn of(name: &'a str, event: EventView<'a>) -> Self {
        Self { name: Some(name), document: Document::Read(event), ..Self::default() }
    }

    /// Parses the remaining fields. In `seen`, the bits of the parsed fields are set.
    #[inline(never)]
    pub(super) fn fill(
        mut self,
        place: &mut EnvelopeView<'a>,
        mut rest: Rest<'a>,
        cx: &Context<'a>,
        seen: u32,
    ) -> Result<Rest<'a>, Rejected> {
        let mut walk = Walk::new(cx.order(NAMES.number()), seen);
        let after = loop {
            if let Some((order, spaces)) = walk.order {
                rest = self.predicted(rest, cx, &mut walk, order, spaces)?;
            }
            rest = match walk.look_up(&NAMES, rest, cx)? {
                Field::Known(number, value) => {
                    cx.note_failure(number as usize, self.field(number as usize, value, cx))?
                }
                Field::Other(name, value) => field::unknown(name, value, cx)?,
                Field::End(after) => break after,
            };
        };
        let event = match (self.document, self.name) {
            (Document::Read(event), Some(_)) => event,
            (Document::Waiting(document), Some(name)) => {
                cx.note_attempt(Shape::Crm, Some(name));
                cx.note_failure(DOCUMENT, EventView::read(name, document, cx))?.0
            }
            _ => return Err(Rejected),
        };
        cx.leave();
        *place = EnvelopeView {
            event,
            event_timestamp: self.event_timestamp.ok_or(Rejected)?,
            transaction_uuid: self.transaction_uuid.ok_or(Rejected)?,
        };
        Ok(after)
    }

    /// Parses fields as long as each field follows the same field as in the sender's last body.
    #[inline(always)]
    fn predicted(
        &mut self,
        mut rest: Rest<'a>,
        cx: &Context<'a>,
        walk: &mut Walk<'a>,
        order: &Order,
        spaces: Spaces,
    ) -> Result<Rest<'a>, Rejected> {
        loop {
            let start = if walk.is_first {
                spaces.after_bracket(rest, cx.depth())
            } else {
                spaces.after_comma(rest, cx.depth())
            };
            let next = order.after(walk.last);
            let key = KEYS.get(next as usize).filter(|_| walk.seen & 1 << next == 0);
            let Some(value) = start.zip(key).and_then(|(start, key)| start.after(key)) else {
                return Ok(rest);
            };
            (walk.seen, walk.last, walk.is_first) = (walk.seen | 1 << next, next + 1, false);
            rest =
                cx.note_failure(next as usize, self.field(next as usize, spaces.after_colon(value), cx))?;
        }
    }

    /// Parses the field with this number.
    #[inline(always)]
    fn field(&mut self, number: usize, value: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        match number {
            EVENT_NAME => {
                let (name, after) = <&str>::read(value, cx)?;
                // Only in an invalid body, or in one with two event names.
                if self.guessed.is_some_and(|guessed| guessed != name) {
                    return Err(Rejected);
                }
                self.name = Some(name);
                if matches!(self.document, Document::Missing) {
                    cx.note_attempt(Shape::Crm, self.name);
                }
                Ok(after)
            }
            DOCUMENT => {
                if self.name.is_none() && self.may_guess {
                    self.guessed = guess(value, cx);
                    cx.note_attempt(Shape::Crm, self.guessed);
                }
                let Some(name) = self.name.or(self.guessed) else {
                    self.document = Document::Waiting(value);
                    return skip::value(value, cx.depth_left(), &cx.index);
                };
                let (event, after) = EventView::read(name, value, cx)?;
                self.document = Document::Read(event);
                Ok(after)
            }
            EVENT_TIMESTAMP => {
                let (time, after) = Timestamp::read(value, cx)?;
                self.event_timestamp = Some(time);
                Ok(after)
            }
            TRANSACTION_UUID => {
                let (uuid, after) = Id::read(value, cx)?;
                self.transaction_uuid = Some(uuid);
                Ok(after)
            }
            _ => Err(Rejected),
        }
    }
}
