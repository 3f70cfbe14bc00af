//! `gancho schema show`.

use std::io::Write as _;

use gancho_schema::{Variant, find, schema};

use crate::args::SchemaShow;
use crate::exit::{Exit, Failure};
use crate::output;

pub(super) fn run(args: &SchemaShow) -> Result<Exit, Failure> {
    let entry = find(&args.name).ok_or_else(|| {
        Failure::Schema("no schema has this name; 'gancho schema list' lists all schemas".to_owned())
    })?;
    let variant = if args.strict { Variant::Strict } else { Variant::Open };
    let mut out = output::data();
    writeln!(out, "{:#}", schema(entry, args.draft, variant))?;
    out.flush()?;
    Ok(Exit::Accepted)
}
