//! `gancho ingest` on the command line.

use std::path::PathBuf;

use clap::Args;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{DateOrTimestamp, JsonPointer};

use super::number::{MAX_THREADS, number};
use super::{ByteSize, EventChoice, MAX_ELEMENTS, pointer};
use crate::ingest::ArchiveFormat;

/// Convert archives of deliveries to Parquet files for DuckDB, Polars, Spark and pandas
///
/// Each delivery becomes a row in the table of its entity, in a folder for the month of the event:
/// DIR/crm_deal/month=2025-03/…parquet. A delivery that cannot be converted becomes a line in DIR/rejects/…ndjson, with
/// its source, line, offset, kind, pointer and message, and does not affect other rows.
///
/// Inputs are files, folders and standard input ('-'), plain or compressed (gzip, zstd). An array is a list of
/// deliveries. Duplicate deliveries are counted and skipped. An empty input is noted; if all inputs are empty, this is
/// an error.
///
/// To resume an interrupted run, run the same command again: completed inputs are skipped, and no row is written twice.
/// Files are complete when they appear. The rows of standard input are committed only when it ends.
///
/// If an input cannot be read to its end, for example because it is cut off, its complete lines are ingested and the
/// error is reported. When you have repaired it, run the same command: it continues after these lines, if the input
/// still begins with them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho ingest archive/ --to tables
  gancho ingest functions.ndjson --to tables --at /body
  gancho ingest 2025-*.ndjson.gz --to tables --only crm_deal_updated --since 2025-03-01
  zstdcat old.zst | gancho ingest - --to tables
  duckdb -c \"select status, count(*) from 'tables/crm_deal/*/*.parquet' group by all\"

Exit codes:
  0  everything was read and written; rejects do not change the exit code
  2  the command line is wrong, an input could not be read (the others are processed), or the output
     could not be written")]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Ingest {
    /// The output folder, which is created if it does not exist
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,

    /// Only deliveries of this event; may be given several times
    #[arg(long = "only", value_name = "EVENT", hide_possible_values = true, value_parser = EventChoice::parser())]
    pub(crate) events: Vec<EventChoice>,

    /// Only deliveries of events at or after this date or time: 2025-03-01, 2025-03-01T12:00:00-03:00. Dates are in
    /// UTC. Compares the column event_timestamp; deliveries without a time are kept
    #[arg(long = "since", value_name = "TIME", value_parser = since)]
    pub(crate) since_time: Option<DateOrTimestamp>,

    /// Write tables without nesting: columns such as user_name for fields of objects, and a table for each list, such
    /// as crm_deal_deal_products, joined by key and document_id
    #[arg(long)]
    pub(crate) flatten: bool,

    /// Keep each original delivery in a column 'body'
    #[arg(long)]
    pub(crate) keep_body: bool,

    /// Keep the offset of each time, in a column '…_offset_minutes' beside it
    #[arg(long)]
    pub(crate) offsets: bool,

    /// Keep duplicate deliveries
    #[arg(long)]
    pub(crate) no_dedup: bool,

    /// Do not write the bodies of rejects beside their reasons
    #[arg(long)]
    pub(crate) no_raw: bool,

    /// The approximate memory to use, in addition to one document of --max-bytes. If documents have very many objects, the
    /// program takes up to 1.5 times as much
    #[arg(long, value_name = "SIZE", default_value = "512MiB")]
    pub(crate) memory: ByteSize,

    /// The number of threads [default: the number of processors]
    #[arg(long, value_name = "N", value_parser = number::<usize>(1..=MAX_THREADS), allow_negative_numbers = true)]
    pub(crate) threads: Option<usize>,

    /// The content of each input: one document (json), or one per line (ndjson); auto decides by the name of the file,
    /// or by its first lines
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: ArchiveFormat,

    /// Where in each document the delivery is, as a JSON Pointer such as /body: an object, JSON in a string, or in
    /// base64. The first slash may be omitted
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) at: Option<JsonPointer>,

    /// The maximum length of a document; a longer one is rejected
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// The maximum number of elements in a document: elements of arrays and fields of objects, at any depth; a document
    /// with more is rejected
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_ELEMENTS, value_parser = number::<usize>(1..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) max_elements: usize,

    /// The amount of input after which rows are committed; after an interruption, about this much is repeated, or
    /// all of standard input
    #[arg(long, value_name = "SIZE", default_value = "1GiB")]
    pub(crate) commit_every: ByteSize,

    /// Files and folders; '-' or no argument means standard input
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,
}

fn since(text: &str) -> Result<DateOrTimestamp, &'static str> {
    DateOrTimestamp::parse(text)
        .ok_or("expected a day such as 2025-03-01, or a time such as 2025-03-01T12:00:00-03:00")
}

impl Ingest {
    /// The names of the selected events; empty for all.
    pub(crate) fn only(&self) -> Vec<&'static str> {
        let names = self.events.iter().map(|choice| match choice {
            EventChoice::One(event) => Some(event.name),
            EventChoice::All => None,
        });
        names.collect::<Option<_>>().unwrap_or_default()
    }

    /// The earliest selected time.
    pub(crate) fn since(&self) -> Option<DateTime<Utc>> {
        match self.since_time? {
            DateOrTimestamp::Date(day) => Some(day.day().and_hms_opt(0, 0, 0)?.and_utc()),
            DateOrTimestamp::Timestamp(time) => Some(time.to_utc()),
        }
    }

    /// The options that must be the same in all runs that write to a folder, as one string.
    pub(crate) fn table_options(&self) -> String {
        let mut given = Vec::new();
        let mut only = self.only();
        only.sort_unstable();
        given.extend(only.iter().map(|event| format!("--only {event}")));
        given.extend(self.since().map(|time| format!("--since {}", time.to_rfc3339())));
        given.extend(self.at.iter().map(|at| format!("--at {at}")));
        let flags = [
            (self.flatten, "--flatten"),
            (self.keep_body, "--keep-body"),
            (self.offsets, "--offsets"),
            (self.no_dedup, "--no-dedup"),
            (self.no_raw, "--no-raw"),
        ];
        given.extend(flags.iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| (*flag).to_owned()));
        if given.is_empty() { "no options".to_owned() } else { given.join(" ") }
    }
}
