//! `gancho schema compare`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::args::SchemaCompare;
use crate::exit::{Exit, Failure};
use crate::message::Escaped;
use crate::output;
use crate::path_name::path_name;

pub(super) fn run(args: &SchemaCompare) -> Result<Exit, Failure> {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let changes = gancho_schema::compare(&old, &new).map_err(|error| Failure::Schema(error.to_string()))?;
    let mut out = output::data();
    for change in &changes {
        writeln!(out, "{change}")?;
    }
    if changes.is_empty() {
        writeln!(out, "every delivery that was valid still is")?;
    }
    out.flush()?;
    Ok(if changes.is_empty() { Exit::Accepted } else { Exit::Rejected })
}

fn read(path: &Path) -> Result<Value, Failure> {
    let failure =
        |reason: String| Failure::Schema(format!("cannot read {}: {reason}", Escaped(&path_name(path))));
    let text = fs::read(path).map_err(|error| failure(error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| failure(error.to_string()))
}
