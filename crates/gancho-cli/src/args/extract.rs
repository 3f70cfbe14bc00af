//! `gancho extract` on the command line.

use std::path::PathBuf;

use clap::builder::TypedValueParser as _;
use clap::{Args, ValueEnum};
use gancho_core::JsonPointer;
use gancho_core::events::EventInfo;

use super::number::number;
use super::{ByteSize, EventChoice, MAX_ELEMENTS, pointer};
use crate::input::InputFormat;

/// Extract columns from the deliveries of one event: CSV, NDJSON or Parquet
///
/// A column has the path of its field: id, user.email, deal_stage.name. The first columns come from the envelope:
/// event, action, event_timestamp, key, system. The columns source and source_line have the input and the line of the
/// delivery. Times are in UTC, and amounts have all their digits. In CSV, a list or an object is JSON, null is an empty
/// field, and an empty string is "".
///
/// Deliveries of other events are skipped. Deliveries that cannot be parsed are reported on standard error, and do not
/// affect other rows. An empty input is noted; if all inputs are empty, this is an error.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho extract crm_deal_updated --columns id,name,user.email,amount_total --to csv archive.ndjson
  gancho extract crm_contact_created --columns id,emails --to ndjson archive/
  gancho extract crm_deal_created --to parquet --output deals.parquet archive.ndjson

Exit codes:
  0    every delivery of the event was extracted
  1    a delivery was rejected (the others were extracted)
  2    the command line is wrong, or something could not be read or written
  141  the program that reads the output closed the pipe")]
pub(crate) struct Extract {
    /// The event name, as listed by 'gancho events'
    #[arg(value_name = "EVENT", hide_possible_values = true, value_parser = single_event())]
    pub(crate) event: &'static EventInfo,

    /// The columns, in this order [default: all columns that are not lists]
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    pub(crate) columns: Vec<String>,

    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    pub(crate) to: ExtractFormat,

    /// The file to write; '-' means standard output. It must not be an input [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Where in each document the delivery is, as a JSON Pointer such as /body: an object, JSON in a string, or in
    /// base64. The first slash may be omitted
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) at: Option<JsonPointer>,

    /// How each input is split into documents
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// The maximum length of a document; a longer one is rejected
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// The maximum number of elements in a document: elements of arrays and fields of objects, at any depth; a document
    /// with more is rejected
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_ELEMENTS, value_parser = number::<usize>(1..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) max_elements: usize,

    /// Files and folders; '-' or no argument means standard input
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,
}

/// The output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// Comma-separated values (RFC 4180)
    Csv,
    /// One JSON object per line
    Ndjson,
    /// A Parquet file
    Parquet,
}

fn single_event() -> impl clap::builder::TypedValueParser<Value = &'static EventInfo> {
    EventChoice::parser().try_map(|choice| match choice {
        EventChoice::One(event) => Ok(event),
        EventChoice::All => Err("expected one event, because each event has its own columns"),
    })
}
