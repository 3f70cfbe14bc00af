//! `gancho validate` on the command line.

use std::path::PathBuf;
use std::thread;

use clap::Args;
use gancho_core::JsonPointer;

use super::byte_size::ByteSize;
use super::format::Format;
use super::reader::Reader;
use super::system_choice::SystemChoice;
use super::validate_help;
use crate::examine::TypeChoice;
use crate::input::InputFormat;
use crate::validate::{CodeChoice, FailOn, Limit, SeverityChoice};

/// Validate deliveries: files, folders, or standard input
///
/// Files compressed with gzip or zstd are decompressed on the way, told by their content. A file named .json holds documents
/// one after the other, or arrays of them; one named .ndjson or .jsonl holds one a line; one named .log holds lines in which
/// a document may stand behind something else. What standard input and other files hold is told by their first lines.
/// --input-format overrules this.
///
/// Folders are searched for files with these names and for others that begin like JSON, in sorted order. What holds
/// something else is counted and named. Pipes and devices in a folder are never opened; as an argument, a pipe is read
/// like any other file.
///
/// A document is rejected when it is not JSON, or when it has a missing field, a duplicate field, or a value of the wrong
/// type. Findings (what is odd and yet valid) and unknown fields reject nothing; --fail-on makes them fail the run. No
/// value of a payload is printed, unless --show-values asks for it; the names of unknown fields are.
#[derive(Args, Debug)]
#[command(after_help = validate_help::EXAMPLES, after_long_help = validate_help::details())]
pub(crate) struct Validate {
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Print a line for each rejected document, finding and unknown field before the summary
    #[arg(long)]
    pub(crate) details: bool,

    /// How many lines, objects or test cases to print: a number, or all [default: 1000; all with --format json; 50 with
    /// github]
    #[arg(long, value_name = "N", default_value = "usual", hide_default_value = true)]
    pub(crate) limit: Limit,

    /// Print values of the payloads beside what is wrong with them. They are personal data
    #[arg(long)]
    pub(crate) show_values: bool,

    /// Count these findings only: codes of rules, or unknown-field
    #[arg(long, value_name = "CODE", value_delimiter = ',', hide_possible_values = true, value_parser = CodeChoice::parser())]
    pub(crate) only: Vec<CodeChoice>,

    /// Do not count these findings
    #[arg(long, value_name = "CODE", value_delimiter = ',', hide_possible_values = true, value_parser = CodeChoice::parser())]
    pub(crate) except: Vec<CodeChoice>,

    /// The least severity of findings that count; an unknown field counts as info
    #[arg(long, value_name = "SEVERITY", default_value = "info")]
    pub(crate) min_severity: SeverityChoice,

    /// From what on to exit with 1
    #[arg(long, value_name = "WHAT", default_value = "error")]
    pub(crate) fail_on: FailOn,

    /// Read each document as this type of 'gancho schema list', such as crm.Deal or superoffice.Webhook, or as this event
    #[arg(long = "as", value_name = "NAME", hide_possible_values = true, value_parser = TypeChoice::parser())]
    pub(crate) name: Option<TypeChoice>,

    /// Where in each document the delivery stands, as a JSON Pointer: an object, or JSON in a string, or base64 of it
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) at: Option<JsonPointer>,

    /// Whose deliveries these are; auto tells by the envelope of each
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,

    /// How each input is cut into documents
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) input_format: InputFormat,

    /// Which implementation reads the documents; all accept the same documents
    #[arg(long, value_name = "READER", default_value = "fast")]
    pub(crate) reader: Reader,

    /// The longest document to read, such as 1048576 or 64MiB; a longer one is rejected as too_long
    #[arg(long, value_name = "SIZE", default_value = "64MiB")]
    pub(crate) max_bytes: ByteSize,

    /// The maximum number of elements in a document: elements of arrays and fields of objects, at any depth. A document
    /// with more is rejected as too_many_elements. With the default limits, no document takes more than 1 GB of memory
    #[arg(long, value_name = "NUMBER", default_value_t = 250_000)]
    pub(crate) max_elements: usize,

    /// How many threads work; the output is the same [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,

    /// Files and folders; '-' or none is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

impl Validate {
    /// How many threads work.
    pub(crate) fn threads(&self) -> usize {
        threads(self.threads)
    }
}

/// As many as were asked for, or one for each processor.
pub(crate) fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// A JSON Pointer; the slash at its beginning may be left out.
pub(crate) fn pointer(text: &str) -> Result<JsonPointer, String> {
    let rooted = if text.is_empty() || text.starts_with('/') { text.to_owned() } else { format!("/{text}") };
    rooted.parse().map_err(|error: gancho_core::ParseError| error.to_string())
}
