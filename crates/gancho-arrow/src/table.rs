//! The tables: one for each entity of RD Station CRM, and one for each other kind of delivery.

use std::fmt;
use std::str::FromStr;

use gancho_core::rdstation::crm::Entity;
use gancho_core::{System, events, for_each_crm_entity};
use gancho_fast::columns::{Columnar, Field, Kind};
use gancho_fast::{rdstation, superoffice};

/// A table, which contains the deliveries of one entity of RD Station CRM, or of one other kind.
///
/// ```
/// use gancho_arrow::Table;
/// use gancho_core::rdstation::crm::Entity;
///
/// assert_eq!(Table::Crm(Entity::Deal).to_string(), "crm_deal");
/// assert_eq!("marketing_contact".parse(), Ok(Table::MarketingContact));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Documents of RD Station CRM, and their deletions.
    Crm(Entity),
    /// Contacts of RD Station Marketing.
    MarketingContact,
    /// The legacy delivery of RD Station Marketing: one row with a list of leads.
    MarketingLeads,
    /// SuperOffice's events, whose bodies have the same fields.
    SuperOfficeNotification,
    /// SuperOffice's notifications of a tenant's status.
    SuperOfficeTenantStatus,
    /// Events of RD Station CRM that the model does not know, with their documents as JSON.
    Other,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        /// All tables, in the order of the enum.
        pub(crate) const ALL: &[Table] = &[
            $(Table::Crm(Entity::$entity),)*
            Table::MarketingContact,
            Table::MarketingLeads,
            Table::SuperOfficeNotification,
            Table::SuperOfficeTenantStatus,
            Table::Other,
        ];

        impl Table {
            /// The name, such as `crm_deal`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::Crm(Entity::$entity) => concat!("crm_", $name),)*
                    // `Entity` is `#[non_exhaustive]`.
                    Self::Crm(_) | Self::Other => "other",
                    Self::MarketingContact => "marketing_contact",
                    Self::MarketingLeads => "marketing_leads",
                    Self::SuperOfficeNotification => "superoffice_notification",
                    Self::SuperOfficeTenantStatus => "superoffice_tenant_status",
                }
            }

            /// The name of its struct in the JSON Schemas, which provide the descriptions of columns.
            pub fn document(self) -> &'static str {
                match self {
                    $(Self::Crm(Entity::$entity) => stringify!($entity),)*
                    Self::Crm(_) | Self::Other => "Other",
                    Self::MarketingContact => "MarketingEnvelope",
                    Self::MarketingLeads => "LeadsEnvelope",
                    Self::SuperOfficeNotification => "Notification",
                    Self::SuperOfficeTenantStatus => "TenantStatus",
                }
            }

            /// The fields of its columns.
            pub(crate) fn fields(self) -> Vec<Field> {
                let kind = match self {
                    $(Self::Crm(Entity::$entity) => <rdstation::crm::$view<'_> as Columnar>::kind(),)*
                    Self::Crm(_) | Self::Other => {
                        Kind::Object(vec![Field { name: "document", kind: Kind::Json, optional: false }])
                    }
                    Self::MarketingContact => <rdstation::marketing::EnvelopeView<'_> as Columnar>::kind(),
                    Self::MarketingLeads => <rdstation::marketing::LeadsEnvelopeView<'_> as Columnar>::kind(),
                    Self::SuperOfficeNotification => <superoffice::NotificationView<'_> as Columnar>::kind(),
                    Self::SuperOfficeTenantStatus => <superoffice::TenantStatusView<'_> as Columnar>::kind(),
                };
                if let Kind::Object(fields) = kind { fields } else { Vec::new() }
            }
        }
    };
}

for_each_crm_entity!(tables);

impl Table {
    /// All tables.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        ALL.iter().copied()
    }

    /// The table of a documented event, by the event name; `None` for others.
    ///
    /// ```
    /// use gancho_arrow::Table;
    ///
    /// assert_eq!(Table::of_event("WEBHOOK.CONVERTED"), Some(Table::MarketingContact));
    /// ```
    pub fn of_event(event: &str) -> Option<Self> {
        let info = events::find(event)?;
        match info.system {
            System::RdStationCrm => info.entity.parse().map(Self::Crm).ok(),
            System::RdStationMarketing if event == events::LEADS => Some(Self::MarketingLeads),
            System::RdStationMarketing => Some(Self::MarketingContact),
            System::SuperOffice if event == events::TENANT_STATUS => Some(Self::SuperOfficeTenantStatus),
            System::SuperOffice => Some(Self::SuperOfficeNotification),
        }
    }

    /// The system that sends its deliveries.
    pub fn system(self) -> System {
        match self {
            Self::Crm(_) | Self::Other => System::RdStationCrm,
            Self::MarketingContact | Self::MarketingLeads => System::RdStationMarketing,
            Self::SuperOfficeNotification | Self::SuperOfficeTenantStatus => System::SuperOffice,
        }
    }

    /// The path of its fields in a delivery, as a JSON Pointer.
    pub(crate) fn root(self) -> &'static str {
        match self {
            Self::Crm(_) | Self::Other => "/document",
            Self::MarketingContact
            | Self::MarketingLeads
            | Self::SuperOfficeNotification
            | Self::SuperOfficeTenantStatus => "",
        }
    }

    /// Fields that the columns of the envelope already contain.
    pub(crate) fn also_in_envelope(self) -> &'static [&'static str] {
        match self {
            Self::MarketingContact => &["event_type", "event_timestamp"],
            Self::SuperOfficeNotification => &["Event", "Timestamp"],
            Self::Crm(_) | Self::MarketingLeads | Self::SuperOfficeTenantStatus | Self::Other => &[],
        }
    }

    /// Its index in [`all`](Self::all).
    pub(crate) fn index(self) -> usize {
        ALL.iter().position(|table| *table == self).unwrap_or(ALL.len() - 1)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Table {
    type Err = UnknownTable;

    fn from_str(name: &str) -> Result<Self, UnknownTable> {
        Self::all().find(|table| table.as_str() == name).ok_or(UnknownTable)
    }
}

/// The error for an unknown table name.
///
/// ```
/// use gancho_arrow::{Table, UnknownTable};
///
/// let error = "crm_deals".parse::<Table>().unwrap_err();
/// assert_eq!(error, UnknownTable);
/// assert_eq!(error.to_string(), "expected a table, such as crm_deal");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTable;

impl fmt::Display for UnknownTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a table, such as crm_deal")
    }
}

impl std::error::Error for UnknownTable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_a_table() {
        for event in events::all() {
            let table = Table::of_event(event.name);
            assert!(table.is_some_and(|table| table.system() == event.system), "{}", event.name);
        }
        assert_eq!(Table::of_event("crm_lost_reason_deleted").map(Table::as_str), Some("crm_lost_reason"));
    }
}
