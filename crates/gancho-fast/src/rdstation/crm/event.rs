//! The table of entities: one line gives the event's variant, its reading and its conversion.

use gancho_core::rdstation::crm::{self, Entity, EventName};
use gancho_core::{Error, JsonText};

use super::{
    CampaignView, ChangeView, ContactView, DealView, LostReasonView, OrganizationView, ProductView,
    SourceView, TaskView,
};
use crate::context::Context;
use crate::explain::Fault;
use crate::rest::{Read, Refused, Rest};
use crate::value::Value as _;
use crate::{Id, RawJson};

macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident($view:ident, $id:ident),)*) => {
        /// An event, with its document; see [`crm::Event`].
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum EventView<'a> {
            $($(#[$doc])* $entity(ChangeView<'a, $view<'a>, Id<'a, crm::$id>>),)*
            /// An event that the model does not know.
            Other {
                /// Its name.
                name: &'a str,
                /// Its document, checked as JSON.
                document: RawJson<'a>,
            },
        }

        impl<'a> EventView<'a> {
            /// The event's name as it is on the wire.
            pub fn name(&self) -> &'a str {
                match self {
                    $(Self::$entity(change) => {
                        EventName { entity: Entity::$entity, action: change.action() }.as_str()
                    })*
                    Self::Other { name, .. } => name,
                }
            }

            /// The same event as core's type.
            pub fn to_owned(&self) -> crm::Event {
                match *self {
                    $(Self::$entity(change) => crm::Event::$entity(change.to_owned()),)*
                    Self::Other { name, document } => {
                        crm::Event::Other { name: name.to_owned(), document: document.to_owned() }
                    }
                }
            }

            /// What is filled.
            pub(super) const BLANK: Self = Self::Other { name: "", document: RawJson::BLANK };

            /// Reads the document of an event.
            pub(super) fn read(name: &'a str, rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
                let mut event = Self::BLANK;
                let after = event.fill(name, rest, cx)?;
                Ok((event, after))
            }

            /// Reads the document of an event into its place.
            #[inline(never)]
            pub(super) fn fill(
                &mut self,
                name: &'a str,
                rest: Rest<'a>,
                cx: &Context<'a>,
            ) -> Result<Rest<'a>, Refused> {
                match EventName::parse(name) {
                    $(Some(EventName { entity: Entity::$entity, action }) => {
                        let (change, after) = ChangeView::read(action, rest, cx)?;
                        *self = Self::$entity(change);
                        Ok(after)
                    })*
                    // An entity that core knows and this table does not: refused, so that the tests tell.
                    Some(_) => Err(Refused),
                    None => {
                        let (document, after) = RawJson::read(rest, cx)?;
                        *self = Self::Other { name, document };
                        Ok(after)
                    }
                }
            }

            /// Says what is wrong with the document of the event that the fault knows.
            pub(super) fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
                match fault.event_name().and_then(EventName::parse) {
                    $(Some(EventName { entity: Entity::$entity, action }) => {
                        ChangeView::<'a, $view<'a>, Id<'a, crm::$id>>::explain(action, rest, cx, fault)
                    })*
                    Some(_) => None,
                    None => fault.value::<JsonText>(rest),
                }
            }
        }
    };
}

entities! {
    /// A campaign that deals come from.
    Campaign(CampaignView, CampaignId),
    /// A person.
    Contact(ContactView, ContactId),
    /// A deal.
    Deal(DealView, DealId),
    /// A reason for which deals are lost.
    LostReason(LostReasonView, LostReasonId),
    /// A company.
    Organization(OrganizationView, OrganizationId),
    /// A product or service for sale.
    Product(ProductView, ProductId),
    /// A source that deals come from.
    Source(SourceView, SourceId),
    /// Something to do for a deal.
    Task(TaskView, TaskId),
}
