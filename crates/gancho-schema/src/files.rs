//! The folder `schemas/`: its generated files, and how an actual folder differs from them.

use std::collections::BTreeMap;
use std::fmt;

use gancho_core::System;
use serde_json::Value;
use similar::TextDiff;

use crate::catalogue::catalogue;
use crate::draft::Draft;
use crate::openapi::openapi;
use crate::schema::{bundle, schema};
use crate::variant::Variant;

/// All generated files: the path within `schemas/`, with `/` between folders, and the content.
///
/// `<draft>/<system>/<name>.json` for each entry, `bundle.json` and `bundle.strict.json` for each system, and
/// `openapi.json`.
pub fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    files.insert("openapi.json".to_owned(), text(&openapi()));
    for draft in Draft::ALL {
        for entry in catalogue() {
            let path = format!("{draft}/{}/{}.json", entry.system(), entry.name());
            files.insert(path, text(&schema(entry, *draft, Variant::Open)));
        }
        for system in System::ALL {
            let folder = format!("{draft}/{system}");
            files.insert(format!("{folder}/bundle.json"), text(&bundle(*system, *draft, Variant::Open)));
            files.insert(
                format!("{folder}/bundle.strict.json"),
                text(&bundle(*system, *draft, Variant::Strict)),
            );
        }
    }
    files
}

/// A schema as the content of a file.
pub(crate) fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// A difference between a folder and the generated files.
///
/// ```
/// use gancho_schema::{Drift, drift, files};
///
/// let mut found = files();
/// found.remove("openapi.json");
/// assert_eq!(drift(&found), [Drift::Missing { path: "openapi.json".to_owned() }]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// A file is missing.
    Missing {
        /// The path within the folder.
        path: String,
    },
    /// A file has other content.
    Changed {
        /// The path within the folder.
        path: String,
        /// The necessary changes, as a unified diff.
        diff: String,
    },
    /// A `.json` file that is not generated.
    Orphan {
        /// The path within the folder.
        path: String,
    },
}

/// The differences between the files of a folder and the generated ones; empty for a folder that is up to date.
///
/// Pass only files that end in `.json` as `found`: others, such as a README, are not generated.
///
/// ```
/// use gancho_schema::{Drift, drift, files};
///
/// let mut found = files();
/// assert!(drift(&found).is_empty());
/// found.insert("2020-12/old.json".to_owned(), String::new());
/// assert_eq!(drift(&found), [Drift::Orphan { path: "2020-12/old.json".to_owned() }]);
/// ```
pub fn drift(found: &BTreeMap<String, String>) -> Vec<Drift> {
    let generated = files();
    let mut all: Vec<Drift> = generated
        .iter()
        .filter_map(|(path, wanted)| match found.get(path) {
            None => Some(Drift::Missing { path: path.clone() }),
            Some(text) if text == wanted => None,
            Some(text) => Some(Drift::Changed { path: path.clone(), diff: diff(path, text, wanted) }),
        })
        .collect();
    let orphans = found.keys().filter(|path| !generated.contains_key(*path));
    all.extend(orphans.map(|path| Drift::Orphan { path: path.clone() }));
    all
}

fn diff(path: &str, found: &str, wanted: &str) -> String {
    TextDiff::from_lines(found, wanted)
        .unified_diff()
        .context_radius(3)
        .header(&format!("schemas/{path}"), "generated from the model")
        .to_string()
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "{path} is missing"),
            Self::Changed { path, diff } => write!(f, "{path} differs from the model:\n{diff}"),
            Self::Orphan { path } => write!(f, "{path} is not a generated file"),
        }
    }
}
