//! What every CRM delivery is wrapped in.

use std::sync::LazyLock;

use gancho_core::Timestamp;
use gancho_core::crm::{self, TransactionUuid};
use memchr::memmem::Finder;

use super::EventView;
use crate::Id;
use crate::context::Context;
use crate::member::Next;
use crate::rest::{Refused, Rest};
use crate::value::Value;
use crate::{member, skip, string};

/// A delivery of RD Station CRM; see [`crm::Envelope`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnvelopeView<'a> {
    /// What happened: `event_name` and `document`.
    pub event: EventView<'a>,
    /// When it happened.
    pub event_timestamp: Timestamp,
    /// Which delivery this is.
    pub transaction_uuid: Id<'a, TransactionUuid>,
}

impl<'a> EnvelopeView<'a> {
    /// The same delivery as core's type.
    pub fn to_owned(&self) -> crm::Envelope {
        crm::Envelope {
            event: self.event.to_owned(),
            event_timestamp: self.event_timestamp,
            transaction_uuid: self.transaction_uuid.to_owned(),
        }
    }

    /// What is filled.
    pub(crate) const BLANK: Self =
        Self { event: EventView::BLANK, event_timestamp: Timestamp::BLANK, transaction_uuid: Id::BLANK };

    /// Reads a delivery into its place, where the vendor's order and no white space are the straight way.
    #[inline(always)]
    pub(crate) fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Refused> {
        let Some(name) = rest.after("{\"event_name\":\"") else {
            return self.any_order(rest, cx);
        };
        let (name, document) = string::inside(name, cx, 0)?;
        let Some(document) = document.after(",\"document\":") else {
            return self.any_order(rest, cx);
        };
        cx.enter();
        let after = self.event.fill(name, document, cx)?;
        if let Some(time) = after.after(",\"event_timestamp\":\"") {
            let behind = self.event_timestamp.fill_inside(time, cx)?;
            if let Some(uuid) = behind.after(",\"transaction_uuid\":\"") {
                let behind = self.transaction_uuid.fill_inside(uuid, cx)?;
                if let Some(behind) = behind.after("}") {
                    cx.leave();
                    return Ok(behind);
                }
            }
        }
        let members =
            Members { name: Some(name), document: Document::Read(self.event), ..Members::default() };
        members.fill(self, after, cx, false)
    }

    #[inline(never)]
    fn any_order(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Refused> {
        for may_guess in [true, false] {
            cx.restart();
            cx.enter();
            let members = Members { may_guess, ..Members::default() };
            if let Ok(after) = members.fill(self, rest.expect("{")?, cx, true) {
                return Ok(after);
            }
        }
        Err(Refused)
    }
}

/// The event's name, when it stands behind the document: what looks like it. The member itself confirms it later.
///
/// Stepping over the document instead, to read it once the name is known, took a fifth of the time of deals with
/// shuffled keys. Little follows the document, so it is looked for near the end first.
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

#[derive(Default)]
struct Members<'a> {
    /// Whether a document may be read by a name that is only guessed.
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
    /// It stands before the event's name, so its type is not known yet. Stepped over, and read at the end.
    Waiting(Rest<'a>),
    Read(EventView<'a>),
}

impl<'a> Members<'a> {
    #[inline(never)]
    fn fill(
        mut self,
        place: &mut EnvelopeView<'a>,
        rest: Rest<'a>,
        cx: &Context<'a>,
        first: bool,
    ) -> Result<Rest<'a>, Refused> {
        let mut next = if first { member::first(rest) } else { member::next(rest)? };
        while let Next::Key(start) = next {
            let (key, value) = member::key(start, cx)?;
            let after = match key.name {
                "event_name" if self.name.is_none() => {
                    let (name, after) = <&str>::read(value, cx)?;
                    if self.guessed.is_some_and(|guessed| guessed != name) {
                        return Err(Refused);
                    }
                    self.name = Some(name);
                    after
                }
                "document" if matches!(self.document, Document::Missing) => {
                    if self.name.is_none() && self.may_guess {
                        self.guessed = guess(value);
                    }
                    if let Some(name) = self.name.or(self.guessed) {
                        let (event, after) = EventView::read(name, value, cx)?;
                        self.document = Document::Read(event);
                        after
                    } else {
                        self.document = Document::Waiting(value);
                        skip::value(value, cx.depth_left(), &cx.index)?
                    }
                }
                "event_timestamp" if self.event_timestamp.is_none() => {
                    let (time, after) = Timestamp::read(value, cx)?;
                    self.event_timestamp = Some(time);
                    after
                }
                "transaction_uuid" if self.transaction_uuid.is_none() => {
                    let (uuid, after) = Id::read(value, cx)?;
                    self.transaction_uuid = Some(uuid);
                    after
                }
                "event_name" | "document" | "event_timestamp" | "transaction_uuid" => {
                    return Err(Refused);
                }
                name => member::unknown(name, value, cx)?,
            };
            next = member::next(after)?;
        }
        let event = match (self.document, self.name) {
            (Document::Read(event), Some(_)) => event,
            (Document::Waiting(document), Some(name)) => EventView::read(name, document, cx)?.0,
            _ => return Err(Refused),
        };
        cx.leave();
        *place = EnvelopeView {
            event,
            event_timestamp: self.event_timestamp.ok_or(Refused)?,
            transaction_uuid: self.transaction_uuid.ok_or(Refused)?,
        };
        match next {
            Next::End(after) => Ok(after),
            Next::Key(_) => Err(Refused),
        }
    }
}
