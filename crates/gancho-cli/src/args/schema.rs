//! `gancho schema` on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use gancho_schema::Draft;

use super::format::Format;
use super::system_choice::SystemChoice;

/// List, show, write, check and compare the JSON Schemas of deliveries
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho schema list
  gancho schema show crm_deal_created --draft draft-07
  gancho schema write schemas
  gancho schema check schemas
  gancho schema compare old/crm.Deal.json schemas/2020-12/rdstation-crm/crm.Deal.json")]
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

/// List the schemas: of each event, document, and body of a call
///
/// The events of SuperOffice share one, superoffice.Notification.
#[derive(Args, Debug)]
pub(crate) struct SchemaList {
    /// What to print: a table, or one JSON object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Only this system's; auto lists all
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,
}

/// Print a schema
#[derive(Args, Debug)]
pub(crate) struct SchemaShow {
    /// Its name, as 'gancho schema list' has it, or the name of an event
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// For which draft of JSON Schema
    #[arg(long, value_name = "DRAFT", default_value = "2020-12", value_parser = draft())]
    pub(crate) draft: Draft,

    /// Reject unknown fields: for contract tests
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Write every schema into a folder, and remove those that nothing generates any more
#[derive(Args, Debug)]
pub(crate) struct SchemaWrite {
    /// The folder
    #[arg(value_name = "DIR", default_value = "schemas")]
    pub(crate) folder: PathBuf,
}

/// Check that a folder holds every schema as it is generated, and no other
///
/// Shows what differs, and exits with 1 when something does.
#[derive(Args, Debug)]
pub(crate) struct SchemaCheck {
    /// The folder
    #[arg(value_name = "DIR", default_value = "schemas")]
    pub(crate) folder: PathBuf,
}

/// Tell what keeps a delivery that is valid under one schema from being valid under another
///
/// Exits with 1 when something does, or when it is not decided whether something does.
#[derive(Args, Debug)]
pub(crate) struct SchemaCompare {
    /// The file of the schema that deliveries obey now
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The file of the schema that is to replace it
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
}

fn draft() -> impl TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(Draft::ALL.iter().map(|draft| draft.as_str()))
        .map(|name| name.parse().unwrap_or_default())
}
