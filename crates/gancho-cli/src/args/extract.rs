//! `gancho extract` on the command line.

use std::path::PathBuf;

use clap::builder::TypedValueParser as _;
use clap::{Args, ValueEnum};
use gancho_core::events::EventInfo;

use super::{ByteSize, EventChoice};
use crate::input::InputFormat;

/// Take columns out of the deliveries of one event: CSV, NDJSON or Parquet
///
/// A column is named as its field is, with points on the way into objects: id, user.email, deal_stage.name. The first columns
/// are of the envelope: event, action, event_timestamp, key, system; then source_line, the line it was found in. Times are in
/// UTC, amounts have all their digits, and a list or an object is JSON in a CSV file. Nothing is null and empty text is "" there.
///
/// Deliveries of other events are passed over. Those that cannot be parsed are told on standard error, and cost no other row.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho extract crm_deal_updated --columns id,name,user.email,amount_total --to csv archive.ndjson
  gancho extract crm_contact_created --columns id,emails --to ndjson archive/
  gancho extract crm_deal_created --to parquet --output deals.parquet archive.ndjson")]
pub(crate) struct Extract {
    /// The event's name, as 'gancho events' lists it
    #[arg(value_name = "EVENT", hide_possible_values = true, value_parser = one())]
    pub(crate) event: &'static EventInfo,

    /// Which columns, in this order; all that are no lists, if not given
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    pub(crate) columns: Vec<String>,

    /// In which format
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    pub(crate) to: ExtractFormat,

    /// The file to write; standard output, if not given
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// What each input holds: one document (json), one a line (ndjson); auto tells by the file's name, or else by its
    /// first lines
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// The longest document to read; a longer one is a reject
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// Files and folders; '-' or none is standard input
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// Comma-separated values, as RFC 4180 has them
    Csv,
    /// One JSON object a line
    Ndjson,
    /// A Parquet file
    Parquet,
}

fn one() -> impl clap::builder::TypedValueParser<Value = &'static EventInfo> {
    EventChoice::parser().try_map(|choice| match choice {
        EventChoice::One(event) => Ok(event),
        EventChoice::All => Err("one event: each has columns of its own"),
    })
}
