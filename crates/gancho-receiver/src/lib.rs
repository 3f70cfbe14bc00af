//! Receives webhooks of RD Station CRM, RD Station Marketing and SuperOffice.
//!
//! [`Receiver::accept`] verifies a request and parses its body, and says what the vendor is to be told. An [`Inbox`] keeps
//! each delivery once, whole and raw, before the answer is sent, and hands it out as [`Work`]: in order per document, with
//! leases, retries and a place for what cannot be worked off.
//!
//! ```
//! use gancho_receiver::{Outcome, Receiver};
//! # use http::{HeaderMap, Method, Uri};
//!
//! let receiver = Receiver::builder().superoffice_secret("s3cret").max_body(1 << 20).build()?;
//! # let (method, uri, headers, body) = (Method::POST, Uri::from_static("/"), HeaderMap::new(), b"".as_slice());
//! match receiver.accept(&method, &uri, &headers, body) {
//!     Outcome::Delivery(delivery) => println!("{}", delivery.envelope.event_name()),
//!     Outcome::Unparsed(unparsed) => println!("keep it and answer with success: {}", unparsed.error),
//!     Outcome::Refused(refusal) => println!("{}", refusal.status()),
//! }
//! # Ok::<(), gancho_receiver::BuildError>(())
//! ```
//!
//! # Features
//!
//! Without any, the crate knows the types of `http` and does no I/O.
//!
//! - `sqlite`: [`SqliteInbox`], an embedded inbox; SQLite is built along.
//! - `postgres`: [`PostgresInbox`], which several receivers may share.
//! - `tower`: [`Endpoint`], a service that receives, keeps and answers.
//! - `axum`: extractors, and a [server](serve()) whose clients cannot tie it up.
//! - `testing`: signed requests, and a vendor that retries as the real ones do.
//!
//! # Logs and metrics
//!
//! Logs go through `tracing`, metrics through the `metrics` facade, under the names in [`observe`]. Neither holds a value of a
//! payload.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
#[cfg(feature = "axum")]
mod axum;
mod builder;
mod delivery;
#[cfg(feature = "tower")]
mod endpoint;
mod inbox;
mod key;
mod line;
pub mod observe;
mod outcome;
mod proof;
mod receiver;
mod refusal;
#[cfg(feature = "axum")]
mod server;
mod subject;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod worker;

#[cfg(feature = "axum")]
pub use self::axum::Rejection;
pub use answer::Answer;
pub use builder::{BuildError, Builder, MAX_BODY};
pub use delivery::{Delivery, Raw, Unparsed};
#[cfg(feature = "tower")]
pub use endpoint::Endpoint;
#[cfg(feature = "postgres")]
pub use inbox::PostgresInbox;
#[cfg(feature = "sqlite")]
pub use inbox::SqliteInbox;
pub use inbox::{Counts, Entry, Inbox, InboxError, Kept, Replayed, Stored, Work};
pub use key::Key;
pub use line::ArchiveLine;
pub use outcome::Outcome;
pub use receiver::Receiver;
pub use refusal::Refusal;
#[cfg(feature = "axum")]
pub use server::{Limits, serve};
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use worker::{Policy, Worker};
#[doc(no_inline)]
pub use {bytes, gancho_core, http};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
