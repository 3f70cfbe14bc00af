//! Receives webhooks of RD Station CRM, RD Station Marketing and SuperOffice.
//!
//! [`Receiver::accept`] verifies a request, parses its body, and determines the response to the vendor. An [`Inbox`]
//! stores each delivery once, with its unchanged body, before the response is sent. It leases deliveries as [`Work`]:
//! in order per document, with retries and dead letters.
//!
//! ```
//! use gancho_receiver::{Outcome, Receiver};
//! # use http::{HeaderMap, Method, Uri};
//!
//! let receiver = Receiver::builder().superoffice_secret("s3cret").max_body(1 << 20).build()?;
//! # let (method, uri, headers, body) = (Method::POST, Uri::from_static("/"), HeaderMap::new(), b"".as_slice());
//! match receiver.accept(&method, &uri, &headers, body) {
//!     Outcome::Delivery(delivery) => println!("{}", delivery.envelope.event_name()),
//!     Outcome::Unparsed(unparsed) => println!("store it and respond with success: {}", unparsed.error),
//!     Outcome::Refused(refusal) => println!("{}", refusal.status()),
//! }
//! # Ok::<(), gancho_receiver::BuildError>(())
//! ```
//!
//! # Features
//!
//! Without features, the crate does no I/O and serves no HTTP: it uses only the types of `http`.
//!
//! - `sqlite`: [`SqliteInbox`], an embedded inbox; SQLite is compiled in.
//! - `postgres`: [`PostgresInbox`], which several receivers can share.
//! - `tower`: [`Endpoint`], a service that receives and stores deliveries, and responds.
//! - `axum`: an extractor, and a [server](serve()) that slow clients cannot block.
//! - `tls`: the same server over TLS, by rustls: [`serve_tls`] and [`Tls`].
//! - `testing`: signed requests, and a simulated vendor that retries.
//!
//! # Logs and metrics
//!
//! Logs use `tracing`, metrics use the `metrics` facade, with the names in [`observe`]. Neither contains a value of a
//! payload, unless `Worker::log_errors` is set and an error of your handler contains one.
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
#[cfg(feature = "tls")]
mod tls;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod worker;

#[cfg(feature = "axum")]
pub use self::axum::Rejection;
pub use answer::Answer;
pub use builder::{BuildError, Builder, MAX_BODY, MAX_ELEMENTS};
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
#[cfg(feature = "tls")]
pub use tls::{Tls, TlsError, serve_tls};
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use worker::{Policy, Worker};
#[doc(no_inline)]
pub use {bytes, gancho_core, http};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
