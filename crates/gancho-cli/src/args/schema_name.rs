//! Names of schemas on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use gancho_core::{System, events};
use gancho_schema::{Entry, catalogue, find};

use super::names;

/// What `gancho schema show` can print.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SchemaName {
    /// A schema of the catalogue.
    One(&'static Entry),
    /// All schemas of a system in one.
    Bundle(System),
    /// The OpenAPI document.
    OpenApi,
}

/// The name of the OpenAPI document.
pub(crate) const OPENAPI: &str = "openapi";

/// The name of a system's bundle.
pub(crate) fn bundle_name(system: System) -> &'static str {
    match system {
        System::RdStationCrm => "rdstation-crm.bundle",
        System::RdStationMarketing => "rdstation-marketing.bundle",
        System::SuperOffice => "superoffice.bundle",
    }
}

impl SchemaName {
    /// Accepts the names of the catalogue, of events, of bundles and of the OpenAPI document.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        NameParser
    }

    fn parse(name: &str) -> Option<Self> {
        let bundle = System::ALL.iter().copied().find(|system| bundle_name(*system) == name);
        match name {
            OPENAPI => Some(Self::OpenApi),
            _ => bundle.map(Self::Bundle).or_else(|| find(name).map(Self::One)),
        }
    }
}

fn all() -> impl Iterator<Item = &'static str> {
    let types = catalogue().map(Entry::name);
    let shared = events::all().map(|event| event.name);
    let shared = shared.filter(|name| find(name).is_none_or(|entry| entry.name() != *name));
    types.chain(shared).chain(System::ALL.iter().map(|system| bundle_name(*system))).chain([OPENAPI])
}

#[derive(Clone, Debug)]
struct NameParser;

impl TypedValueParser for NameParser {
    type Value = SchemaName;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<SchemaName, clap::Error> {
        let name = value.to_string_lossy();
        SchemaName::parse(&name)
            .ok_or_else(|| names::wrong(command, arg, &name, all(), "'gancho schema list' lists all of them"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(all().map(PossibleValue::new)))
    }
}
