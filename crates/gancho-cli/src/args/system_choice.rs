//! Systems on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use gancho_core::System;

/// One of the systems, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SystemChoice {
    /// Any system: the envelope of each delivery decides.
    Auto,
    /// One system.
    One(System),
}

impl SystemChoice {
    /// Parses the names of the systems, and `auto`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let names = System::ALL.iter().map(|system| system.as_str());
        // The listed names are exactly those that parse, so the rest is `auto`.
        PossibleValuesParser::new(names.chain(["auto"]))
            .map(|name| name.parse().map_or(Self::Auto, Self::One))
    }

    /// Whether this system is selected.
    pub(crate) fn includes(self, system: System) -> bool {
        match self {
            Self::Auto => true,
            Self::One(only) => only == system,
        }
    }
}
