//! The files of a folder that concern the generated schemas. Other files are never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use gancho_core::checked::json_value;
use serde_json::Value;

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The content of each file that has the name of a generated file, or that an earlier version of gancho generated.
    pub(super) files: BTreeMap<String, String>,
    /// The files that have the name of a generated file, but that gancho did not generate.
    pub(super) foreign: Vec<String>,
}

impl Found {
    /// Reads the files of a folder; `generated` contains the paths, relative to the folder, of the files to generate.
    pub(super) fn read<'g>(
        folder: &Path,
        generated: impl Iterator<Item = &'g String>,
    ) -> Result<Self, (PathBuf, io::Error)> {
        let mut found = Self::default();
        let mut folders = BTreeSet::new();
        for path in generated {
            folders.extend(path.rsplit_once('/').map(|(parent, _)| parent));
            let place = folder.join(path);
            let Some(text) = text(&place).map_err(|error| (place, error))? else { continue };
            if !may_be_overwritten(&text) {
                found.foreign.push(path.clone());
            }
            found.files.insert(path.clone(), text);
        }
        for parent in folders {
            let place = folder.join(parent);
            found.orphans(parent, &place).map_err(|error| (place, error))?;
        }
        Ok(found)
    }

    /// Adds the files that an earlier version of gancho generated in a folder.
    fn orphans(&mut self, parent: &str, place: &Path) -> io::Result<()> {
        let entries = match fs::read_dir(place) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(".json")) else { continue };
            let within = format!("{parent}/{stem}.json");
            if self.files.contains_key(&within) || !entry.file_type()?.is_file() {
                continue;
            }
            if let Some(text) = text(&path)?
                && id(&text).is_some_and(|id| id.starts_with(ID) && id.ends_with(&format!(":{stem}")))
            {
                self.files.insert(within, text);
            }
        }
        Ok(())
    }
}

/// The start of the `$id` of every generated schema.
const ID: &str = "urn:gancho:";

fn id(text: &str) -> Option<String> {
    let schema = json_value(text.as_bytes()).ok()?;
    Some(schema.get("$id")?.as_str()?.to_owned())
}

/// Whether gancho generated this file, or it is empty. A generated file that was damaged by a merge is not JSON any
/// more.
fn may_be_overwritten(text: &str) -> bool {
    if let Ok(file) = json_value(text.as_bytes()) {
        let contact = file.pointer("/info/contact/name");
        let id = file.get("$id").and_then(Value::as_str);
        id.is_some_and(|id| id.starts_with(ID)) || contact.is_some_and(|name| name == "gancho")
    } else {
        let root_id = format!("  \"$id\": \"{ID}");
        text.trim().is_empty() || text.lines().any(|line| line.starts_with(&root_id))
    }
}

/// The content of a file; `None` if it does not exist.
fn text(path: &Path) -> io::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_generated_files_may_be_overwritten() {
        for own in [
            "",
            "{\"$id\":\"urn:gancho:v1:2020-12:superoffice:bundle\"}",
            "{\n<<<<<<< HEAD\n  \"$id\": \"urn:gancho:v1:2020-12:superoffice:bundle\",\n",
            "{\"openapi\":\"3.1.0\",\"info\":{\"contact\":{\"name\":\"gancho\"}}}",
        ] {
            assert!(may_be_overwritten(own), "{own}");
        }
        for other in [
            "{}",
            "nonsense",
            "{\"$id\":\"https://example.com/a\"}",
            "{\"$defs\":{\"a\":{\"$id\":\"urn:gancho:v1:2020-12:superoffice:bundle\"}}}",
            "{\"openapi\":\"3.1.0\",\"info\":{\"contact\":{\"name\":\"Ana\"}}}",
        ] {
            assert!(!may_be_overwritten(other), "{other}");
        }
    }
}
