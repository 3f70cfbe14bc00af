//! `gancho schema` on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use gancho_schema::Draft;

use super::format::ListFormat;
use super::schema_name::SchemaName;
use super::system_choice::SystemChoice;

/// List, show, write, check and compare the JSON Schemas of deliveries
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho schema list
  gancho schema show crm_deal_created --draft draft-07
  gancho schema write schemas
  gancho schema check schemas
  gancho schema compare old/crm.Deal.json schemas/2020-12/rdstation-crm/crm.Deal.json

Exit codes:
  0    the command succeeded, and 'check' or 'compare' found no difference
  1    'check' or 'compare' found a difference
  2    the command line is wrong, or something could not be read or written
  141  the program that reads the output closed the pipe")]
pub(crate) struct Schema {
    #[command(subcommand)]
    pub(crate) command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SchemaCommand {
    List(SchemaList),
    Show(SchemaShow),
    Write(SchemaWrite),
    Check(SchemaCheck),
    Compare(SchemaCompare),
}

/// List the schemas of all events, documents, and bodies of API calls
///
/// The events of SuperOffice share one schema, superoffice.Notification.
#[derive(Args, Debug)]
pub(crate) struct SchemaList {
    /// The output format: a table, or one JSON object per line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,

    /// List only the schemas of this system; auto lists all
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,
}

/// Print a schema
#[derive(Args, Debug)]
pub(crate) struct SchemaShow {
    /// The name of a schema, as listed by 'gancho schema list', or of an event
    #[arg(value_name = "NAME", hide_possible_values = true, value_parser = SchemaName::parser())]
    pub(crate) name: SchemaName,

    /// The draft of JSON Schema [default: 2020-12]
    #[arg(long, value_name = "DRAFT", value_parser = draft())]
    pub(crate) draft: Option<Draft>,

    /// Reject unknown fields, for contract tests
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Write every schema into a folder
///
/// Removes schemas that an earlier version of gancho wrote and that are no longer generated. Files that gancho did not
/// generate are neither overwritten nor removed.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit codes: 0 if the folder is up to date, 2 if a file could not be read or written.")]
pub(crate) struct SchemaWrite {
    /// The folder
    #[arg(value_name = "DIR", default_value = "schemas")]
    pub(crate) folder: PathBuf,
}

/// Check that a folder contains exactly the generated schemas
///
/// Prints the first differences, and their number. Files that gancho did not generate are ignored, unless they have the
/// name of a schema.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit codes: 0 if the folder is up to date, 1 if it differs, 2 if it could not be read.")]
pub(crate) struct SchemaCheck {
    /// The folder
    #[arg(value_name = "DIR", default_value = "schemas")]
    pub(crate) folder: PathBuf,
}

/// Find the deliveries that are valid under an old schema but not under a new one, and the fields that were removed
///
/// Compares two files, or the files with the same path in two folders. Also reports objects that no longer accept
/// unknown fields. The values of fields that only the new schema describes are not compared.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit codes: 0 if nothing was found, 1 if something was found or cannot be decided, 2 if a schema could not be read.")]
pub(crate) struct SchemaCompare {
    /// The file of the old schema, or a folder of schemas
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The file of the new schema, or a folder of schemas
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
}

fn draft() -> impl TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(Draft::ALL.iter().map(|draft| draft.as_str()))
        .map(|name| name.parse().unwrap_or_default())
}
