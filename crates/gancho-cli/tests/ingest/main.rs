//! `gancho ingest` as its users run it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test may panic"
)]

mod archive;
mod extract;
mod files;
mod inputs;
mod interrupted;
mod memory;
#[cfg(unix)]
mod permission;
mod refused;
mod table;
