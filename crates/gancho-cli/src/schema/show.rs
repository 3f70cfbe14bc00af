//! `gancho schema show`.

use std::io::Write as _;

use gancho_schema::{Variant, bundle, openapi, schema};

use crate::args::{SchemaName, SchemaShow};
use crate::exit::{Exit, Failure};
use crate::output;

pub(super) fn run(args: &SchemaShow) -> Result<Exit, Failure> {
    if matches!(args.name, SchemaName::OpenApi) && (args.draft.is_some() || args.strict) {
        let reason = "--draft and --strict have no effect on openapi: there is one OpenAPI document";
        return Err(Failure::Options(reason.to_owned()));
    }
    let draft = args.draft.unwrap_or_default();
    let variant = if args.strict { Variant::Strict } else { Variant::Open };
    let shown = match args.name {
        SchemaName::One(entry) => schema(entry, draft, variant),
        SchemaName::Bundle(system) => bundle(system, draft, variant),
        SchemaName::OpenApi => openapi(),
    };
    let mut out = output::data();
    writeln!(out, "{shown:#}")?;
    out.flush()?;
    Ok(Exit::Accepted)
}
