//! JSON Schemas of everything in [`gancho_core`], generated from its types, and validators compiled from them.
//!
//! This crate generates the files in `schemas/`; a test fails when they differ from the model.
//!
//! ```
//! use gancho_schema::Validator;
//!
//! let validator = Validator::open()?;
//! let validation = validator.validate_slice(br#"{"event_name":"crm_source_deleted","document":{"id":7},
//!     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#)?;
//! let places: Vec<&str> = validation.findings().iter().map(|finding| finding.path().as_str()).collect();
//! assert_eq!(places, ["/document/id", "/document/name"]);
//! # Ok::<(), gancho_schema::Error>(())
//! ```
//!
//! # Reader agreement
//!
//! A schema accepts a JSON value if and only if the parser of the model accepts the value's JSON text. This is tested
//! on generated documents and mutants of them. There are these exceptions, none of which occurs in a known delivery:
//!
//! - Digits beyond the precision of a float: validators compute with floats and the model with exact decimals, so a
//!   number may exceed a limit, or be whole, for one of them only. The limits are 2^63 for whole numbers and 2^96 for others.
//! - The model rejects numbers other than zero that need more than 28 decimal places or more than 96 bits of digits,
//!   and never rounds; no keyword expresses this.
//! - The object `errors` in RD Station's error responses is one error, or errors by field; the model decides by the
//!   names of its fields. The schema accepts unknown fields in it that the model rejects. No delivery contains it.
//! - The model rejects duplicate fields; a JSON value has already lost the first of them.
//! - The model rejects nesting deeper than [`MAX_DEPTH`](gancho_core::MAX_DEPTH).
//! - Validators written in Python accept a line break at the end of a date or timestamp, because `$` matches before
//!   it.
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
mod parts;
mod pick;
mod place;
mod schema;
mod short;
mod source;
mod strict;
mod tidy;
mod validator;
mod variant;
mod walk;

pub use catalogue::{catalogue, find};
pub use compare::{Change, compare};
pub use draft::Draft;
pub use entry::{Entry, Examined, Kind};
pub use error::Error;
pub use files::{Drift, drift, files};
pub use findings::Finding;
pub use openapi::openapi;
pub use schema::{bundle, schema};
pub use validator::{Validation, Validator};
pub use variant::Variant;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
