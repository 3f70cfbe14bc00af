//! Systems on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use gancho_core::System;

/// One of the systems, or whichever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SystemChoice {
    /// Whichever: each delivery's envelope tells.
    Auto,
    /// This one.
    One(System),
}

impl SystemChoice {
    /// Takes the systems' own names, and `auto`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let names = System::ALL.iter().map(|system| system.as_str());
        // The names listed are the ones that parse, so that what is left is `auto`.
        PossibleValuesParser::new(names.chain(["auto"]))
            .map(|name| name.parse().map_or(Self::Auto, Self::One))
    }

    /// Whether this is one of those asked for.
    pub(crate) fn includes(self, system: System) -> bool {
        match self {
            Self::Auto => true,
            Self::One(only) => only == system,
        }
    }
}
