//! JSON Schemas of everything in [`gancho_core`], generated from its types, and validators compiled from them.
//!
//! The files under `schemas/` are what this crate generates; a unit test fails when they differ from the model.
//!
//! ```
//! use gancho_schema::Validator;
//!
//! let validator = Validator::open()?;
//! let report = validator.validate_slice(br#"{"event_name":"crm_source_deleted","document":{"id":7},
//!     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#)?;
//! let places: Vec<&str> = report.findings().iter().map(|finding| finding.path().as_str()).collect();
//! assert_eq!(places, ["/document/id", "/document/name"]);
//! # Ok::<(), gancho_schema::Error>(())
//! ```
//!
//! # Reader agreement
//!
//! For every JSON value, a schema accepts it if and only if the model's reader accepts the text of it. It is tested on
//! generated documents and mutants of them. The exceptions, none of which a delivery has been seen to hold:
//!
//! - Digits beyond a float: validators compute with floats and the model with exact decimals, so a number may be
//!   beyond a limit for the one and not for the other. The limits are 2^63 for whole numbers and 2^96 for others.
//! - Numbers other than zero with more than 28 decimals are rejected by the model, never rounded; no keyword says so.
//! - The object `errors` of RD Station's error answers is one error or errors by field, which the model tells by the names of
//!   its fields; the schema takes unknown fields in it that the model rejects. It is no part of a delivery.
//! - A duplicate field is rejected by the model; a JSON value has lost the first.
//! - Nesting deeper than [`MAX_DEPTH`](gancho_core::MAX_DEPTH) is rejected by the model.
//! - Validators written in Python take a line break at the end of a time or a day: `$` matches before it there.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod catalogue;
mod compare;
mod describe;
mod draft;
mod entry;
mod error;
mod event;
mod examples;
mod files;
mod findings;
mod openapi;
mod pick;
mod schema;
mod source;
mod strict;
mod tidy;
mod validator;
mod variant;
mod walk;

pub use catalogue::{catalogue, find};
pub use compare::{Change, compare};
pub use draft::Draft;
pub use entry::{Entry, Kind};
pub use error::Error;
pub use files::{Drift, drift, files};
pub use findings::Finding;
pub use openapi::openapi;
pub use schema::{bundle, schema};
pub use validator::{Report, Validator};
pub use variant::Variant;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
