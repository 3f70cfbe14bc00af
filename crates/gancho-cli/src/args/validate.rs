//! `gancho validate` on the command line.

use std::path::PathBuf;
use std::thread;

use clap::Args;
use gancho_core::JsonPointer;

use super::byte_size::ByteSize;
use super::format::Format;
use super::number::{MAX_THREADS, number};
use super::reader::Reader;
use super::system_choice::SystemChoice;
use super::{MAX_ELEMENTS, validate_help};
use crate::examine::TypeChoice;
use crate::input::InputFormat;
use crate::validate::{CodeChoice, FailOn, Limit, SeverityChoice};

/// Validate deliveries: files, folders, or standard input
///
/// Input that is compressed with gzip or zstd is detected by its content and decompressed. A .json file contains one or
/// more documents, or arrays of them; a .ndjson or .jsonl file contains one document per line; a .log file contains
/// lines in which a document may follow other text. For standard input and other files, the first lines decide.
/// --input-format overrides this.
///
/// In folders, the program reads files with these extensions, and other files that start like JSON, in sorted order. It
/// reports how many files it does not read. It never opens pipes and devices in a folder; a pipe that is an argument is
/// read like any other file.
///
/// A document is rejected if it is not JSON, or if it has a missing field, a duplicate field, or a value of the wrong
/// type. Findings (inconsistencies in valid documents) and unknown fields do not reject a document, but --fail-on makes
/// them fail the run. Values of payloads are printed only with --show-values; the names of unknown fields are always
/// printed.
#[derive(Args, Debug)]
#[command(after_help = validate_help::EXAMPLES, after_long_help = validate_help::details())]
pub(crate) struct Validate {
    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Print a line for each rejected document, finding and unknown field before the summary
    #[arg(long)]
    pub(crate) details: bool,

    /// How many lines, objects or test cases to print: a number, or all [default: 1000; all with --format json; 50 with
    /// github]
    #[arg(
        long,
        value_name = "N",
        default_value = "usual",
        hide_default_value = true,
        allow_negative_numbers = true
    )]
    pub(crate) limit: Limit,

    /// Print the values of the payloads that are reported. They may be personal data
    #[arg(long)]
    pub(crate) show_values: bool,

    /// Count only these findings: codes of rules, or unknown-field
    #[arg(long, value_name = "CODE", value_delimiter = ',', hide_possible_values = true, value_parser = CodeChoice::parser())]
    pub(crate) only: Vec<CodeChoice>,

    /// Do not count these findings
    #[arg(long, value_name = "CODE", value_delimiter = ',', hide_possible_values = true, value_parser = CodeChoice::parser())]
    pub(crate) except: Vec<CodeChoice>,

    /// The minimum severity of findings to count; an unknown field counts as info
    #[arg(long, value_name = "SEVERITY", default_value = "info")]
    pub(crate) min_severity: SeverityChoice,

    /// The severity from which findings make the program exit with 1
    #[arg(long, value_name = "WHAT", default_value = "error")]
    pub(crate) fail_on: FailOn,

    /// Parse each document as this event, or as this type of 'gancho schema list': crm.Deal, superoffice.Webhook
    #[arg(long = "as", value_name = "NAME", hide_possible_values = true, value_parser = TypeChoice::parser())]
    pub(crate) name: Option<TypeChoice>,

    /// Where in each document the delivery is, as a JSON Pointer such as /body: an object, or JSON in a string, or in
    /// base64. The first slash may be omitted
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) at: Option<JsonPointer>,

    /// The system that sent the deliveries; auto detects it by the envelope of each delivery
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser(), conflicts_with = "name")]
    pub(crate) system: SystemChoice,

    /// How each input is split into documents
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// The parser; all parsers accept the same documents
    #[arg(long, value_name = "READER", default_value = "fast")]
    pub(crate) reader: Reader,

    /// The maximum length of a document, such as 1048576 or 64MiB; a longer one is rejected as too_long
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// The maximum number of elements in a document: elements of arrays and fields of objects, at any depth. A document
    /// with more is rejected as too_many_elements. An array of deliveries in a line, or at the place of --at, may have
    /// this number of deliveries, each with this number of elements. With the default limits, no document takes more
    /// than 1 GB of memory, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_ELEMENTS, value_parser = number::<usize>(1..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) max_elements: usize,

    /// The number of threads; the output is the same [default: the number of processors]. Together, they hold
    /// at most 64 MiB of input and one document more, so a long document may wait for another one
    #[arg(long, value_name = "N", value_parser = number::<u16>(1..=MAX_THREADS), allow_negative_numbers = true)]
    pub(crate) threads: Option<u16>,

    /// Files and folders; '-' or no argument means standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

impl Validate {
    /// The number of threads.
    pub(crate) fn threads(&self) -> usize {
        threads(self.threads)
    }
}

/// The requested number, or one for each processor.
pub(crate) fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// A JSON Pointer; the leading slash may be omitted.
pub(crate) fn pointer(text: &str) -> Result<JsonPointer, String> {
    let rooted = if text.is_empty() || text.starts_with('/') { text.to_owned() } else { format!("/{text}") };
    rooted.parse().map_err(|error: gancho_core::ParseError| error.to_string())
}
