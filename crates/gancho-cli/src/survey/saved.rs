//! A survey as it is printed, kept in a file, and compared.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use gancho_core::JsonPointer;
use gancho_core::indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::known::Known;
use super::node::{Kind, Node, Seen};
use super::tally::{OfEvent, Tally};
use crate::exit::Failure;
use crate::input::Source;

/// A document of the input.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) source: Arc<Source>,
    pub(super) line: u64,
    pub(super) time: Option<String>,
}

/// The version of the format. It is the first field of a saved survey.
const VERSION: u32 = 1;

/// All of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Saved {
    pub(super) gancho_survey: u32,
    pub(super) documents: u64,
    /// Documents that are not JSON, and those that are not deliveries.
    pub(super) broken: u64,
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
    /// Whether the name is one that is documented.
    pub(super) documented: bool,
    pub(super) fields: IndexMap<String, SavedField>,
}

/// One place, `*` for each element of an array and each field of a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedField {
    /// How many objects or arrays it could have stood in.
    pub(super) of: u64,
    /// Whether the field is documented.
    pub(super) documented: bool,
    pub(super) kinds: BTreeMap<Kind, SavedSeen>,
    /// The kinds that are not documented here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) undocumented: Vec<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lengths: Option<(u64, u64)>,
    /// The values of an enumeration. An undocumented value is written only if values are shown.
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

/// How often, and where and when first and last.
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
    /// How many values stood there.
    pub(super) fn count(&self) -> u64 {
        self.kinds.values().map(|seen| seen.count).sum()
    }

    /// Where a value first stood there.
    pub(super) fn first(&self) -> Option<&SavedMark> {
        // The kinds have their first documents each. Of those in one file the one with the smallest line is the first.
        self.kinds.values().map(|seen| &seen.first).min_by_key(|mark| place(&mark.place))
    }
}

fn place(text: &str) -> (&str, u64) {
    let (file, line) = text.rsplit_once(':').unwrap_or((text, ""));
    (file, line.parse().unwrap_or(0))
}

/// What a value is called that may not be shown: the same for the same value, in every survey.
pub(super) fn hidden(value: &str) -> String {
    // FNV-1a: it has to be the same tomorrow, which the standard library's hash does not promise.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in value.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("(hidden {:08x})", hash & 0xffff_ffff)
}

/// Reads a saved survey; `None` when the file holds something else.
pub(super) fn load(path: &Path) -> Result<Option<Saved>, Failure> {
    if !path.is_file() {
        return Ok(None);
    }
    let mut head = [0; 64];
    let mut file = fs::File::open(path)?;
    let length = file.read(&mut head)?;
    let head = head.get(..length).unwrap_or_default().trim_ascii_start();
    let is_survey =
        head.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"gancho_survey\""));
    if !is_survey {
        return Ok(None);
    }
    let text = io::BufReader::new(fs::File::open(path)?);
    let unreadable = |reason: String| {
        Failure::Survey(format!("cannot read the survey {}: {reason}", crate::path_name::path_name(path)))
    };
    let saved: Saved = serde_json::from_reader(text).map_err(|error| unreadable(error.to_string()))?;
    if saved.gancho_survey == VERSION {
        Ok(Some(saved))
    } else {
        Err(unreadable(format!("its version is {}, this program knows {VERSION}", saved.gancho_survey)))
    }
}

/// What is kept of what was counted.
pub(super) fn of(tally: Tally, show_values: bool) -> Saved {
    let mut limits = Vec::new();
    if tally.beyond > 0 {
        limits.push(format!("{} deliveries of events beyond the first 300 were not surveyed", tally.beyond));
    }
    let events = tally
        .events
        .into_iter()
        .map(|(name, event)| {
            let shown = event.documented || show_values;
            let shown = if shown { name.to_string() } else { hidden(&name) };
            let saved = saved_event(&event, &shown, show_values, &mut limits);
            (shown, saved)
        })
        .collect();
    let count = |seen: Option<Seen<Mark>>| seen.map_or(0, |seen| seen.count);
    Saved {
        gancho_survey: VERSION,
        documents: tally.documents,
        broken: count(tally.broken),
        others: count(tally.others),
        events,
        limits,
    }
}

fn saved_event(event: &OfEvent<Mark>, name: &str, show_values: bool, limits: &mut Vec<String>) -> SavedEvent {
    let mut fields = IndexMap::new();
    let mut flat = Flat { fields: &mut fields, show_values, event: name, limits };
    flat.within(&event.node, event.known, &JsonPointer::root());
    SavedEvent { seen: seen(&event.seen), documented: event.documented, fields }
}

fn seen(seen: &Seen<Mark>) -> SavedSeen {
    SavedSeen { count: seen.count, first: mark(&seen.first), last: mark(&seen.last) }
}

fn mark(mark: &Mark) -> SavedMark {
    SavedMark { place: format!("{}:{}", mark.source, mark.line), time: mark.time.clone() }
}

/// Writes the places of an event one after the other.
struct Flat<'f> {
    fields: &'f mut IndexMap<String, SavedField>,
    show_values: bool,
    event: &'f str,
    limits: &'f mut Vec<String>,
}

impl Flat<'_> {
    fn within(&mut self, node: &Node<Mark>, known: Option<&'static Known>, place: &JsonPointer) {
        if node.beyond > 0 {
            let (count, event) = (node.beyond, self.event);
            self.limits.push(format!(
                "{event}: {count} fields or values at {place} beyond the limit were not distinguished"
            ));
        }
        for (name, field) in &node.fields {
            let of = node.objects();
            self.field(field, known.and_then(|known| known.field(name)), &place.key(name), of);
        }
        if let Some(items) = &node.items {
            let arrays = node.count(Kind::Array) + node.count(Kind::EmptyArray);
            self.field(items, known.and_then(Known::items), &place.key("*"), arrays);
        }
    }

    fn field(&mut self, node: &Node<Mark>, known: Option<&'static Known>, place: &JsonPointer, of: u64) {
        let kinds: BTreeMap<Kind, SavedSeen> = Kind::ALL
            .into_iter()
            .zip(&node.kinds)
            .filter_map(|(kind, found)| Some((kind, seen(found.as_ref()?))))
            .collect();
        if kinds.is_empty() {
            return;
        }
        let undocumented = match known {
            Some(known) => kinds.keys().copied().filter(|kind| !known.allows(*kind)).collect(),
            None => Vec::new(),
        };
        let documented = |value: &str| {
            known
                .and_then(|known| known.values.as_ref())
                .is_some_and(|values| values.iter().any(|known| known == value))
        };
        let values = node
            .values
            .iter()
            .map(|(value, found)| {
                let documented = documented(value);
                let name = if documented || self.show_values { value.to_string() } else { hidden(value) };
                (name, SavedValue { documented, seen: seen(found) })
            })
            .collect();
        let field = SavedField {
            of,
            documented: known.is_some(),
            kinds,
            undocumented,
            lengths: node.lengths,
            values,
        };
        self.fields.insert(place.as_str().to_owned(), field);
        if !known.is_some_and(|known| known.anything) {
            self.within(node, known, place);
        }
    }
}
