//! Events on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use gancho_core::events::{self, EventInfo};

/// Selects every event. No event has this name.
const ALL: &str = "all";

/// One event, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventChoice {
    /// All events, in the order of the table.
    All,
    /// One event.
    One(&'static EventInfo),
}

impl EventChoice {
    /// Parses the names of the table, and `all`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        EventParser
    }
}

/// Lists all names for completions, and suggests similar names for an unknown one: a list of all names would hide the
/// suggestion.
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
        events::find(&name).map(EventChoice::One).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let arg = arg.map_or_else(|| "EVENT".to_owned(), ToString::to_string);
            error.insert(ContextKind::InvalidArg, ContextValue::String(arg));
            error.insert(ContextKind::InvalidValue, ContextValue::String(name.clone().into_owned()));
            let near = nearest(&name);
            if !near.is_empty() {
                error.insert(ContextKind::SuggestedValue, ContextValue::Strings(near));
            }
            let tip = "'gancho events' lists all events".into();
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = events::all().map(|event| event.name).chain([ALL]);
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

/// Up to three names that the user may have meant, the most similar first.
fn nearest(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let mut near: Vec<(f64, &str)> = events::all()
        .map(|event| (strsim::jaro(&name, &event.name.to_lowercase()), event.name))
        // The threshold that clap uses for its own suggestions.
        .filter(|(likeness, _)| *likeness > 0.7)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    near.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_names_are_suggested() {
        assert_eq!(nearest("crm_deal_update").first().map(String::as_str), Some("crm_deal_updated"));
        assert_eq!(nearest("webhook.converted").first().map(String::as_str), Some("WEBHOOK.CONVERTED"));
        assert_eq!(nearest("sale.close").first().map(String::as_str), Some("sale.lost"));
        assert!(nearest("zzz").is_empty());
        assert!(nearest("crm_deal").len() <= 3);
    }

    #[test]
    fn no_event_is_named_all() {
        assert!(events::find(ALL).is_none());
    }
}
