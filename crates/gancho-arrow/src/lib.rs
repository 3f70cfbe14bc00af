//! Webhook deliveries of RD Station CRM, RD Station Marketing and SuperOffice as Arrow record batches.
#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod batches;
mod column;
mod descriptions;
pub mod evolution;
mod flatten;
mod json;
mod month;
mod options;
mod overflow;
#[cfg(feature = "parquet")]
pub mod parquet;
mod reject;
mod rows;
mod schema;
mod table;

pub use batches::{Batch, BatchReader, Batches};
pub use flatten::{Flat, flatten};
pub use month::Month;
pub use options::Options;
pub use reject::{AMOUNT_OUT_OF_RANGE, Place, Reject, TOO_LONG};
pub use schema::schema;
pub use table::{Table, UnknownTable};
#[doc(no_inline)]
pub use {arrow_array, arrow_buffer, arrow_schema};
