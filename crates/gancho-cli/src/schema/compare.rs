//! `gancho schema compare`.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use gancho_core::checked::json_value;
use serde_json::Value;
use walkdir::WalkDir;

use crate::args::SchemaCompare;
use crate::exit::{Exit, Failure};
use crate::input::InputError;
use crate::message::Escaped;
use crate::output;
use crate::path_name::path_name;

pub(super) fn run(args: &SchemaCompare) -> Result<Exit, Failure> {
    let mut out = output::data();
    let count = match (args.old.is_dir(), args.new.is_dir()) {
        (true, true) => folders(&mut out, &args.old, &args.new)?,
        (false, false) => files(&mut out, &args.old, &args.new, "")?,
        _ => {
            let reason = "OLD and NEW must be two files or two folders; one is a folder, the other is not";
            return Err(Failure::Schema(reason.to_owned()));
        }
    };
    if count == 0 {
        writeln!(
            out,
            "every delivery that was valid is still valid, and no field was removed from the schema"
        )?;
    }
    out.flush()?;
    Ok(if count == 0 { Exit::Accepted } else { Exit::Rejected })
}

/// Compares the schemas with the same path in two folders; returns the number of changes.
fn folders(out: &mut impl Write, old: &Path, new: &Path) -> Result<usize, Failure> {
    let (before, after) = (schemas(old)?, schemas(new)?);
    if before.is_empty() {
        // Nothing would be compared, and so nothing would break.
        let folder = path_name(old);
        return Err(Failure::Schema(format!("no file in {} is a schema", Escaped(&folder))));
    }
    let mut count = 0;
    for path in &before {
        let name = path_name(path);
        if after.contains(path) {
            count += files(out, &old.join(path), &new.join(path), &format!("{}: ", Escaped(&name)))?;
        } else {
            writeln!(out, "{}: the schema was removed", Escaped(&name))?;
            count += 1;
        }
    }
    Ok(count)
}

/// The paths of all schemas in a folder, without the OpenAPI document.
fn schemas(folder: &Path) -> Result<BTreeSet<PathBuf>, Failure> {
    let mut found = BTreeSet::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.map_err(|error| Failure::Schema(InputError::of_walk(error, folder).to_string()))?;
        let path = entry.path();
        let is_schema = path.extension().is_some_and(|end| end == "json")
            && path.file_name().is_some_and(|name| name != "openapi.json");
        if entry.file_type().is_file() && is_schema {
            found.insert(path.strip_prefix(folder).unwrap_or(path).to_owned());
        }
    }
    Ok(found)
}

fn files(out: &mut impl Write, old: &Path, new: &Path, name: &str) -> Result<usize, Failure> {
    let (before, after) = (read(old)?, read(new)?);
    let changes = gancho_schema::compare(&before, &after).map_err(|error| {
        let [old, new] = [old, new].map(|path| Escaped(&path_name(path)).to_string());
        let error = error.to_string();
        Failure::Schema(format!("cannot compare {old} with {new}: {}", Escaped(&error)))
    })?;
    for change in &changes {
        writeln!(out, "{name}{change}")?;
    }
    Ok(changes.len())
}

fn read(path: &Path) -> Result<Value, Failure> {
    let name = path_name(path);
    let name = Escaped(&name);
    let text = fs::read(path).map_err(|error| Failure::Schema(format!("cannot read {name}: {error}")))?;
    json_value(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Failure::Schema(format!("{name} is not JSON (line {line}, column {column})"))
    })
}
