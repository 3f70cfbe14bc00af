//! `gancho sample` on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args};
use gancho_core::{ErrorKind, JsonPointer};

use super::event_choice::EventChoice;
use super::number::number;
use super::validate::pointer;
use crate::sample::{Breakage, Edit, Scenario};

/// Generate deliveries of an event, one per line, to test a receiver with
///
/// They resemble real deliveries: Portuguese text, escapes, empty objects, unusual ids, null and missing fields,
/// undocumented enum values. With --plain they are easy to read, and violate no rule. All people in them are invented.
/// The same version generates the same deliveries for the same event and seed, and a larger count begins with the
/// deliveries of a smaller one.
#[derive(Args, Debug)]
#[command(
    override_usage = "gancho sample [OPTIONS] <EVENT>\n       gancho sample [OPTIONS] --scenario <NAME>",
    group = ArgGroup::new("what").args(["event", "scenario"]).required(true),
    after_help = "\
Examples:
  gancho sample crm_deal_updated
  gancho sample WEBHOOK.CONVERTED --count 1000 --seed 7 > conversions.ndjson
  gancho sample all --count 100000 | gancho validate
  gancho sample crm_deal_updated --plain --set /document/status=won --unset /document/campaign
  gancho sample crm_deal_updated --broken missing_field
  gancho sample --scenario deal-won --count 10
  gancho sample sale.sold | curl --json @- http://localhost:8080/webhooks
  gancho sample sale.sold --sign SECRET | curl --config - http://localhost:8080/webhooks

Exit codes:
  0    all deliveries were printed
  2    the command line is wrong, a delivery cannot be made as requested, or the output could not be written
  141  the program that reads the output closed the pipe"
)]
pub(crate) struct Sample {
    /// The event name, as listed by 'gancho events'; all cycles through all events
    #[arg(value_name = "EVENT", hide_possible_values = true, value_parser = EventChoice::parser())]
    pub(crate) event: Option<EventChoice>,

    /// The number of deliveries; with --scenario, the number of deals
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = number::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) count: u64,

    /// The seed of the random number generator
    #[arg(long, value_name = "S", default_value_t = 0, value_parser = number::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) seed: u64,

    /// Readable text without escapes, and nothing that breaks a rule: for demonstrations
    #[arg(long)]
    pub(crate) plain: bool,

    /// Replace or add a value: JSON, or else a string; may be given several times. Missing objects on the way are
    /// created, and '-' in place of an index appends to a list
    #[arg(long, value_name = "POINTER=VALUE")]
    set: Vec<Edit>,

    /// Remove a field or an element; may be given several times
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    unset: Vec<JsonPointer>,

    /// Give the deliveries an event name that no vendor documents; with the event 'all', deliveries without an event
    /// name are left out
    #[arg(long)]
    pub(crate) unknown_event: bool,

    /// Make deliveries that are rejected with this kind of error
    #[arg(long, value_name = "KIND", value_parser = breakage())]
    pub(crate) broken: Option<Breakage>,

    /// Print one signed request for 'curl --config -' in place of the delivery: with SuperOffice's signature, or for RD
    /// Station with the static header NAME=SECRET; a secret can also be env:NAME or file:PATH
    #[arg(long, value_name = "SECRET", allow_hyphen_values = true)]
    pub(crate) sign: Option<String>,

    /// Generate the consistent history of a deal in place of random deliveries
    #[arg(long, value_name = "NAME", conflicts_with = "plain")]
    pub(crate) scenario: Option<Scenario>,
}

impl Sample {
    /// The changes, in order: first the values to set, then the fields to remove.
    pub(crate) fn edits(&self) -> Vec<Edit> {
        self.set.iter().cloned().chain(self.unset.iter().cloned().map(Edit::Unset)).collect()
    }
}

fn breakage() -> impl TypedValueParser<Value = Breakage> {
    // A delivery with too many elements would fill the screen.
    let made = ErrorKind::ALL.iter().filter(|kind| **kind != ErrorKind::TooManyElements);
    PossibleValuesParser::new(made.map(|kind| kind.as_str()))
        .map(|name| name.parse().unwrap_or(ErrorKind::Syntax))
}
