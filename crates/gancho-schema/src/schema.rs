//! Published schemas: whole files.

use gancho_core::System;
use serde_json::{Map, Value, json};

use crate::catalogue::catalogue;
use crate::draft::Draft;
use crate::entry::Entry;
use crate::examples;
use crate::source::redirect;
use crate::strict;
use crate::tidy::{sort_root, tidy};
use crate::variant::Variant;

/// The version in every `$id`. It increases when a schema stops accepting payloads that it accepted before.
const VERSION: &str = "v1";

/// The schema of one entry, as a self-contained document.
///
/// ```
/// use gancho_schema::{Draft, Variant, find, schema};
///
/// let deal = schema(find("crm.Deal").unwrap(), Draft::Draft07, Variant::Open);
/// assert_eq!(deal["title"], "Deal");
/// assert_eq!(deal["properties"]["user"]["anyOf"][0]["$ref"], "#/definitions/User");
/// ```
pub fn schema(entry: &Entry, draft: Draft, variant: Variant) -> Value {
    let mut schema = untranslated(entry, variant);
    let examples = examples::of(entry.name());
    if let Some(root) = schema.as_object_mut()
        && !examples.is_empty()
    {
        root.insert("examples".to_owned(), examples.into());
    }
    finish(schema, draft, &id(draft, variant, entry.system(), entry.name()))
}

/// All schemas of a system in one document, each under its title: `#/$defs/CrmDealCreated` (draft-07:
/// `#/definitions/…`).
///
/// The root itself accepts any value: the user selects the schema of a delivery by its event name. A root that
/// combined all schemas would report the errors of all of them.
pub fn bundle(system: System, draft: Draft, variant: Variant) -> Value {
    let definitions = definitions(catalogue().filter(|entry| entry.system() == system), variant);
    let title: String = match system {
        System::RdStationCrm => "RdStationCrm",
        System::RdStationMarketing => "RdStationMarketing",
        System::SuperOffice => "SuperOffice",
    }
    .to_owned();
    let bundle = json!({
        "title": title,
        "description": format!("Every schema of {system}, each under its title. This root accepts anything."),
        "$defs": definitions,
    });
    finish(bundle, draft, &id(draft, variant, system, "bundle"))
}

/// The schemas of some entries and everything to which they refer, by title, in draft 2020-12.
pub(crate) fn definitions<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    variant: Variant,
) -> Map<String, Value> {
    let mut all = Map::new();
    for entry in entries {
        let mut schema = untranslated(entry, variant);
        let Some(title) = schema.get("title").and_then(Value::as_str).map(str::to_owned) else { continue };
        redirect(&mut schema, "#", &format!("#/$defs/{title}"));
        if let Some(root) = schema.as_object_mut() {
            root.shift_remove("$schema");
            root.shift_remove("title");
            if let Some(Value::Object(inner)) = root.shift_remove("$defs") {
                for (name, definition) in inner {
                    all.entry(name).or_insert(definition);
                }
            }
        }
        all.insert(title, schema);
    }
    all.sort_keys();
    all
}

fn untranslated(entry: &Entry, variant: Variant) -> Value {
    let mut schema = entry.source();
    strict::apply(variant, &mut schema);
    tidy(&mut schema);
    schema
}

fn finish(mut schema: Value, draft: Draft, id: &str) -> Value {
    if let Some(root) = schema.as_object_mut() {
        root.insert("$schema".to_owned(), draft.meta_schema().into());
        root.insert("$id".to_owned(), id.into());
        if root.get("$defs").and_then(Value::as_object).is_some_and(Map::is_empty) {
            root.shift_remove("$defs");
        }
    }
    sort_root(&mut schema);
    draft.translate(&mut schema);
    schema
}

/// A URN, not a URL: it need not be served, and no tool tries to download it.
fn id(draft: Draft, variant: Variant, system: System, name: &str) -> String {
    let strict = if variant == Variant::Strict { ":strict" } else { "" };
    format!("urn:gancho:{VERSION}:{draft}:{system}:{name}{strict}")
}
