//! The engine: parses the text of a body into a type of the model. It does not know about envelopes or systems.

pub(crate) mod borrowed;
pub(crate) mod context;
pub(crate) mod failure;
mod list;
pub(crate) mod listing;
mod payload;
pub(crate) mod replay;
pub(crate) mod token;
pub(crate) mod tracked;
pub(crate) mod verbatim;

pub use context::MAX_DEPTH;
pub(crate) use list::{Elements, elements, list};
pub use payload::Payload;
pub(crate) use payload::{Sealed, payloads};

use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed};

use self::context::Context;
use self::failure::Fault;
use self::tracked::Tracked;
use crate::{Error, ErrorKind, JsonPointer};

/// Deserializes a whole text, and optionally lists the unknown fields.
pub(crate) fn deserialize<'de, T: Deserialize<'de>>(
    text: &'de str,
    unknown: Option<&mut Vec<JsonPointer>>,
) -> Result<T, Error> {
    deserialize_seed(PhantomData, text, unknown)
}

/// Like [`deserialize`], with a seed.
pub(crate) fn deserialize_seed<'de, S: DeserializeSeed<'de>>(
    seed: S,
    text: &'de str,
    unknown: Option<&mut Vec<JsonPointer>>,
) -> Result<S::Value, Error> {
    let context = Context::new(text, unknown.is_some());
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(Tracked { inner: &mut parser, context: &context }).map_err(|fault| {
        let failure = context.settle(fault, 0, text);
        context.error(failure)
    })?;
    if let Err(error) = parser.end() {
        return Err(trailing(context.settle(Fault::Parser(error), 0, text).offset));
    }
    if let Some(unknown) = unknown {
        unknown.append(&mut context.into_unknown());
    }
    Ok(value)
}

/// The error for characters after the document.
pub(crate) fn trailing(offset: Option<usize>) -> Error {
    let error = Error::new(ErrorKind::TrailingCharacters, "trailing characters after the document");
    error.at(JsonPointer::root(), offset)
}
