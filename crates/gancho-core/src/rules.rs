#![doc = include_str!("../RULES.md")]
//!
//! ```
//! use gancho_core::rules::Check as _;
//!
//! # let body = br#"{"event_name":"crm_task_updated","document":{"id":"66900a9d9f0fe20020d59b69","name":"Ligar","status":"open","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;
//! let envelope = gancho_core::from_slice::<gancho_core::Envelope>(body)?;
//! for finding in envelope.check() {
//!     assert_eq!(finding.code(), "task-completed-while-open");
//!     assert_eq!(finding.path().as_str(), "/document/completed_at");
//! }
//! # Ok::<(), gancho_core::Error>(())
//! ```

mod check;
mod contact;
mod crm;
mod custom_field;
mod deal;
mod enum_value;
mod finding;
mod lead;
mod marketing;
mod rule;
mod silent;
mod subscription;
mod superoffice;
mod task;
mod uuid;
mod webhook;

pub use check::Check;
pub(crate) use check::{Findings, Reports};
#[doc(hidden)]
pub use contact::is_email_or_empty;
pub use finding::Finding;
pub use rule::{RULES, Rule, Severity};
#[doc(hidden)]
pub use superoffice::CheckedNotification;
#[doc(hidden)]
pub use uuid::is_uuid;
