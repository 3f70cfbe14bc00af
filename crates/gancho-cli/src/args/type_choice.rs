//! Types of the catalogue on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use gancho_core::events;
use gancho_schema::{catalogue, find};

use super::names;
use crate::examine::TypeChoice;

impl TypeChoice {
    /// Accepts the names of the catalogue, and those of events.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        TypeParser
    }
}

/// The names of all types, and of the events that have no type of their own.
fn all() -> impl Iterator<Item = &'static str> {
    let types = catalogue().map(gancho_schema::Entry::name);
    let shared = events::all().map(|event| event.name);
    types.chain(shared.filter(|name| find(name).is_none_or(|entry| entry.name() != *name)))
}

#[derive(Clone, Debug)]
struct TypeParser;

impl TypedValueParser for TypeParser {
    type Value = TypeChoice;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<TypeChoice, clap::Error> {
        let given = value.to_string_lossy();
        let known = all().find(|name| *name == given);
        let choice = known.and_then(|name| Some(TypeChoice { entry: find(name)?, name }));
        choice.ok_or_else(|| {
            let tip = "'gancho schema list' lists the types, and 'gancho events' the events; bundles and openapi are \
                       neither";
            names::wrong(command, arg, &given, all(), tip)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(all().map(PossibleValue::new)))
    }
}
