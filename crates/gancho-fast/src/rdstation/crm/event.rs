//! Events with their documents. The variants, the parser and the conversion are generated from core's table of
//! entities.

use gancho_core::rdstation::crm::{self, Entity, EventName};
use gancho_core::{Error, JsonText, for_each_crm_entity};

#[allow(clippy::wildcard_imports, reason = "the table of entities lists the types")]
use super::*;
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rejected, Rest};
use crate::to_core::to_core;
use crate::value::Value as _;
use crate::{Id, RawJson};

macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        /// An event, with its document; see [`crm::Event`].
        ///
        /// ```
        /// use gancho_fast::{Arena, EnvelopeView, from_slice, rdstation::crm::EventView};
        ///
        /// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
        ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
        /// let arena = Arena::new();
        /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
        /// match delivery.event {
        ///     EventView::Deal(change) => assert!(change.document().is_none()),
        ///     other => println!("{} is ignored", other.name()),
        /// }
        /// # Ok::<(), gancho_fast::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum EventView<'a> {
            $($(#[$doc])* $entity(ChangeView<'a, $view<'a>, Id<'a, crm::$id>>),)*
            /// An event that the model does not know.
            Other {
                /// The event name.
                name: &'a str,
                /// The document, validated as JSON.
                document: RawJson<'a>,
            },
        }

        impl<'a> EventView<'a> {
            /// The event name on the wire.
            pub fn name(&self) -> &'a str {
                match self {
                    $(Self::$entity(change) => {
                        EventName::new(Entity::$entity, change.action()).as_str()
                    })*
                    Self::Other { name, .. } => name,
                }
            }

            /// Converts to the type of core.
            pub fn to_core(self) -> crm::Event {
                match self {
                    $(Self::$entity(change) => crm::Event::$entity(change.to_core()),)*
                    Self::Other { name, document } => {
                        crm::Event::Other { name: name.to_owned(), document: document.to_core() }
                    }
                }
            }

            /// The placeholder, which [`fill`](Self::fill) overwrites.
            pub(super) const BLANK: Self = Self::Other { name: "", document: RawJson::BLANK };

            /// Parses the document of an event.
            pub(super) fn read(name: &'a str, rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
                let mut event = Self::BLANK;
                let after = event.fill(name, rest, cx)?;
                Ok((event, after))
            }

            /// Parses the document of an event in place.
            #[inline(never)]
            pub(super) fn fill(
                &mut self,
                name: &'a str,
                rest: Rest<'a>,
                cx: &Context<'a>,
            ) -> Result<Rest<'a>, Rejected> {
                let Some(known) = EventName::parse(name) else {
                    let (document, after) = RawJson::read(rest, cx)?;
                    *self = Self::Other { name, document };
                    return Ok(after);
                };
                $(if known.entity == Entity::$entity {
                    let (change, after) = ChangeView::read(known.action, rest, cx)?;
                    *self = Self::$entity(change);
                    return Ok(after);
                })*
                // Unreachable: the same table generates this code and the entities.
                Err(Rejected)
            }

            /// Finds the fault in the document of the fault's event.
            pub(super) fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
                let Some(known) = fault.event_name().and_then(EventName::parse) else {
                    return fault.value::<JsonText>(rest);
                };
                $(if known.entity == Entity::$entity {
                    return ChangeView::<'a, $view<'a>, Id<'a, crm::$id>>::explain(known.action, rest, cx, fault);
                })*
                None
            }
        }
    };
}

for_each_crm_entity!(entities);

to_core!(EventView<'_> => crm::Event);
