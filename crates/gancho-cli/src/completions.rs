//! `gancho completions`.

use std::io::Write as _;

use clap::CommandFactory as _;

use crate::args::{Cli, Completions};
use crate::exit::{Exit, Failure};
use crate::output;

pub(crate) fn run(args: &Completions) -> Result<Exit, Failure> {
    // They are written to memory first, because clap_complete panics when a write fails.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gancho", &mut script);
    let mut out = output::data();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Accepted)
}
