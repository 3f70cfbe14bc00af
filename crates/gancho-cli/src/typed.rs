//! Documents and bodies of API calls, which no envelope identifies.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gancho_core::checked::json_value;
use gancho_core::{Error, System};
use gancho_schema::{Draft, Entry, Examined, Kind, Variant, catalogue, schema};
use serde_json::Value;

/// A type of the catalogue that is not a delivery, and the fields at its root.
struct Known {
    entry: &'static Entry,
    fields: BTreeSet<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let typed = catalogue().filter(|entry| matches!(entry.kind(), Kind::Document | Kind::Call));
    typed
        .map(|entry| Known { entry, fields: fields(&schema(entry, Draft::default(), Variant::Open)) })
        .collect()
});

fn fields(schema: &Value) -> BTreeSet<String> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

/// The type of a body without an envelope.
pub(crate) enum Detected {
    /// This type: the only one that accepts the body and knows all its fields.
    One(&'static Entry, Examined),
    /// Perhaps one of these types, the most similar first.
    Perhaps(Vec<&'static str>),
    /// No known type.
    Nothing,
}

/// The minimum similarity of a type that is proposed. Similarity is the proportion of common fields.
const MIN_SIMILARITY: f64 = 0.5;
/// The maximum number of proposed types.
const PROPOSED: usize = 3;

/// Detects the type of a body, by trying every type that shares fields with it.
pub(crate) fn detect(body: &[u8], is_selected: impl Fn(System) -> bool) -> Detected {
    let Ok(Value::Object(object)) = json_value(body) else { return Detected::Nothing };
    let mut exact: Vec<(&'static Entry, Examined)> = Vec::new();
    let mut likely: Vec<(f64, &'static str)> = Vec::new();
    for known in KNOWN.iter().filter(|known| is_selected(known.entry.system())) {
        let shared = object.keys().filter(|key| known.fields.contains(*key)).count();
        if shared == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of fields")]
        let similarity = 2.0 * shared as f64 / (object.len() + known.fields.len()) as f64;
        match read(known.entry, body) {
            Ok(Some(examined)) if examined.unknown.is_empty() => {
                exact.push((known.entry, examined));
                likely.push((similarity + 1.0, known.entry.name()));
            }
            _ if similarity >= MIN_SIMILARITY => likely.push((similarity, known.entry.name())),
            _ => {}
        }
    }
    if exact.len() == 1
        && let Some((entry, examined)) = exact.pop()
    {
        return Detected::One(entry, examined);
    }
    likely.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let names: Vec<&'static str> = likely.into_iter().take(PROPOSED).map(|(_, name)| name).collect();
    if names.is_empty() { Detected::Nothing } else { Detected::Perhaps(names) }
}

fn read(entry: &Entry, body: &[u8]) -> Result<Option<Examined>, Error> {
    entry.examine(body)
}
