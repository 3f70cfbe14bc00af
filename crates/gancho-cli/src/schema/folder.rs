//! `gancho schema write` and `gancho schema check`, in one function, so that both find the same differences.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use gancho_schema::{Drift, drift, files};
use walkdir::WalkDir;

use crate::exit::{Exit, Failure};
use crate::message::{self, Escaped};
use crate::output;
use crate::path_name::path_name;

/// The maximum number of differences that are shown. Later ones usually resemble the first.
const SHOWN: usize = 5;

/// What to do with a folder that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Update it.
    Write,
    /// Report the differences.
    Check,
}

pub(super) fn run(folder: &Path, mode: Mode) -> Result<Exit, Failure> {
    let unusable = |error: io::Error| Failure::Schema(format!("{}: {error}", Escaped(&path_name(folder))));
    let drifts = drift(&found(folder).map_err(unusable)?);
    let mut out = output::data();
    match mode {
        Mode::Write => {
            update(folder, &drifts).map_err(unusable)?;
            writeln!(out, "{} of {} files written or removed", drifts.len(), files().len())?;
        }
        Mode::Check if drifts.is_empty() => writeln!(out, "{} files are up to date", files().len())?,
        Mode::Check => {
            for drift in drifts.iter().take(SHOWN) {
                writeln!(out, "{drift}")?;
            }
            out.flush()?;
            let hidden = drifts.len().saturating_sub(SHOWN);
            let differ = if drifts.len() == 1 { "file differs" } else { "files differ" };
            message::error(&format!(
                "{} {differ} from the model ({hidden} not shown); update with: gancho schema write {}",
                drifts.len(),
                Escaped(&path_name(folder))
            ));
            return Ok(Exit::Rejected);
        }
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

/// The `.json` files of a folder, by their path within the folder.
fn found(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path();
        if !entry.file_type().is_file() || path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let within = path.strip_prefix(folder).unwrap_or(path);
        let names: Vec<_> = within.iter().map(|name| name.to_string_lossy()).collect();
        files.insert(names.join("/"), fs::read_to_string(path)?);
    }
    Ok(files)
}

fn update(folder: &Path, drifts: &[Drift]) -> io::Result<()> {
    let files = files();
    for drift in drifts {
        let target = |path: &str| -> PathBuf { folder.join(path) };
        match drift {
            Drift::Orphan { path } => fs::remove_file(target(path))?,
            Drift::Missing { path } | Drift::Changed { path, .. } => {
                let target = target(path);
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::write(&target, files.get(path).map(String::as_str).unwrap_or_default())?;
            }
        }
    }
    Ok(())
}
