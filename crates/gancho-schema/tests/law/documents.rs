//! The documents before mutation: deliveries from the strategies of the model, and values that a schema describes.

use gancho_core::testing::strategies;
use gancho_schema::{Draft, Entry, Variant, catalogue, schema};
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::boundaries::{NUMBERS, TIMES};
use crate::random::Random;

pub(crate) struct Source {
    runner: TestRunner,
    deliveries: BoxedStrategy<gancho_core::Envelope>,
    schemas: Vec<(&'static str, Value)>,
}

impl Source {
    pub(crate) fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        Self {
            runner: TestRunner::new_with_rng(Config::default(), random),
            deliveries: strategies::any(),
            schemas: catalogue()
                .map(|entry| (entry.name(), schema(entry, Draft::Draft202012, Variant::Open)))
                .collect(),
        }
    }

    /// A document, and the name of its schema; `None` for a delivery whose schema is selected by its fields.
    pub(crate) fn next(&mut self, random: &mut Random) -> (Option<&'static str>, Value) {
        if random.below(3) == 0 {
            let (name, schema) = random.pick(&self.schemas);
            return (Some(name), generate(schema, schema, random, 0));
        }
        loop {
            let delivery = self.deliveries.new_tree(&mut self.runner).unwrap().current();
            // A `Value` cannot represent every JSON text (1e999).
            if let Ok(document) = serde_json::to_value(&delivery) {
                return (None, document);
            }
        }
    }
}

/// A document of an entry's schema.
pub(crate) fn of_schema(entry: &Entry, random: &mut Random) -> Value {
    let schema = schema(entry, Draft::Draft202012, Variant::Open);
    generate(&schema, &schema, random, 0)
}

/// A value that usually matches a schema. A string with a pattern is usually one of the schema's examples.
fn generate(schema: &Value, root: &Value, random: &mut Random, depth: usize) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return generate(root.pointer(&reference[1..]).unwrap(), root, random, depth + 1);
    }
    if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
        return generate(only, root, random, depth + 1);
    }
    if let Some(forms) = schema["anyOf"].as_array() {
        return generate(random.pick(forms), root, random, depth + 1);
    }
    if let Some(values) = schema["enum"].as_array() {
        return random.pick(values).clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => random.pick(kinds).as_str().unwrap(),
        kind => kind.as_str().unwrap_or("anything"),
    };
    match kind {
        "null" => Value::Null,
        "boolean" => (random.below(2) == 0).into(),
        "integer" => Value::from(i64::try_from(random.below(1000)).unwrap()),
        "number" => random.pick(NUMBERS).parse().unwrap_or(json!(33.9)),
        "string" if schema.get("pattern").is_some() && random.below(8) > 0 => {
            random.pick(schema["examples"].as_array().unwrap()).clone()
        }
        "string" if schema.get("pattern").is_some() => (*random.pick(TIMES)).into(),
        "string" => (*random.pick(&["", "a", "ção", "won", "2025-03-28"])).into(),
        "array" if depth > 8 => json!([]),
        "array" => {
            let items = &schema["items"];
            (0..random.below(3)).map(|_| generate(items, root, random, depth + 1)).collect()
        }
        "object" => fields(schema, root, random, depth),
        _ => random.pick(&[json!(null), json!("x"), json!(["x"]), json!({"a": [1.5, {}]}), json!(7)]).clone(),
    }
}

fn fields(schema: &Value, root: &Value, random: &mut Random, depth: usize) -> Value {
    let mut fields = Map::new();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let is_required = required.contains(&json!(name));
        if is_required || (depth < 8 && random.below(3) > 0) {
            fields.insert(name.clone(), generate(property, root, random, depth + 1));
        }
    }
    if schema["additionalProperties"].is_object() {
        let inner = &schema["additionalProperties"];
        for name in ["error_type", "x", "ção"].iter().take(random.below(4)) {
            if !fields.contains_key(*name) {
                fields.insert((*name).to_owned(), generate(inner, root, random, depth + 1));
            }
        }
    }
    fields.into()
}
