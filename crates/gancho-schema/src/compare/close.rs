//! A change of a schema so that it accepts only the fields that it names.
//!
//! Keywords such as `allOf` apply to the object itself. If several of them, or `properties` beside them, describe one
//! object, closing each one would reject the fields of the others: the schema around them is closed instead, and
//! accepts the names of all.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::described::Definitions;
use super::keywords::{self, DESCRIBING, FIELDS, Role};
use super::references;

/// How much of a schema is closed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mode {
    /// All of it.
    Whole,
    /// All objects within it, but not the object itself, because a schema around it describes more of it.
    Inner,
    /// Nothing, because the schema around it accepts more if this one accepts less, or because another one describes
    /// other fields of the same objects within it.
    Nothing,
}

impl Mode {
    /// The name of a definition that is changed in this mode.
    fn name(self, name: &str) -> String {
        match self {
            Self::Whole => name.to_owned(),
            Self::Inner => format!("gancho:inner:{name}"),
            Self::Nothing => format!("gancho:open:{name}"),
        }
    }
}

/// Changes a schema and its definitions. `refers_alone` says that keywords beside a `$ref` have no effect.
pub(super) fn close(schema: &mut Value, refers_alone: bool) {
    let Some(Value::Object(open)) = schema.as_object_mut().and_then(|schema| schema.shift_remove("$defs"))
    else {
        return;
    };
    let mut closing = Closing {
        definitions: Definitions::new(&open),
        refers_alone,
        left: Vec::new(),
        seen: HashSet::new(),
        needs_all: false,
    };
    closing.close(schema, Mode::Whole);
    let mut closed = Map::new();
    while let Some((name, mode)) = closing.left.pop() {
        if let Some(definition) = open.get(name) {
            let mut definition = definition.clone();
            closing.close(&mut definition, mode);
            closed.insert(mode.name(name), definition);
        }
    }
    if closing.needs_all {
        for (name, definition) in &open {
            closed.entry(name.as_str()).or_insert_with(|| definition.clone());
        }
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$defs".to_owned(), closed.into());
    }
}

struct Closing<'d> {
    definitions: Definitions<'d>,
    refers_alone: bool,
    /// Definitions that are to be changed in a mode.
    left: Vec<(&'d str, Mode)>,
    /// These, and those that were changed.
    seen: HashSet<(&'d str, Mode)>,
    /// Whether any definition may be the target of a reference.
    needs_all: bool,
}

impl Closing<'_> {
    fn close(&mut self, schema: &mut Value, mode: Mode) {
        let mut left = vec![(schema, mode)];
        while let Some((schema, mode)) = left.pop() {
            let Some(keywords) = schema.as_object_mut() else { continue };
            let refers_alone = self.refers_alone && keywords.contains_key("$ref");
            let is_split = !refers_alone && is_split(keywords);
            let parts = if mode == Mode::Whole { self.close_object(keywords, is_split) } else { mode };
            for (key, value) in keywords {
                let mode = match key.as_str() {
                    _ if parts == Mode::Nothing => Mode::Nothing,
                    // Closed, they would match fewer values. The schema around them could then accept more: for
                    // `contains`, if there is a maximum number of matching elements.
                    "not" | "if" | "contains" => Mode::Nothing,
                    key if !DESCRIBING.contains(&key) => Mode::Whole,
                    _ if is_split => Mode::Inner,
                    _ => mode,
                };
                match Role::of(key) {
                    Role::Reference => self.redirect(value, mode),
                    Role::DynamicReference => self.needs_all = true,
                    Role::Schema | Role::Schemas | Role::Data => {}
                }
                left.extend(keywords::inner_mut(key, value).into_iter().map(|inner| (inner, mode)));
            }
        }
    }

    /// Closes an object itself. Returns how the schemas of its fields and elements are to be closed.
    fn close_object(&mut self, keywords: &mut Map<String, Value>, is_split: bool) -> Mode {
        let holds = |key: &str| keywords.contains_key(key);
        let is_described = is_split || FIELDS.iter().chain(&["const", "enum"]).any(|key| holds(key));
        if !is_described || self.refers_alone && holds("$ref") {
            return Mode::Whole;
        }
        let described = self.definitions.described(keywords);
        let is_shared = described.is_shared
            && (is_split || ["const", "enum", "patternProperties"].iter().any(|key| holds(key)));
        let is_closed = holds("additionalProperties") || holds("unevaluatedProperties");
        // Without other schemas, `additionalProperties` allows what `patternProperties` describes.
        let is_named = if is_split { !described.has_unnamed } else { !holds("const") && !holds("enum") };
        if !is_closed && is_named && (holds("properties") || is_split && !described.names.is_empty()) {
            let fields = keywords.entry("properties").or_insert_with(|| Map::new().into());
            if let Some(fields) = fields.as_object_mut() {
                for name in described.names {
                    fields.entry(name).or_insert(Value::Bool(true));
                }
                keywords.insert("additionalProperties".to_owned(), false.into());
            }
        }
        if is_shared { Mode::Nothing } else { Mode::Whole }
    }

    fn redirect(&mut self, reference: &mut Value, mode: Mode) {
        let Value::String(reference) = reference else { return };
        let Some((name, _)) =
            references::name(reference).and_then(|name| self.definitions.open.get_key_value(name))
        else {
            self.needs_all = true;
            return;
        };
        if self.seen.insert((name, mode)) {
            self.left.push((name, mode));
        }
        *reference = references::to(&mode.name(name));
    }
}

/// Whether more than one schema describes the same object.
fn is_split(keywords: &Map<String, Value>) -> bool {
    let describing: Vec<_> = keywords.iter().filter(|(key, _)| DESCRIBING.contains(&key.as_str())).collect();
    match describing.as_slice() {
        [] => false,
        // Of an `anyOf`, one schema suffices.
        [(key, value)] => {
            FIELDS.iter().chain(&["required"]).any(|key| keywords.contains_key(*key))
                || match key.as_str() {
                    "$ref" | "anyOf" | "not" | "if" => false,
                    "allOf" => value.as_array().is_none_or(|list| list.len() > 1),
                    _ => true,
                }
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_object_is_split_if_more_than_one_schema_describes_it() {
        for (schema, expected) in [
            (json!({}), false),
            (json!({"properties": {}, "required": ["a"]}), false),
            (json!({"$ref": "#/$defs/A"}), false),
            (json!({"$ref": "#/$defs/A", "properties": {}}), true),
            (json!({"$ref": "#/$defs/A", "required": ["a"]}), true),
            (json!({"$ref": "#/$defs/A", "type": "object"}), false),
            (json!({"anyOf": [{}, {}]}), false),
            (json!({"anyOf": [{}, {}], "additionalProperties": {}}), true),
            (json!({"allOf": [{}]}), false),
            (json!({"allOf": [{}, {}]}), true),
            (json!({"oneOf": [{}]}), true),
            (json!({"not": {}}), false),
            (json!({"if": {}}), false),
            (json!({"if": {}, "then": {}}), true),
            (json!({"$ref": "#/$defs/A", "allOf": [{}]}), true),
        ] {
            assert_eq!(is_split(schema.as_object().unwrap()), expected, "{schema}");
        }
    }
}
