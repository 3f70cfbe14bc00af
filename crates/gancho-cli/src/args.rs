//! The command line.

mod byte_size;
mod code_choice;
mod event_choice;
mod explain;
#[cfg(feature = "ingest")]
mod extract;
mod format;
#[cfg(feature = "receive")]
mod hidden;
#[cfg(feature = "ingest")]
mod ingest;
mod man;
mod names;
mod number;
#[cfg(feature = "receive")]
mod proof;
mod reader;
#[cfg(feature = "receive")]
mod receive;
mod sample;
mod schema;
mod schema_name;
mod secret;
#[cfg(feature = "receive")]
mod send;
mod survey;
mod system_choice;
mod type_choice;
#[cfg(feature = "receive")]
mod url;
mod validate;
mod validate_help;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

#[cfg(any(feature = "ingest", feature = "receive"))]
pub(crate) use self::byte_size::ByteSize;
pub(crate) use self::event_choice::EventChoice;
pub(crate) use self::explain::Explain;
#[cfg(feature = "ingest")]
pub(crate) use self::extract::{Extract, ExtractFormat};
pub(crate) use self::format::{Format, ListFormat};
#[cfg(feature = "ingest")]
pub(crate) use self::ingest::Ingest;
pub(crate) use self::man::Man;
#[cfg(feature = "ingest")]
pub(crate) use self::names::nearest;
#[cfg(feature = "receive")]
pub(crate) use self::proof::{Proofs, TOKEN};
pub(crate) use self::reader::Reader;
#[cfg(feature = "receive")]
pub(crate) use self::receive::{Listen, Receive, address};
pub(crate) use self::sample::Sample;
pub(crate) use self::schema::{Schema, SchemaCommand, SchemaCompare, SchemaList, SchemaShow};
pub(crate) use self::schema_name::{OPENAPI, SchemaName, bundle_name};
#[cfg(feature = "receive")]
pub(crate) use self::secret::is_header_name;
pub(crate) use self::secret::{HeaderArg, SecretArg};
#[cfg(feature = "receive")]
pub(crate) use self::send::{Retries, Send};
pub(crate) use self::survey::{FailOnDrift, Survey, SurveyFormat};
pub(crate) use self::system_choice::SystemChoice;
#[cfg(feature = "receive")]
pub(crate) use self::url::UrlArg;
pub(crate) use self::validate::{Validate, pointer, threads};

/// The default of `--max-elements`. With it, and the default of `--max-bytes`, no document takes more than 1 GB of
/// memory when it is validated, with any number of threads.
pub(crate) const MAX_ELEMENTS: usize = 250_000;

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

'gancho help COMMAND' describes each command."
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
    #[cfg(feature = "ingest")]
    Extract(Extract),
    Survey(Survey),
    Explain(Explain),
    Events(Events),
    Sample(Sample),
    Schema(Schema),
    #[cfg(feature = "receive")]
    Receive(Box<Receive>),
    #[cfg(feature = "receive")]
    Listen(Listen),
    #[cfg(feature = "receive")]
    Send(Send),
    Completions(Completions),
    Man(Man),
}

/// List the events of the three systems
///
/// SuperOffice has more events than these: lists, extra tables and webhooks of each account have their own events.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho events
  gancho events --system superoffice
  gancho events --format json | jq -r .name

Exit codes:
  0    the events were listed
  2    there is no such system, or the output could not be written
  141  the program that reads the output closed the pipe")]
pub(crate) struct Events {
    /// The output format: a table, or one JSON object per line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,

    /// List only the events of this system; auto lists all
    #[arg(long, value_name = "SYSTEM", default_value = "auto", value_parser = SystemChoice::parser())]
    pub(crate) system: SystemChoice,
}

/// Print shell completions for this program
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho completions bash > ~/.local/share/bash-completion/completions/gancho
  gancho completions zsh > ~/.zfunc/_gancho
  gancho completions fish > ~/.config/fish/completions/gancho.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}
