//! RD Station Marketing: its two kinds of deliveries, both still in use.
//!
//! Subscriptions of the [platform's API](crate::rdstation::platform) deliver an [`Envelope`] with one contact.
//! Webhooks created in RD Station's user interface, and the automation step that sends leads to integrations, still
//! deliver a [`LeadsEnvelope`]: a list of leads, in which numbers and booleans are strings.
//!
//! Source: <https://developers.rdstation.com/reference/webhooks>

mod contact;
mod content;
mod conversion;
mod disguised;
mod envelope;
mod funnel;
mod key;
mod lead;
mod submission;

pub use contact::{Company, Contact, ContactUuid};
pub use content::{Content, ConversionKind, HiddenJsonError, OriginalEvent};
pub use conversion::{Conversion, ConversionOrigin};
pub use disguised::Disguised;
pub use envelope::{Envelope, EventType};
pub use funnel::{Funnel, LifecycleStage};
pub use lead::{Lead, LeadId, LeadsEnvelope};
pub use submission::{Submission, Utm};
