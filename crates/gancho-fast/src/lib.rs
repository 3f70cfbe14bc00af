//! The webhook payloads of RD Station CRM, RD Station Marketing and SuperOffice, read without copying.
#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![allow(
    clippy::inline_always,
    reason = "what is done at every value must not be a call: strings, numbers and keys are a few instructions each"
)]
#![allow(
    clippy::large_enum_variant,
    reason = "views are read once and lent; a deal in a box would be an allocation"
)]

mod arena;
#[doc(hidden)]
pub mod columns;
mod context;
mod detect;
mod envelope;
mod explain;
mod fault;
mod field;
mod index;
mod names;
mod number;
mod parse;
mod peek;
mod raw;
pub mod rdstation;
mod reader;
mod rest;
mod scan;
mod skip;
mod string;
pub mod superoffice;
mod to_core;
mod unknown;
mod value;
mod view;

pub use arena::Arena;
pub use envelope::EnvelopeView;
pub use gancho_core::{Error, ErrorKind};
pub use parse::{ParseOptions, from_slice, from_str};
pub use peek::{Head, peek};
pub use to_core::ToCore;
pub use value::{
    DisguisedView, FieldsView, FreeView, Id, List, NumberOrStringView, RawJson, SecretView, Word,
};
