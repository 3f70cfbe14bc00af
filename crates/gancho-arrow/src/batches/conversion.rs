//! Conversion of one delivery.

use gancho_core::rdstation::crm::Entity;
use gancho_core::{Error, JsonPointer, System, events, for_each_crm_entity, superoffice};
use gancho_fast::EnvelopeView;
use gancho_fast::columns::Object;
use gancho_fast::rdstation::crm::{ChangeView, EventView};

use crate::rows::{Head, Rows};
use crate::{Options, Place, Reject, Table, overflow};

/// A delivery that is being converted to a row.
pub(super) struct Conversion<'r> {
    pub(super) options: &'r Options,
    pub(super) tables: &'r mut [Option<Rows>],
    pub(super) place: Place<'r>,
    pub(super) unknown: &'r [JsonPointer],
    pub(super) body: Option<&'r str>,
}

macro_rules! events {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        impl<'r> Conversion<'r> {
            fn crm(mut self, head: &Head<'_>, event: &EventView<'_>) -> Result<Table, Reject> {
                match event {
                    $(EventView::$entity(change) => {
                        let table = Table::Crm(Entity::$entity);
                        match change {
                            ChangeView::Created(document) | ChangeView::Updated(document) => {
                                return self.push(table, head, *document);
                            }
                            ChangeView::Deleted(tombstone) => {
                                self.rows(table).push_tombstone(head, &tombstone.id, tombstone.name);
                            }
                        }
                        Ok(table)
                    })*
                    EventView::Other { document, .. } => {
                        self.rows(Table::Other).push_other(head, *document);
                        Ok(Table::Other)
                    }
                    // `EventView` is `#[non_exhaustive]`.
                    _ => Err(Reject::of(&Error::readers_disagree(), self.place)),
                }
            }
        }

        /// The action of an event.
        fn crm_action(event: &EventView<'_>) -> Option<&'static str> {
            match event {
                $(EventView::$entity(change) => Some(change.action().as_str()),)*
                _ => None,
            }
        }
    };
}

for_each_crm_entity!(events);

impl<'r> Conversion<'r> {
    /// Appends the row to its table.
    pub(super) fn envelope(mut self, envelope: &EnvelopeView<'_>) -> Result<Table, Reject> {
        let (event, system) = (envelope.event_name(), envelope.system());
        match envelope {
            EnvelopeView::Crm(crm) => {
                let head = Head {
                    action: crm_action(&crm.event),
                    timestamp: Some(crm.event_timestamp.into()),
                    key: Some(crm.transaction_uuid.as_str()),
                    ..self.head(event, system)
                };
                self.crm(&head, &crm.event)
            }
            EnvelopeView::Marketing(marketing) => {
                let key = marketing.to_core().dedup_key();
                let head = Head {
                    action: events::find(event).and_then(|event| event.action),
                    timestamp: Some(marketing.event_timestamp.into()),
                    key: Some(&key),
                    ..self.head(event, system)
                };
                self.push(Table::MarketingContact, &head, *marketing)
            }
            EnvelopeView::Leads(leads) => {
                // A delivery of several leads has neither a key nor a time. Converting all of its leads would take much
                // memory.
                let only = leads.leads.get(0).filter(|_| leads.leads.len() == 1);
                let key = only.and_then(|lead| lead.to_core().dedup_key());
                let timestamp = only.and_then(|lead| lead.last_conversion.get()?.created_at.get().copied());
                let head = Head {
                    timestamp: timestamp.map(superoffice::Timestamp::from),
                    key: key.as_deref(),
                    ..self.head(event, system)
                };
                self.push(Table::MarketingLeads, &head, leads)
            }
            EnvelopeView::SuperOffice(notification) => {
                let head = Head {
                    action: event.rsplit_once('.').map(|(_, verb)| verb),
                    timestamp: Some(notification.timestamp),
                    key: notification.event_id.get().map(gancho_fast::Id::as_str),
                    ..self.head(event, system)
                };
                self.push(Table::SuperOfficeNotification, &head, *notification)
            }
            EnvelopeView::TenantStatus(status) => {
                let head = self.head(event, system);
                self.push(Table::SuperOfficeTenantStatus, &head, *status)
            }
            // `EnvelopeView` is `#[non_exhaustive]`.
            _ => Err(Reject::of(&Error::readers_disagree(), self.place)),
        }
    }

    fn head<'h>(&self, event: &'h str, system: System) -> Head<'h>
    where
        'r: 'h,
    {
        let (place, unknown, body) = (self.place, self.unknown, self.body);
        Head { event, action: None, timestamp: None, key: None, system, place, unknown, body }
    }

    #[inline]
    fn push(&mut self, table: Table, head: &Head<'_>, document: &impl Object) -> Result<Table, Reject> {
        if self.rows(table).push(head, document) {
            return Ok(table);
        }
        let event = events::find(head.event).map(|event| event.name);
        Err(Reject::amount(overflow::find(document, table.root(), self.options), event, self.place))
    }

    fn rows(&mut self, table: Table) -> &mut Rows {
        #[expect(clippy::expect_used, reason = "there is an entry for each table")]
        let rows = self.tables.get_mut(table.index()).expect("an entry for each table");
        rows.get_or_insert_with(|| Rows::new(table, self.options))
    }
}
