//! `gancho schema`.

mod compare;
mod folder;
mod list;
mod show;

use crate::args::{Schema, SchemaCommand};
use crate::exit::{Exit, Failure};

pub(crate) fn run(args: &Schema) -> Result<Exit, Failure> {
    match &args.command {
        SchemaCommand::List(args) => list::run(args),
        SchemaCommand::Show(args) => show::run(args),
        SchemaCommand::Write(args) => folder::write(&args.folder),
        SchemaCommand::Check(args) => folder::check(&args.folder),
        SchemaCommand::Compare(args) => compare::run(args),
    }
}
