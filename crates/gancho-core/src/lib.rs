//! Typed webhook payloads of RD Station CRM, RD Station Marketing and SuperOffice.
//!
//! [`from_slice`] parses the body of a request into a typed event. For an invalid body it returns an [`Error`], which
//! says where it occurred but does not contain a value of the payload.
//!
//! ```
//! use gancho_core::{Envelope, rdstation::crm::{Change, Event}};
//!
//! # let body = br#"{"event_name":"crm_source_created","document":{"id":"67e699e577ca600014198b59","name":"Instagram","created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8-b7e0-24d6a914655c"}"#;
//! if let Envelope::Crm(envelope) = gancho_core::from_slice(body)? {
//!     match envelope.event {
//!         Event::Deal(Change::Created(deal) | Change::Updated(deal)) => println!("{:?}", deal.total()),
//!         Event::Deal(Change::Deleted(gone)) => println!("{} was deleted", gone.id),
//!         other => println!("{} is ignored", other.name()),
//!     }
//! }
//! # Ok::<(), gancho_core::Error>(())
//! ```
//!
//! Unknown events, fields and enum values are never errors, because vendors add them without notice.
//! [`ParseOptions::unknown_fields`] lists the unknown fields. The [`rules`] find inconsistencies in valid payloads.
//!
//! # Features
//!
//! - `signature`: verifies SuperOffice's signature and RD Station CRM's static header, in constant time.
//! - `testing`: generated deliveries of every event, one at a time or as proptest strategies.
//! - `schemars`: JSON Schemas of every type; the crate `gancho-schema` publishes them as files.
//! - `rusqlite`, `sqlx`: ids, timestamps, dates, amounts and enum values as database columns. A column contains the
//!   string of the wire format, with every digit and the offset; an `Integer` is a 64-bit integer. Such timestamps do
//!   not sort by time if their offsets differ: to sort by time, store `to_utc()` in another column. The version of
//!   rusqlite is the one that links the same SQLite as sqlx.
//!
//! # Dependencies in the API
//!
//! The API contains types of chrono (timestamps), rust_decimal (amounts), indexmap (maps), uuid (UUIDs) and
//! serde_json (free-form JSON and its errors). Each of these crates is re-exported, so that users can use the same
//! version.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
pub mod checked;
mod contract;
mod de;
mod envelope;
mod error;
pub mod events;
mod free;
mod json_value;
mod maybe;
mod model;
mod open_object;
mod options;
mod parse_error;
mod pointer;
mod printable;
pub mod rdstation;
mod read;
mod revision;
pub mod rules;
mod scalar;
#[cfg(feature = "schemars")]
mod schema;
mod secret;
mod shape;
mod sparse;
mod sql;
pub mod superoffice;
mod system;
#[cfg(feature = "testing")]
pub mod testing;

pub use contract::{Accepted, Contract, Proof};
pub use de::{MAX_DEPTH, Payload};
pub use envelope::Envelope;
pub use error::{Error, ErrorKind};
pub use free::{FreeFields, FreeValue, JsonText};
pub use maybe::{EmptyForm, Maybe, Missable, Rare};
pub use options::ParseOptions;
pub use parse_error::ParseError;
pub use pointer::JsonPointer;
#[doc(hidden)]
pub use printable::is_unprintable;
pub use read::{from_slice, from_str};
pub use revision::Revision;
pub use scalar::{Amount, Birthday, Date, DateOrTimestamp, Integer, NumberOrString, Timestamp, UnknownValue};
pub use secret::Secret;
pub use system::System;
#[doc(no_inline)]
pub use {chrono, indexmap, rust_decimal, serde_json, uuid};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
