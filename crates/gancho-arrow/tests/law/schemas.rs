//! The files in `schemas/arrow`, with one column per line. `GANCHO_BLESS=1` writes them, unless files of earlier
//! versions could no longer be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gancho_arrow::arrow_schema::{DataType, Field, FieldRef, Schema};
use gancho_arrow::{Options, Table, evolution, schema};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/arrow")
}

/// A field as JSON, its metadata sorted.
fn line(field: &FieldRef) -> String {
    serde_json::to_value(field).unwrap().to_string() + "\n"
}

fn files() -> BTreeMap<String, String> {
    let of = |table| schema(table, &Options::new()).fields().iter().map(line).collect();
    Table::all().map(|table| (format!("{table}.jsonl"), of(table))).collect()
}

fn parse(text: &str) -> Schema {
    Schema::new(text.lines().map(|line| serde_json::from_str::<FieldRef>(line).unwrap()).collect::<Vec<_>>())
}

#[test]
fn schema_files_match_the_model_and_can_read_earlier_files() {
    let bless = std::env::var_os("GANCHO_BLESS").is_some();
    let wanted = files();
    for (name, text) in &wanted {
        let path = folder().join(name);
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        let breaks = evolution::breaks(&parse(&found), &parse(text));
        let breaks: Vec<_> = breaks.iter().map(ToString::to_string).collect();
        assert!(
            found.is_empty() || breaks.is_empty(),
            "files of {name} can no longer be read: {}",
            breaks.join("; ")
        );
        if bless {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&path, text).unwrap();
        } else {
            assert!(found == *text, "{}; GANCHO_BLESS=1 writes it", diff(name, &found, text));
        }
    }
    for file in std::fs::read_dir(folder()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(wanted.contains_key(&name), "{name} is not a generated file");
    }
}

pub(crate) fn diff(name: &str, found: &str, wanted: &str) -> String {
    let diff = similar::TextDiff::from_lines(found, wanted);
    diff.unified_diff().header(name, "generated from the model").to_string()
}

#[test]
fn breaking_changes_are_found() {
    let now = parse(&files()["crm_deal.jsonl"]);
    let without = Schema::new(
        now.fields().iter().filter(|field| field.name() != "rating").cloned().collect::<Vec<_>>(),
    );
    let breaks: Vec<_> = evolution::breaks(&now, &without).iter().map(ToString::to_string).collect();
    assert_eq!(breaks, ["rating is gone"]);
    let breaks: Vec<_> = evolution::breaks(&without, &now).iter().map(ToString::to_string).collect();
    assert_eq!(breaks, ["rating is new and not the last"]);
}

#[test]
fn columns_that_move_or_become_required_are_breaks() {
    let text = |name: &str, is_nullable| Field::new(name, DataType::Utf8, is_nullable);
    let found = |earlier: Vec<Field>, later: Vec<Field>| {
        let breaks = evolution::breaks(&Schema::new(earlier), &Schema::new(later));
        breaks.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let (a, b, c) = (text("a", true), text("b", true), text("c", true));
    let moved = "a is before a column that it followed";
    assert_eq!(found(vec![b.clone(), a.clone(), c.clone()], vec![a.clone(), b.clone(), c.clone()]), [moved]);
    let inner = |fields: Vec<Field>| vec![Field::new("of", DataType::Struct(fields.into()), true)];
    let moved = "of.a is before a column that it followed";
    assert_eq!(found(inner(vec![b.clone(), a.clone()]), inner(vec![a.clone(), b])), [moved]);
    let required = text("a", false);
    let not_null = "could be null and may not be null any more";
    assert_eq!(found(vec![a.clone()], vec![required.clone()]), [format!("a {not_null}")]);
    assert_eq!(found(vec![required.clone()], vec![a.clone()]), [""; 0]);
    let list = |element: Field| vec![Field::new_list("list", element, true)];
    assert_eq!(found(list(a), list(required)), [format!("list[] {not_null}")]);
    assert_eq!(found(vec![c.clone()], vec![c]), [""; 0]);
}
