//! A survey that is printed, saved to a file, and compared.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::sync::Arc;

use gancho_core::indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::exit::Failure;
use crate::input::Source;
use crate::message::{Escaped, Reason};
use crate::path_name::path_name;

/// Identifies a document of the input.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) source: Arc<Source>,
    pub(super) line: u64,
    pub(super) time: Option<String>,
}

/// The version of the format. It is the first field of a saved survey.
pub(super) const VERSION: u32 = 1;

/// A survey.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Saved {
    pub(super) gancho_survey: u32,
    pub(super) documents: u64,
    /// Documents that are too long, or not JSON.
    pub(super) broken: u64,
    /// Documents without the head of a delivery.
    pub(super) others: u64,
    pub(super) events: IndexMap<String, SavedEvent>,
    /// The limits that were reached, beyond which names and values are only counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) limits: Vec<String>,
}

/// The deliveries of one event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedEvent {
    pub(super) seen: SavedSeen,
    /// Whether the name is documented.
    pub(super) documented: bool,
    pub(super) fields: IndexMap<String, SavedField>,
}

/// One place, in which `*` is any element of an array or any field of a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedField {
    /// The number of objects or arrays that could contain it.
    pub(super) of: u64,
    /// Whether the field is documented.
    pub(super) documented: bool,
    pub(super) kinds: BTreeMap<Kind, SavedSeen>,
    /// The kinds that are not documented here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) undocumented: Vec<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lengths: Option<(u64, u64)>,
    /// The values of an enumeration. An undocumented value is a placeholder, unless values are shown.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(super) values: IndexMap<String, SavedValue>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedValue {
    pub(super) documented: bool,
    #[serde(flatten)]
    pub(super) seen: SavedSeen,
}

/// A count, and the first and last document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedSeen {
    pub(super) count: u64,
    pub(super) first: SavedMark,
    pub(super) last: SavedMark,
}

/// A document, as `file:line`, and its time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedMark {
    pub(super) place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<String>,
}

impl SavedField {
    /// The number of values.
    pub(super) fn count(&self) -> u64 {
        total(self.kinds.values())
    }

    /// The document of the first value: of several files, in the first one by name.
    pub(super) fn first(&self) -> Option<&SavedMark> {
        earliest(self.kinds.values())
    }

    /// The document of the last value: of several files, in the last one by name.
    pub(super) fn last(&self) -> Option<&SavedMark> {
        self.kinds.values().map(|seen| &seen.last).max_by_key(|mark| place(&mark.place))
    }
}

/// The number of values of several kinds. The counts of a damaged file may exceed any number.
pub(super) fn total<'s>(kinds: impl Iterator<Item = &'s SavedSeen>) -> u64 {
    kinds.fold(0, |all, seen| all.saturating_add(seen.count))
}

/// The first document of several kinds.
pub(super) fn earliest<'s>(kinds: impl Iterator<Item = &'s SavedSeen>) -> Option<&'s SavedMark> {
    // Each kind has a first document. Within one file, the one with the smallest line is the first. The input may have
    // the files in another order.
    kinds.map(|seen| &seen.first).min_by_key(|mark| place(&mark.place))
}

fn place(text: &str) -> (&str, u64) {
    let (file, line) = text.rsplit_once(':').unwrap_or((text, ""));
    (file, line.parse().unwrap_or(0))
}

/// The placeholder of a value that may not be shown. It is the same for the same value in every survey.
pub(super) fn hidden(value: &str) -> String {
    // FNV-1a: unlike the hash of the standard library, it must not change between versions.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in value.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("(hidden {:08x})", hash & 0xffff_ffff)
}

/// Reads a saved survey; `None` if the file contains something else.
pub(super) fn load(path: &Path) -> Result<Option<Saved>, Failure> {
    if !path.is_file() {
        return Ok(None);
    }
    let cannot_read = |reason: &dyn fmt::Display| {
        Failure::Survey(format!("cannot read {}: {reason}", Escaped(&path_name(path))))
    };
    let mut head = [0; 64];
    let mut file = fs::File::open(path).map_err(|error| cannot_read(&Reason(&error)))?;
    let length = file.read(&mut head).map_err(|error| cannot_read(&Reason(&error)))?;
    let head = head.get(..length).unwrap_or_default().trim_ascii_start();
    let is_survey =
        head.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"gancho_survey\""));
    if !is_survey {
        return Ok(None);
    }
    file.rewind().map_err(|error| cannot_read(&Reason(&error)))?;
    let saved: Saved = serde_json::from_reader(io::BufReader::new(file)).map_err(|error| {
        let what =
            if error.is_eof() { "it is cut off" } else { "it is not a survey that this version saved" };
        cannot_read(&format!("{what} (line {}); save it again", error.line()))
    })?;
    if saved.gancho_survey == VERSION {
        Ok(Some(saved))
    } else {
        Err(cannot_read(&format!(
            "it is a survey of version {}, but this program reads version {VERSION}; save it again",
            saved.gancho_survey
        )))
    }
}
