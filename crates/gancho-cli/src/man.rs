//! `gancho man`.

use std::fs;

use clap::CommandFactory as _;

use crate::args::{Cli, Man};
use crate::exit::{Exit, Failure};
use crate::message::Escaped;
use crate::path_name::path_name;

/// Writes a page for the program and one for each command.
pub(crate) fn run(args: &Man) -> Result<Exit, Failure> {
    if args.folder.is_file() {
        let name = path_name(&args.folder);
        let reason = format!("cannot write to {}: it is a file, not a folder", Escaped(&name));
        return Err(Failure::File(reason));
    }
    let written = fs::create_dir_all(&args.folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), &args.folder));
    written.map_err(|error| Failure::write(&args.folder, &error))?;
    Ok(Exit::Accepted)
}
