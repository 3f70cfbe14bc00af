//! The command line.

mod byte_size;
mod event_choice;
mod format;
#[cfg(feature = "ingest")]
mod ingest;
mod reader;
mod schema;
mod system_choice;
mod validate_help;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub(crate) use self::byte_size::ByteSize;
pub(crate) use self::event_choice::EventChoice;
pub(crate) use self::format::Format;
#[cfg(feature = "ingest")]
pub(crate) use self::ingest::Ingest;
pub(crate) use self::reader::Reader;
pub(crate) use self::schema::{Schema, SchemaCommand, SchemaCompare, SchemaList, SchemaShow};
pub(crate) use self::system_choice::SystemChoice;
use crate::input::InputFormat;

/// Validates webhook deliveries of RD Station CRM, RD Station Marketing and SuperOffice.
#[derive(Debug, Parser)]
#[command(
    name = "gancho",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  gancho validate deliveries.ndjson
  gancho events --system rdstation-crm
  gancho sample crm_deal_updated --count 10
  gancho schema show crm_deal_created

'gancho help COMMAND' tells more about each command."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Validate(Validate),
    #[cfg(feature = "ingest")]
    Ingest(Ingest),
    Events(Events),
    Sample(Sample),
    Schema(Schema),
    Completions(Completions),
}

/// Validate deliveries: files, folders, or standard input
///
/// A file named .json holds one document, one named .ndjson or .jsonl holds one a line. Folders are searched for files
/// with these three names, in sorted order. Standard input, and any other file, holds one document a line, unless its
/// first two lines are plainly the beginning of one document that is spread over lines. --input-format overrules this.
///
/// In lines, '\n' and '\r\n' end a line, blank lines are skipped and counted, and a rejected line never stops the rest.
///
/// Folders are searched for regular files only: a pipe or a device in one cannot be read, and is named in an error. As an
/// argument, a pipe is read like any other file.
///
/// A document is rejected when it is not JSON, or when it has a missing field, a duplicate field, or a value of the wrong
/// type. Findings (what is odd and yet valid) and unknown fields reject nothing. No value of a payload is printed; the
/// names of unknown fields are.
#[derive(Args, Debug)]
#[command(after_help = validate_help::EXAMPLES, after_long_help = validate_help::details())]
pub(crate) struct Validate {
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Which implementation reads the documents; all accept the same documents
    #[arg(long, value_name = "READER", default_value = "fast")]
    pub(crate) reader: Reader,

    /// Whose deliveries these are; auto tells by the envelope of each
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,

    /// What each input holds: one document (json), one a line (ndjson); auto tells by the file's name, or else by its
    /// first lines
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// The longest document to read, such as 1048576 or 64MiB; a longer one is rejected as too_long
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// Files and folders; '-' or none is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// List the events of the three systems
///
/// SuperOffice has more than these: each account's own lists, extra tables and webhooks have events of their own.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho events
  gancho events --system superoffice
  gancho events --format json | jq -r .name")]
pub(crate) struct Events {
    /// What to print: a table, or one JSON object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Only this system's events; auto lists all
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,
}

/// Make up deliveries of an event, one a line, to test a receiver with
///
/// They look like the vendor's: Portuguese strings, escapes, empty objects, odd ids, null and missing fields, enum values
/// that nobody documents. All persons in them are made up. The same version makes the same deliveries for the same event
/// and seed, and a larger count begins with the deliveries of a smaller one.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho sample crm_deal_updated
  gancho sample WEBHOOK.CONVERTED --count 1000 --seed 7 > conversions.ndjson
  gancho sample all --count 100000 | gancho validate
  gancho sample sale.sold | curl --json @- http://localhost:8080/webhooks")]
pub(crate) struct Sample {
    /// The event's name, as 'gancho events' lists it; all goes round all of them
    #[arg(value_name = "EVENT", hide_possible_values = true, value_parser = EventChoice::parser())]
    pub(crate) event: EventChoice,

    /// How many deliveries
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) count: u64,

    /// The seed of the random number generator
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(crate) seed: u64,
}

/// Print a shell's completions for this program
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho completions bash > ~/.local/share/bash-completion/completions/gancho
  gancho completions zsh > ~/.zfunc/_gancho
  gancho completions fish > ~/.config/fish/completions/gancho.fish")]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}
