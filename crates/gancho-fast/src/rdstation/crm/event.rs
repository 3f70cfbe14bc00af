//! Events with their documents. The variants, the parser and the conversion are generated from core's table of
//! entities.

use gancho_core::rdstation::crm::{self, Action, Entity, EventName};
use gancho_core::{Error, JsonText, for_each_crm_entity};

#[allow(clippy::wildcard_imports, reason = "the table of entities lists the types")]
use super::*;
use crate::context::Context;
use crate::fault::Fault;
use crate::names::Names;
use crate::rest::{Read, Rejected, Rest};
use crate::to_core::to_core;
use crate::value::{Value as _, in_arena};
use crate::{Id, RawJson};

/// The event name of this length at the start of a text, if the model knows it. Like [`EventName::parse`], but without a
/// branch on the entity, which would be mispredicted.
#[inline(always)]
pub(super) fn known_name(text: Rest<'_>, length: usize) -> Option<EventName> {
    let entity = text.after("crm_")?.text().as_bytes();
    let length = length.checked_sub("crm_".len() + ACTION)?;
    let action = entity.get(length..)?.first_chunk()?;
    let number = ENTITIES.find(entity, length)?;
    Some(EventName::new(*Entity::ALL.get(number as usize)?, known_action(action)?))
}

/// The number of bytes of an action in an event name, including its separator.
const ACTION: usize = 8;

#[inline(always)]
fn known_action(text: &[u8; ACTION]) -> Option<Action> {
    const CREATED: u64 = u64::from_le_bytes(*b"_created");
    const UPDATED: u64 = u64::from_le_bytes(*b"_updated");
    const DELETED: u64 = u64::from_le_bytes(*b"_deleted");
    match u64::from_le_bytes(*text) {
        CREATED => Some(Action::Created),
        UPDATED => Some(Action::Updated),
        DELETED => Some(Action::Deleted),
        _ => None,
    }
}

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

        /// In the order of [`Entity::ALL`].
        static ENTITIES: Names = Names::new(&[$($name),*]);

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
                let after = event.fill(name, EventName::parse(name), rest, cx)?;
                Ok((event, after))
            }

            /// Parses the document of an event in place; `known` is its name, unless the model does not know it.
            #[inline(never)]
            pub(super) fn fill(
                &mut self,
                name: &'a str,
                known: Option<EventName>,
                rest: Rest<'a>,
                cx: &Context<'a>,
            ) -> Result<Rest<'a>, Rejected> {
                let Some(EventName { entity, action }) = known else {
                    let (document, after) = RawJson::read(rest, cx)?;
                    *self = Self::Other { name, document };
                    return Ok(after);
                };
                if action == Action::Deleted {
                    // All deletions have the same fields, so the entity decides only the variant: without a jump, which
                    // would be mispredicted. The type of the id has no effect on its parser.
                    let mut gone = TombstoneView::<Id<'a, crm::DealId>>::BLANK;
                    let after = gone.fill(rest, cx)?;
                    *self = match entity {
                        $(Entity::$entity => Self::$entity(ChangeView::Deleted(gone.with_id_of())),)*
                        // Unreachable: the same table generates this code and the entities.
                        _ => return Err(Rejected),
                    };
                    return Ok(after);
                }
                $(if entity == Entity::$entity {
                    let (document, after) = in_arena(rest, cx)?;
                    *self = Self::$entity(ChangeView::of(action == Action::Created, document));
                    return Ok(after);
                })*
                // Unreachable, too.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_name_is_found_exactly_if_core_knows_it() {
        let mut names = Vec::new();
        for entity in Entity::ALL {
            for action in Action::ALL {
                let name = EventName::new(*entity, *action).as_str();
                // Names that differ in each byte, and shorter and longer ones.
                for at in 0..name.len() {
                    let (before, after) = name.split_at(at);
                    names.extend([
                        format!("{before}x{}", after.get(1..).unwrap_or_default()),
                        after.to_owned(),
                    ]);
                }
                names.extend([name.to_owned(), format!("{name}s"), name.replace("crm_", "crm_crm_")]);
            }
        }
        names.extend(["", "crm_", "crm__deleted", "crm_task", "_deleted"].map(str::to_owned));
        for name in &names {
            // At the end of a body, too, where less than a block of bytes follows.
            for after in ["", "\"", "\",\"document\":{\"id\":\"67e6\",\"name\":\"Solar\"}"] {
                let text = format!("{name}{after}");
                assert_eq!(known_name(Rest::new(&text), name.len()), EventName::parse(name), "{text}");
            }
        }
    }
}
