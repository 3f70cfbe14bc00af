//! `gancho ingest` on the command line.

use std::path::PathBuf;

use clap::Args;
use gancho_core::DateOrTimestamp;
use gancho_core::chrono::{DateTime, Utc};

use super::{ByteSize, EventChoice};
use crate::ingest::ArchiveFormat;

/// Turn archives of deliveries into Parquet files that DuckDB, Polars, Spark and pandas read
///
/// Each delivery becomes a row in the table of its entity, in a folder for the month in which it happened:
/// DIR/crm_deal/month=2025-03/…parquet. What cannot become a row becomes a line in DIR/rejects/…ndjson, with its source,
/// line, offset, kind, pointer and message, and never costs another row.
///
/// Inputs are files, folders and standard input ('-'), as 'gancho validate' reads them; files whose names end in .gz or .zst
/// are decompressed. A second delivery of the same event is left out, and counted.
///
/// A run that is stopped, or killed, goes on when the command is run again: what is done is skipped, and no row is written
/// twice. Files are complete when they appear. Standard input is done as a whole or not at all.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho ingest archive/ --to tables
  gancho ingest 2025-*.ndjson.gz --to tables --only crm_deal_updated --since 2025-03-01
  zstdcat old.zst | gancho ingest - --to tables
  duckdb -c \"select status, count(*) from 'tables/crm_deal/*/*.parquet' group by all\"")]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Ingest {
    /// The folder to fill; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,

    /// Only deliveries of this event; may be given several times
    #[arg(long = "only", value_name = "EVENT", hide_possible_values = true, value_parser = EventChoice::parser())]
    pub(crate) events: Vec<EventChoice>,

    /// Only deliveries of what happened at this day or time, or later: 2025-03-01, 2025-03-01T12:00:00-03:00. Days begin in
    /// UTC
    #[arg(long = "since", value_name = "TIME", value_parser = since)]
    pub(crate) since_time: Option<DateOrTimestamp>,

    /// No nesting: columns such as user_name for fields of objects, and a table for each list, such as
    /// crm_deal_deal_products, joined by key, document_id and position
    #[arg(long)]
    pub(crate) flatten: bool,

    /// Keep each delivery as it came, in a column 'body'
    #[arg(long)]
    pub(crate) keep_body: bool,

    /// Keep the offset of each time, in a column '…_offset_minutes' beside it
    #[arg(long)]
    pub(crate) offsets: bool,

    /// Keep second deliveries of the same event
    #[arg(long)]
    pub(crate) no_dedup: bool,

    /// Do not write the bodies of rejects beside their reasons
    #[arg(long)]
    pub(crate) no_raw: bool,

    /// How much memory to use, at most, beside one document of --max-bytes for each thread
    #[arg(long, value_name = "SIZE", default_value = "512MiB")]
    pub(crate) memory: ByteSize,

    /// How many threads to use; as many as there are cores, if not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,

    /// What each input holds: one document (json), one a line (ndjson); auto tells by the file's name, or else by its
    /// first lines
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: ArchiveFormat,

    /// The longest document to read; a longer one is a reject
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// After how much input its rows become visible; a run that is killed does at most so much again
    #[arg(long, value_name = "SIZE", default_value = "1GiB")]
    pub(crate) commit_every: ByteSize,

    /// Files and folders; '-' or none is standard input
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,
}

fn since(text: &str) -> Result<DateOrTimestamp, &'static str> {
    DateOrTimestamp::parse(text)
        .ok_or("expected a day such as 2025-03-01, or a time such as 2025-03-01T12:00:00-03:00")
}

impl Ingest {
    /// The names of the events that are wanted; none for all.
    pub(crate) fn only(&self) -> Vec<&'static str> {
        let names = self.events.iter().map(|choice| match choice {
            EventChoice::One(event) => Some(event.name),
            EventChoice::All => None,
        });
        names.collect::<Option<_>>().unwrap_or_default()
    }

    /// The earliest time that is wanted.
    pub(crate) fn since(&self) -> Option<DateTime<Utc>> {
        match self.since_time? {
            DateOrTimestamp::Date(day) => Some(day.day().and_hms_opt(0, 0, 0)?.and_utc()),
            DateOrTimestamp::Timestamp(time) => Some(time.to_utc()),
        }
    }

    /// The options that decide which rows there are, and their columns, in words.
    pub(crate) fn words(&self) -> String {
        let mut words = Vec::new();
        let mut only = self.only();
        only.sort_unstable();
        words.extend(only.iter().map(|event| format!("--only {event}")));
        words.extend(self.since().map(|time| format!("--since {}", time.to_rfc3339())));
        let flags = [
            (self.flatten, "--flatten"),
            (self.keep_body, "--keep-body"),
            (self.offsets, "--offsets"),
            (self.no_dedup, "--no-dedup"),
            (self.no_raw, "--no-raw"),
        ];
        words.extend(flags.iter().filter(|(given, _)| *given).map(|(_, flag)| (*flag).to_owned()));
        if words.is_empty() { "no options".to_owned() } else { words.join(" ") }
    }
}
