//! `gancho man`.

use std::fs;

use clap::CommandFactory as _;

use crate::args::{Cli, Man};
use crate::exit::{Exit, Failure};

/// Writes a page for the program and one for each command.
pub(crate) fn run(args: &Man) -> Result<Exit, Failure> {
    let written = fs::create_dir_all(&args.folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), &args.folder));
    written.map_err(|error| Failure::write(&args.folder, &error))?;
    Ok(Exit::Accepted)
}
