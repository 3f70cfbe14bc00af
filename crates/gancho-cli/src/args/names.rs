//! Names on the command line.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

/// The minimum similarity of a suggestion. With that of clap, 0.7, `openapi` is suggested for `nope`.
const MIN_SIMILARITY: f64 = 0.75;

/// Up to three similar names, the most likely first. The part after the last dot is a name too: `Deal` for `crm.Deal`.
pub(crate) fn nearest<'n>(name: &str, all: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let name = name.to_lowercase();
    let mut near: Vec<(f64, &str)> = all
        .into_iter()
        .map(|known| (similarity(&name, &known.to_lowercase()), known))
        .filter(|(similarity, _)| *similarity > MIN_SIMILARITY)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    near.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

fn similarity(name: &str, known: &str) -> f64 {
    let whole = strsim::jaro(name, known);
    // Only an equal part counts: short parts such as `sold` resemble too many names.
    if known.rsplit_once('.').is_some_and(|(_, part)| part == name) { 1.0 } else { whole }
}

/// The error for a wrong name, with similar names only: a list of all names would be too long.
pub(crate) fn wrong<'n>(
    command: &Command,
    arg: Option<&Arg>,
    name: &str,
    all: impl IntoIterator<Item = &'n str>,
    tip: impl Into<String>,
) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
    let arg = arg.map_or_else(|| "NAME".to_owned(), ToString::to_string);
    error.insert(ContextKind::InvalidArg, ContextValue::String(arg));
    error.insert(ContextKind::InvalidValue, ContextValue::String(name.to_owned()));
    let near = nearest(name, all);
    if !near.is_empty() {
        error.insert(ContextKind::SuggestedValue, ContextValue::Strings(near));
    }
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip.into())]));
    error
}

#[cfg(test)]
mod tests {
    use gancho_core::events;

    use super::*;

    #[test]
    fn similar_names_are_found() {
        let nearest = |name: &str| nearest(name, events::all().map(|event| event.name));
        assert_eq!(nearest("crm_deal_update").first().map(String::as_str), Some("crm_deal_updated"));
        assert_eq!(nearest("webhook.converted").first().map(String::as_str), Some("WEBHOOK.CONVERTED"));
        assert_eq!(nearest("sale.close").first().map(String::as_str), Some("sale.lost"));
        assert_eq!(nearest("sold").first().map(String::as_str), Some("sale.sold"));
        assert!(nearest("zzz").is_empty());
        assert!(nearest("crm_deal").len() <= 3);
    }
}
