//! Pairs of growing schemas, for `compare`.

use std::hint::black_box;

use serde_json::{Map, Value, json};

/// A pair of schemas, old and new, generated in a requested size.
#[derive(Clone, Copy)]
pub struct Pair {
    /// The name in tables.
    pub name: &'static str,
    make: fn(usize) -> (Value, Value),
}

impl Pair {
    /// A pair of about this number of bytes each.
    pub fn of_size(&self, bytes: usize) -> (Value, Value) {
        (self.make)(bytes)
    }

    /// Compares such a pair.
    pub fn compare((old, new): &(Value, Value)) {
        let changes = gancho_schema::compare(black_box(old), black_box(new)).unwrap_or_default();
        let report: Vec<String> = changes.iter().map(ToString::to_string).collect();
        drop(black_box(report));
    }
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pair").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All pairs.
pub const PAIRS: &[Pair] = &[
    Pair { name: "compare: many fields, all unchanged", make: |size| (fields(size, 0), fields(size, 0)) },
    Pair { name: "compare: many fields, all narrower", make: |size| (fields(size, 0), fields(size, 1)) },
    Pair { name: "compare: many fields, all required now", make: |size| (fields(size, 0), fields(size, 2)) },
    Pair { name: "compare: many definitions, each narrower", make: |size| (many(size, 0), many(size, 1)) },
    Pair { name: "compare: nested objects", make: |size| (nested(size, 0), nested(size, 1)) },
];

/// The schema of a field: strings and null, or in form 1 only strings.
fn field(form: usize) -> Value {
    if form == 1 { json!({ "type": "string" }) } else { json!({ "type": ["string", "null"] }) }
}

fn fields(size: usize, form: usize) -> Value {
    let names: Vec<String> = (0..size / 50).map(|index| format!("campo_{index:06}")).collect();
    let properties: Map<String, Value> = names.iter().map(|name| (name.clone(), field(form))).collect();
    let required = if form == 2 { names } else { Vec::new() };
    json!({ "type": "object", "properties": properties, "required": required })
}

fn many(size: usize, form: usize) -> Value {
    let count = size / 150;
    let definition = json!({ "type": "object", "properties": { "id": field(form) } });
    let definitions: Map<String, Value> =
        (0..count).map(|index| (format!("tipo_{index:06}"), definition.clone())).collect();
    let properties: Map<String, Value> = (0..count)
        .map(|index| (format!("campo_{index:06}"), json!({ "$ref": format!("#/$defs/tipo_{index:06}") })))
        .collect();
    json!({ "type": "object", "properties": properties, "$defs": definitions })
}

/// A tree of objects with ten fields each.
fn nested(size: usize, form: usize) -> Value {
    if size < 600 {
        return field(form);
    }
    let inner = nested(size / 10, form);
    let properties: Map<String, Value> =
        (0..10).map(|index| (format!("parte_{index}"), inner.clone())).collect();
    json!({ "type": "object", "properties": properties })
}
