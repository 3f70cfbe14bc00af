//! Bodies without any field that identifies an envelope.

use std::borrow::Cow;

use serde::de::{Deserializer, IgnoredAny, Visitor};

use super::sniff::Sniff;
use crate::de::context::{Context, Step};
use crate::de::failure::Fault;
use crate::de::{self, MAX_DEPTH, verbatim};
use crate::{Error, ErrorKind};

/// The error of such a body.
pub(super) fn no_envelope<'de>(text: &'de str, sniff: Sniff<'de>) -> Error {
    if let Some(error) = sniff.into_fault().and_then(|fault| of_fault(text, fault)) {
        return error;
    }
    if let Err(error) = de::deserialize::<AnyObject>(text, None) {
        return error;
    }
    let message = "not an envelope: the root has no field event_name, event_type, leads or Event";
    Error::new(ErrorKind::UnknownEnvelope, message)
}

/// The error at which detection stopped, unless an earlier part that detection skips is invalid.
fn of_fault<'de>(text: &'de str, (fault, key): (serde_json::Error, Option<Cow<'de, str>>)) -> Option<Error> {
    let context = Context::new(text, false);
    let failure = context.settle(Fault::Parser(fault), 0, text);
    let valid_end = match &key {
        None => failure.offset?,
        Some(Cow::Borrowed(key)) => context.offset_of(key),
        // A key with an escape is not a slice of the text, so its offset is unknown.
        Some(Cow::Owned(_)) => return None,
    };
    if !text.trim_start().starts_with('{') || verbatim::check(text.get(..valid_end)?, MAX_DEPTH).is_err() {
        return None;
    }
    if let Some(key) = key {
        context.step_in(Step::Key(key));
    }
    Some(context.error(failure))
}

/// Any object, validated as JSON, to find its errors.
pub(super) struct AnyObject;

impl<'de> serde::Deserialize<'de> for AnyObject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyObject)
    }
}

impl<'de> Visitor<'de> for AnyObject {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}
