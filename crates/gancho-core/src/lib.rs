//! Webhook payloads of RD Station CRM, RD Station Marketing and SuperOffice, fully typed.
//!
//! A body goes in, a typed event comes out; what is wrong with a bad body is said with its place and without its
//! values.
//!
//! ```
//! use gancho_core::{Envelope, rdstation::crm::{Change, Event}};
//!
//! # let body = br#"{"event_name":"crm_source_created","document":{"id":"67e699e577ca600014198b59","name":"Instagram","created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8-b7e0-24d6a914655c"}"#;
//! if let Envelope::Crm(envelope) = gancho_core::from_slice(body)? {
//!     match envelope.event {
//!         Event::Deal(Change::Created(deal) | Change::Updated(deal)) => println!("{:?}", deal.total()),
//!         Event::Deal(Change::Deleted(gone)) => println!("{} is gone", gone.id),
//!         other => println!("{} is not for us", other.name()),
//!     }
//! }
//! # Ok::<(), gancho_core::Error>(())
//! ```
//!
//! Unknown events, fields and enum values are never errors: vendors add them without notice. Whoever wants to hear of
//! unknown fields asks [`ParseOptions::unknown_fields`]. What is valid and yet odd is told by the [`rules`].
//!
//! # Features
//!
//! - `signature`: checks SuperOffice's signature and RD Station CRM's static header, in constant time.
//! - `testing`: deliveries of every event made up, one at a time or by proptest strategies.
//! - `schemars`: JSON Schemas of every type; the crate `gancho-schema` makes files of them.
//!
//! - `rusqlite`, `sqlx`: ids, timestamps, amounts and enum values as columns of a database, each a string as on the wire, with
//!   every digit and the offset; `Integer` as a 64-bit integer. Such timestamps do not sort by time across offsets: to sort by
//!   them, store `to_utc()` in a column of its own. rusqlite is held at the version that shares its SQLite with sqlx.
//!
//! # Dependencies in the API
//!
//! Times are chrono's, amounts rust_decimal's, maps indexmap's, UUIDs uuid's and errors of free-form JSON serde_json's; each is
//! re-exported, so that a user's version is this crate's.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
pub mod checked;
mod contract;
mod de;
mod envelope;
mod error;
pub mod events;
mod free;
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
pub use maybe::{EmptyForm, Maybe, Missable};
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
