//! The values of payloads, as values of other types: each conversion and comparison agrees with JSON, chrono or `Decimal`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod free;
mod lookups;
mod numbers;
mod texts;
mod times;
