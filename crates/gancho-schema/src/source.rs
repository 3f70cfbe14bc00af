//! Schemas according to the types of the model.

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use crate::walk;

/// A generator of schemas for what the parsers accept, in draft 2020-12.
pub(crate) fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().for_deserialize().into_generator()
}

/// The schema of a type, with its name; the schemas to which it refers are in `$defs`.
pub(crate) fn of<T: JsonSchema>() -> Value {
    let mut root = Value::from(generator().into_root_schema_for::<T>());
    let name = T::schema_name();
    // A recursive type is also in `$defs`, which would give it two names in generated code.
    if let Some(definitions) = root.get_mut("$defs").and_then(Value::as_object_mut)
        && definitions.shift_remove(name.as_ref()).is_some()
    {
        redirect(&mut root, &format!("#/$defs/{name}"), "#");
    }
    root
}

/// Replaces one reference by another.
pub(crate) fn redirect(schema: &mut Value, from: &str, to: &str) {
    walk::every(schema, &mut |schema| {
        if schema.get("$ref").is_some_and(|reference| reference == from) {
            schema.insert("$ref".to_owned(), to.into());
        }
    });
}

/// An object whose fields are all required.
pub(crate) fn object(
    title: &str,
    description: &str,
    fields: Vec<(&str, Value)>,
    generator: SchemaGenerator,
) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let required = json!(required);
    let properties: Map<String, Value> =
        fields.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let mut generator = generator;
    json!({
        "title": title,
        "description": description,
        "type": "object",
        "required": required,
        "properties": properties,
        "$defs": generator.take_definitions(true),
    })
}
