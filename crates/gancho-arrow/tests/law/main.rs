//! The law: rows hold what core parses, field by field; what core rejects is a reject, with core's words.
//!
//! `GANCHO_LAW_CASES` sets how many deliveries are generated; each is read as it is, and broken in one place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at the first surprise"
)]

mod cell;
mod columns;
mod deliveries;
mod descriptions;
mod json;
mod law;
mod schemas;
