//! `gancho schema write` and `gancho schema check`, in one file, so that both find the same differences.

mod found;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use gancho_schema::{Drift, drift, files};

use self::found::Found;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::message::{self, Escaped};
use crate::output;
use crate::path_name::path_name;

/// The maximum number of differences that are shown. Later ones usually resemble the first.
const SHOWN: usize = 5;

/// Updates a folder. It overwrites only files that gancho generated and empty files, and removes only files that gancho
/// generated.
pub(super) fn write(folder: &Path) -> Result<Exit, Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::File(format!("cannot write to {}: it is a file, not a folder", name(folder))));
    }
    let files = files();
    let found = found(folder, &files)?;
    if let Some(first) = found.foreign.first() {
        return Err(Failure::File(format!(
            "nothing was written: gancho did not generate {}, and would overwrite it{}; rename it, or use another folder",
            name(&folder.join(first)),
            others(found.foreign.len())
        )));
    }
    let drifts = drift(&found.files);
    for drift in &drifts {
        let path = folder.join(path(drift));
        let done = match files.get(self::path(drift)) {
            None => fs::remove_file(&path),
            Some(text) => create(&path, text),
        };
        done.map_err(|error| Failure::write(&path, &error))?;
    }
    let removed = drifts.iter().filter(|drift| matches!(drift, Drift::Orphan { .. })).count();
    let written = drifts.len() - removed;
    let mut out = output::data();
    match (written, removed) {
        (0, 0) => writeln!(out, "{} files are up to date", files.len())?,
        (_, 0) => writeln!(out, "{} written", counted(written, "file"))?,
        _ => writeln!(out, "{} written, {removed} removed", counted(written, "file"))?,
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

/// Reports how a folder differs from the generated files.
pub(super) fn check(folder: &Path) -> Result<Exit, Failure> {
    let unusable = |reason: &str| Failure::File(format!("cannot read {}: {reason}", name(folder)));
    match fs::metadata(folder) {
        Err(error) => return Err(unusable(&error.to_string())),
        Ok(metadata) if !metadata.is_dir() => return Err(unusable("it is a file, not a folder")),
        Ok(_) => {}
    }
    let files = files();
    let drifts = drift(&found(folder, &files)?.files);
    let mut out = output::data();
    if drifts.is_empty() {
        writeln!(out, "{} files are up to date", files.len())?;
    }
    for drift in drifts.iter().take(SHOWN) {
        // The difference contains lines of the file.
        for line in drift.to_string().lines() {
            writeln!(out, "{}", Escaped(line))?;
        }
    }
    out.flush()?;
    if drifts.is_empty() {
        return Ok(Exit::Accepted);
    }
    let differ = if drifts.len() == 1 { "differs" } else { "differ" };
    let shown = if drifts.len() > SHOWN { format!(" (the first {SHOWN} are shown)") } else { String::new() };
    message::error(&format!(
        "{} {differ} from the schemas of this version{shown}; to update: gancho schema write {}",
        counted(drifts.len(), "file"),
        name(folder)
    ));
    Ok(Exit::Rejected)
}

fn found(folder: &Path, files: &BTreeMap<String, String>) -> Result<Found, Failure> {
    Found::read(folder, files.keys())
        .map_err(|(path, error)| Failure::File(format!("cannot read {}: {error}", name(&path))))
}

/// The path within the folder.
fn path(drift: &Drift) -> &str {
    match drift {
        Drift::Missing { path } | Drift::Changed { path, .. } | Drift::Orphan { path } => path,
    }
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

fn name(path: &Path) -> String {
    Escaped(&path_name(path)).to_string()
}

/// How many files there are in addition to the one that is named.
fn others(count: usize) -> String {
    if count > 1 { format!(" and {}", counted(count - 1, "other file")) } else { String::new() }
}
