//! `gancho survey` on the command line.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ValueEnum};
use gancho_core::JsonPointer;

use super::byte_size::ByteSize;
use super::number::{MAX_THREADS, number};
use super::validate::pointer;
use crate::input::{InputFormat, STDIN};

/// Report what deliveries contain, and what changed since an earlier archive
///
/// For each event and field: how often it is present, its types, the forms of "none" (null, {}, [], "" or missing),
/// lengths, the values of enumerations, unknown fields, and where and when each was first and last seen.
///
/// With --against, reports what is new, gone, has changed its type, or is present more or less often. A new event, a
/// changed type, and a new field, type, empty form or value that is undocumented are always reported; other changes,
/// only if they are too large to be due to chance.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho survey archive/
  gancho survey --save monday.json monday.ndjson.gz
  gancho survey --against monday.json tuesday.ndjson.gz
  gancho survey --against last-week/ --format markdown --fail-on breaking this-week/

Of the values, only the times of events and those of fields that are documented as enumerations are printed.
Without --show-values, the placeholder (hidden 1b2c3d4e) stands for an undocumented value of such a field, and for
the name of an undocumented event. Equal values have equal digits.

At most 300 events, 500 fields of an object, 100 values of a field, and 20,000 fields that are not documented are
distinguished; a field within other objects counts for each of them. What is beyond these limits is counted, and
printed as 'limit reached'. The name of a field has at most 500 bytes; a longer one ends with '…'.

An empty input is noted; if all inputs are empty, this is an error.

Exit codes:
  0    the survey was made, and --fail-on selects no change
  1    there are changes that --fail-on selects
  2    the command line is wrong, or something could not be read or written
  141  the program that reads the output closed the pipe")]
pub(crate) struct Survey {
    /// The earlier archive, or a saved survey of it
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<PathBuf>,

    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: SurveyFormat,

    /// Save the survey as JSON, for --against. FILE must be neither an input nor in an input folder
    #[arg(long, value_name = "FILE", value_parser = file())]
    pub(crate) save: Option<PathBuf>,

    /// Which changes make the program exit with 1
    #[arg(long, value_name = "WHAT", default_value = "any")]
    pub(crate) fail_on: FailOnDrift,

    /// Print undocumented values of enumerations and undocumented names of events
    #[arg(long)]
    pub(crate) show_values: bool,

    /// Where in each document the delivery is, as a JSON Pointer such as /body; the first slash may be omitted
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) at: Option<JsonPointer>,

    /// How each input is split into documents
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// The maximum length of a document, such as 1048576 or 64MiB
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// The number of threads; the output is the same [default: the number of processors]. Together, they hold
    /// at most 64 MiB of input and one document more, so a long document may wait for another one
    #[arg(long, value_name = "N", value_parser = number::<u16>(1..=MAX_THREADS), allow_negative_numbers = true)]
    pub(crate) threads: Option<u16>,

    /// Files and folders; '-' or no argument means standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// A file name. Standard output is not accepted, because the survey itself is printed there.
fn file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| {
        if path.as_os_str() == STDIN {
            Err("expected the name of a file; to print JSON, use --format json")
        } else {
            Ok(path)
        }
    })
}

/// Output formats of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SurveyFormat {
    /// Tables for people
    Text,
    /// One JSON object; with --against, one object per change, one per line
    Json,
    /// Tables in Markdown
    Markdown,
}

/// Which changes fail the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnDrift {
    /// Every change
    Any,
    /// A field or event that is gone, a new type, a new empty form
    Breaking,
    /// None
    Never,
}
