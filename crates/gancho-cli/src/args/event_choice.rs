//! Events on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use gancho_core::events::{self, EventInfo};

use super::names;

/// The name that selects every event. No event has this name.
const ALL: &str = "all";

/// One event, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventChoice {
    /// All, in the order of the table.
    All,
    /// This one.
    One(&'static EventInfo),
}

impl EventChoice {
    /// Accepts the names in the table, and `all`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        EventParser
    }
}

/// Parses the name of an event, and lists all names for completions.
#[derive(Clone, Debug)]
struct EventParser;

impl TypedValueParser for EventParser {
    type Value = EventChoice;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<EventChoice, clap::Error> {
        let name = value.to_string_lossy();
        if name == ALL {
            return Ok(EventChoice::All);
        }
        let all = events::all().map(|event| event.name);
        events::find(&name)
            .map(EventChoice::One)
            .ok_or_else(|| names::wrong(command, arg, &name, all, "'gancho events' lists all of them"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = events::all().map(|event| event.name).chain([ALL]);
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_event_is_named_all() {
        assert!(events::find(ALL).is_none());
    }
}
