//! The law: a row has the values that gancho-core (here: core) parses, field by field. A body that core rejects is a
//! reject with core's message.
//!
//! `GANCHO_LAW_CASES` sets the number of generated deliveries; each is converted unchanged, and with one random edit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may panic"
)]

mod cell;
mod columns;
mod deliveries;
mod descriptions;
mod json;
mod law;
mod schemas;
