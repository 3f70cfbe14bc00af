//! The receiver, its inboxes, and its endpoint over real HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may panic"
)]

mod accept;
mod extractor;
mod histories;
mod http_client;
mod inbox;
#[cfg(unix)]
mod listener;
mod order;
mod over_http;
mod postgres;
mod postgres_log;
mod proofs;
mod slow_inbox;
mod tls;
mod worker;
