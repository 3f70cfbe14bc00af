//! The `gancho` program: it validates, converts, surveys, receives and generates webhook deliveries.

mod args;
mod budget;
mod closed_output;
mod completions;
mod counted;
mod deliveries;
mod events;
mod examine;
mod exit;
mod explain;
#[cfg(feature = "ingest")]
mod extract;
mod hint;
#[cfg(feature = "receive")]
mod http_client;
#[cfg(feature = "ingest")]
mod ingest;
mod input;
#[cfg(feature = "receive")]
mod listen;
mod man;
mod message;
#[cfg(feature = "receive")]
mod note;
mod output;
mod output_file;
mod path_name;
mod pipeline;
mod printable;
mod progress;
#[cfg(feature = "receive")]
mod receive;
mod sample;
mod schema;
#[cfg(feature = "receive")]
mod send;
mod shortened;
mod survey;
mod table;
mod typed;
mod validate;
mod verdict;
mod wrapped;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Cli, Command};
use crate::exit::{Exit, Failure};

fn main() -> ExitCode {
    Cli::try_parse().map_err(Failure::Usage).and_then(run).unwrap_or_else(Failure::report).into()
}

fn run(cli: Cli) -> Result<Exit, Failure> {
    if closed_output::was_closed() {
        return Err(Failure::ClosedOutput);
    }
    match cli.command {
        Command::Validate(args) => validate::run(&args),
        #[cfg(feature = "ingest")]
        Command::Ingest(args) => ingest::run(&args),
        #[cfg(feature = "ingest")]
        Command::Extract(args) => extract::run(&args),
        Command::Survey(args) => survey::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Events(args) => events::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Schema(args) => schema::run(&args),
        #[cfg(feature = "receive")]
        Command::Receive(args) => Ok(receive::run(&args)),
        #[cfg(feature = "receive")]
        Command::Listen(args) => listen::run(&args),
        #[cfg(feature = "receive")]
        Command::Send(args) => send::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}
