//! The committed files equal the generated ones, which conform to what tools expect.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

use gancho_core::events;
use gancho_schema::{Draft, Variant, bundle, catalogue, drift, schema};
use serde_json::Value;

/// The `.json` files of a folder and of its subfolders, by path.
fn found(folder: &Path, within: &str, all: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if within.is_empty() { name } else { format!("{within}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            found(&entry.path(), &path, all);
        } else if entry.path().extension().is_some_and(|extension| extension == "json") {
            all.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

#[test]
fn the_committed_schemas_match_the_model() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let mut all = BTreeMap::new();
    found(&folder, "", &mut all);
    let drifts: Vec<String> = drift(&all).iter().take(5).map(ToString::to_string).collect();
    assert!(drifts.is_empty(), "{}\nto update: cargo run -- schema write", drifts.join("\n"));
}

#[test]
fn the_types_of_other_languages_match_the_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let script = root.join("packages/models/generate.py");
    match Command::new("python3").arg(script).arg("--check").output() {
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr)),
        // The macros that print would hide this, because the test passes.
        Err(error) => drop(writeln!(io::stderr(), "skipped: python3 cannot be run: {error}")),
    }
}

/// Calls `visit` on every schema of a document, with its JSON Pointer.
fn each(schema: &Value, at: &str, visit: &mut impl FnMut(&str, &serde_json::Map<String, Value>)) {
    let Some(object) = schema.as_object() else { return };
    visit(at, object);
    for (key, value) in object {
        let here = format!("{at}/{key}");
        match key.as_str() {
            "items" | "additionalProperties" => each(value, &here, visit),
            "allOf" | "anyOf" => value.as_array().unwrap().iter().for_each(|inner| each(inner, &here, visit)),
            "properties" | "patternProperties" | "$defs" | "definitions" => {
                for (name, inner) in value.as_object().unwrap() {
                    each(inner, &format!("{here}/{name}"), visit);
                }
            }
            _ => {}
        }
    }
}

fn published() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for draft in Draft::ALL {
        for variant in [Variant::Open, Variant::Strict] {
            for entry in catalogue() {
                all.push((format!("{draft} {variant:?} {}", entry.name()), schema(entry, *draft, variant)));
            }
            for system in gancho_core::System::ALL {
                all.push((format!("{draft} {variant:?} {system}"), bundle(*system, *draft, variant)));
            }
        }
    }
    all
}

#[test]
fn schemas_contain_only_widely_supported_keywords() {
    const KNOWN: &[&str] = &[
        "$schema",
        "$id",
        "title",
        "description",
        "type",
        "format",
        "pattern",
        "enum",
        "minLength",
        "minimum",
        "maximum",
        "items",
        "required",
        "properties",
        "patternProperties",
        "additionalProperties",
        "$ref",
        "allOf",
        "anyOf",
        "examples",
        "$defs",
        "definitions",
    ];
    for (name, schema) in published() {
        each(&schema, "", &mut |at, object| {
            for key in object.keys() {
                assert!(KNOWN.contains(&key.as_str()), "{name} {at}: {key}");
            }
            if object.contains_key("$ref") {
                assert_eq!(object.len(), 1, "{name} {at}: a keyword next to `$ref`");
            }
            // An `anyOf` with one element makes validators report the outer path, and an `allOf` with several has no
            // use here.
            let length = |list: &str| object.get(list).map(|list| list.as_array().unwrap().len());
            assert!(length("anyOf").is_none_or(|forms| forms > 1), "{name} {at}: an `anyOf` of one");
            assert!(length("allOf").is_none_or(|parts| parts == 1), "{name} {at}: an `allOf` of several");
            if let Some(format) = object.get("format") {
                assert!(["date", "date-time"].contains(&format.as_str().unwrap()), "{name} {at}");
            }
        });
    }
}

#[test]
fn every_field_and_every_type_has_a_description() {
    for (name, schema) in published() {
        each(&schema, "", &mut |at, object| {
            for (field, of) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let description = of["description"].as_str().unwrap_or_default();
                assert!(description.len() > 3, "{name} {at}/{field} has no description");
                for rust in ["](", "[`", "::", "```", "Self"] {
                    assert!(!description.contains(rust), "{name} {at}/{field}: {description}");
                }
            }
            for (title, of) in object.get("$defs").and_then(Value::as_object).into_iter().flatten() {
                let description = of["description"].as_str().unwrap_or_default();
                assert!(description.len() > 3, "{name} {title} has no description");
                assert!(!description.contains("::"), "{name} {title}: {description}");
            }
        });
    }
}

#[test]
fn every_schema_is_valid_and_self_contained() {
    for (name, schema) in published() {
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        each(&schema, "", &mut |at, object| {
            if let Some(reference) = object.get("$ref") {
                let target =
                    reference.as_str().unwrap().strip_prefix('#').expect("a reference within the file");
                assert!(schema.pointer(target).is_some(), "{name} {at}: {reference}");
            }
        });
    }
}

#[test]
fn titles_are_unique() {
    let mut titles = BTreeMap::new();
    for entry in catalogue() {
        let schema = schema(entry, Draft::Draft202012, Variant::Open);
        let title = schema["title"].as_str().unwrap().to_owned();
        let before = titles.insert(title, entry.name());
        // Version 1 of the CRM's API responds with the platform's types.
        assert!(before.is_none_or(|before| before.starts_with("v1.")), "{} and {before:?}", entry.name());
    }
}

#[test]
fn examples_are_valid() {
    let validator = gancho_schema::Validator::open().unwrap();
    for entry in catalogue() {
        let schema = schema(entry, Draft::Draft202012, Variant::Open);
        for example in schema["examples"].as_array().into_iter().flatten() {
            let report = validator.validate_as(entry.name(), example).unwrap();
            assert!(report.is_valid(), "{}: {report:?}", entry.name());
        }
        // The vendors publish no payload of these.
        let is_shown = !["crm_task_deleted", events::TENANT_STATUS].contains(&entry.name());
        if entry.kind() == gancho_schema::Kind::Event {
            assert_eq!(schema["examples"].is_array(), is_shown, "{}", entry.name());
        }
    }
}
