//! SuperOffice: deliveries, webhook definitions, and the API calls that manage them.
//!
//! Field names are PascalCase on the wire. All fields of a definition are optional and may be `null`.
//!
//! Source: <https://docs.superoffice.com/en/automation/webhook/index.html>

mod associate;
mod calls;
mod error_answer;
pub(crate) mod event_name;
mod flags;
pub mod headers;
mod list_item;
mod moniker;
mod notification;
mod rights;
#[cfg(feature = "signature")]
pub mod signature;
mod tenant_status;
mod timestamp;
mod webhook;

pub use associate::{Associate, UserType};
pub use calls::{ListRequest, SignalRequest, TestRequest, TestResult};
pub use error_answer::ErrorAnswer;
pub(crate) use event_name::EVENTS;
pub use event_name::{EVENT_FAMILIES, EventFamily, EventName};
pub use flags::Flags;
pub use list_item::{ListItem, ListItemFields};
pub use moniker::Moniker;
pub use notification::{EventId, Notification};
pub use rights::{FieldProperty, TableRight};
pub use tenant_status::TenantStatus;
pub use timestamp::Timestamp;
pub use webhook::{Webhook, WebhookFields, WebhookState};
