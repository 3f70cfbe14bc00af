//! `gancho schema show`.

use std::io::Write as _;

use gancho_schema::{Variant, bundle, openapi, schema};

use crate::args::{SchemaName, SchemaShow};
use crate::exit::{Exit, Failure};
use crate::output;

pub(super) fn run(args: &SchemaShow) -> Result<Exit, Failure> {
    let variant = if args.strict { Variant::Strict } else { Variant::Open };
    let shown = match args.name {
        SchemaName::One(entry) => schema(entry, args.draft, variant),
        SchemaName::Bundle(system) => bundle(system, args.draft, variant),
        SchemaName::OpenApi => openapi(),
    };
    let mut out = output::data();
    writeln!(out, "{shown:#}")?;
    out.flush()?;
    Ok(Exit::Accepted)
}
