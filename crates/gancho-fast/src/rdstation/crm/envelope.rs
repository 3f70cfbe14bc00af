//! The envelope of all deliveries of RD Station CRM.

mod fields;
mod guess;

pub(crate) use self::fields::Name;

use gancho_core::checked::Shape;
use gancho_core::rdstation::crm::{self, TransactionUuid};
use gancho_core::{Error, Timestamp};

use self::fields::Fields;
use super::EventView;
use super::event::known_name;
use crate::Id;
use crate::context::Context;
use crate::fault::{self, Fault};
use crate::names::Names;
use crate::rest::{Rejected, Rest};
use crate::scan::Scan as _;
use crate::to_core::to_core;
use crate::value::{Value, fill_usual};

/// A delivery of RD Station CRM; see [`crm::Envelope`].
///
/// ```
/// use gancho_fast::{Arena, from_slice, rdstation::crm};
///
/// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let arena = Arena::new();
/// let gancho_fast::EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let crm::EnvelopeView { event, transaction_uuid, .. } = delivery;
/// assert_eq!((event.name(), transaction_uuid.as_str()), ("crm_deal_deleted", "c34e955b-f62a-43b8"));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnvelopeView<'a> {
    /// The event: `event_name` and `document`.
    pub event: EventView<'a>,
    /// When the event happened.
    pub event_timestamp: Timestamp,
    /// The id of the event, which its deliveries share.
    pub transaction_uuid: Id<'a, TransactionUuid>,
}

impl<'a> EnvelopeView<'a> {
    /// Converts to the type of core.
    pub fn to_core(self) -> crm::Envelope {
        crm::Envelope::new(self.event.to_core(), self.event_timestamp, self.transaction_uuid.to_core())
    }

    /// The placeholder, which [`fill`](Self::fill) overwrites.
    pub(crate) const BLANK: Self =
        Self { event: EventView::BLANK, event_timestamp: Timestamp::BLANK, transaction_uuid: Id::BLANK };

    /// Parses a delivery in place. The in-order path is for vendor order without white space.
    #[inline(always)]
    pub(crate) fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let Some(name) = rest.after("{\"event_name\":\"") else {
            return self.any_order(rest, cx);
        };
        let length = cx.index.run(name);
        let known = known_name(name, length);
        let Some((name, document)) = name.around_quote(length) else {
            return self.any_order(rest, cx);
        };
        let Some(document) = document.after(",\"document\":") else {
            return self.any_order(rest, cx);
        };
        cx.enter();
        cx.note_attempt(Shape::Crm, Some(name));
        let after = cx.note_failure(DOCUMENT, self.event.fill(name, known, document, cx))?;
        if let Some(time) = after.after(",\"event_timestamp\":\"") {
            let next = cx.note_failure(
                EVENT_TIMESTAMP,
                fill_usual(&mut self.event_timestamp, time, cx, "2025-03-28T12:45:25.000Z".len()),
            )?;
            if let Some(uuid) = next.after(",\"transaction_uuid\":\"") {
                let next = cx.note_failure(
                    TRANSACTION_UUID,
                    fill_usual(
                        &mut self.transaction_uuid,
                        uuid,
                        cx,
                        "c34e955b-f62a-43b8-9ba9-d2a3f1a5b6c7".len(),
                    ),
                )?;
                if let Some(end) = next.after("}") {
                    cx.leave();
                    return Ok(end);
                }
            }
        }
        Fields::of(name, self.event).fill(self, after, cx, 1 << EVENT_NAME | 1 << DOCUMENT)
    }

    #[inline(never)]
    fn any_order(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        self.fill_as(Name::Unknown, rest, cx)
    }

    /// Parses a delivery in any order; `name` is what is known about the event name beforehand.
    pub(crate) fn fill_as(
        &mut self,
        name: Name<'a>,
        rest: Rest<'a>,
        cx: &Context<'a>,
    ) -> Result<Rest<'a>, Rejected> {
        cx.restart();
        cx.enter();
        cx.note_attempt(Shape::Crm, name.known());
        Fields::new(name).fill(self, rest.expect("{")?, cx, 0)
    }

    /// Finds the fault in a delivery.
    pub(crate) fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        let model = fault::Model { names: &NAMES, required: 0b1111, is_free: |_| false };
        fault::object(rest, cx, fault, model, |number, value, fault| match number {
            EVENT_NAME => fault.value::<String>(value),
            DOCUMENT => EventView::explain(value, cx, fault),
            EVENT_TIMESTAMP => fault.value::<Timestamp>(value),
            _ => fault.value::<TransactionUuid>(value),
        })
    }
}

to_core!(EnvelopeView<'_> => crm::Envelope);

static NAMES: Names = Names::new(&["event_name", "document", "event_timestamp", "transaction_uuid"]);

/// The names as keys.
static KEYS: [&str; 4] =
    ["\"event_name\":", "\"document\":", "\"event_timestamp\":", "\"transaction_uuid\":"];

// The numbers of the names.
const EVENT_NAME: usize = 0;
const DOCUMENT: usize = 1;
const EVENT_TIMESTAMP: usize = 2;
const TRANSACTION_UUID: usize = 3;
