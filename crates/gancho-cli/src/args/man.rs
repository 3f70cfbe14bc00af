//! `gancho man` on the command line.

use std::path::PathBuf;

use clap::Args;

/// Write the manual pages of this program into a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho man ~/.local/share/man/man1
  man gancho-validate

Exit codes: 0 if all pages were written, otherwise 2.")]
pub(crate) struct Man {
    /// The folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
