//! Zero-copy parser for the webhook payloads of RD Station CRM, RD Station Marketing and SuperOffice.
#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![allow(
    clippy::inline_always,
    reason = "code that runs for every value must be inlined: strings, numbers and keys take a few instructions each"
)]
#![allow(
    clippy::large_enum_variant,
    reason = "views are parsed once and borrowed; a boxed deal would be an allocation"
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
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod forced;
mod index;
mod names;
mod number;
mod order;
mod parse;
mod peek;
mod raw;
pub mod rdstation;
mod reader;
mod rest;
mod rules;
mod scan;
mod sender;
mod skip;
mod string;
pub mod superoffice;
mod to_core;
mod unknown;
mod value;
mod view;
mod walk;

pub use arena::Arena;
pub use envelope::EnvelopeView;
pub use gancho_core::{Error, ErrorKind};
pub use parse::{ParseOptions, from_slice, from_str};
pub use peek::{Head, peek};
pub use to_core::ToCore;
pub use value::{
    DisguisedView, FieldsView, FreeView, Id, List, NumberOrStringView, Rare, RawJson, SecretView, Word,
};
