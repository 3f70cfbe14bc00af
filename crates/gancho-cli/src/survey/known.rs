//! What the schema of an event documents for each place: fields, types, values.

use std::collections::HashMap;
use std::sync::LazyLock;

use gancho_core::events;
use gancho_schema::{Draft, Entry, Variant, find, schema};
use serde_json::{Map, Value};

use super::kind::Kind;

/// One place of a document.
#[derive(Debug, Default)]
pub(super) struct Known {
    fields: HashMap<String, Known>,
    /// The elements of an array.
    items: Option<Box<Known>>,
    /// The fields of a map, which have arbitrary names.
    map: Option<Box<Known>>,
    /// Whether this object has custom fields, whose names begin with `cf_`.
    custom: bool,
    /// Which kinds of values are documented.
    kinds: u16,
    /// The documented values of an enumeration.
    pub(super) values: Option<Vec<String>>,
    /// Whether the documentation permits every value here. The content of such values is not surveyed.
    pub(super) anything: bool,
}

/// RD Station Marketing documents that the names of custom fields begin with `cf_`.
///
/// Source: <https://developers.rdstation.com/reference/webhooks>
const CUSTOM: &str = "cf_*";

static ANYTHING: LazyLock<Known> =
    LazyLock::new(|| Known { anything: true, kinds: u16::MAX, ..Known::default() });

/// The maximum depth to which schemas are followed. No documented payload nests deeper.
const DEPTH: usize = 12;

static EVENTS: LazyLock<HashMap<&'static str, Known>> = LazyLock::new(|| {
    events::all().filter_map(|event| Some((event.name, Known::of(find(event.name)?)))).collect()
});

static SUPEROFFICE: LazyLock<Known> =
    LazyLock::new(|| find("superoffice.Notification").map(Known::of).unwrap_or_default());

/// The documentation of the deliveries of an event.
pub(super) fn of_event(name: &str, is_superoffice: bool) -> Option<&'static Known> {
    EVENTS.get(name).or_else(|| is_superoffice.then(|| &*SUPEROFFICE))
}

impl Known {
    fn of(entry: &Entry) -> Self {
        // Only the strict variant says which objects have custom fields.
        let root = schema(entry, Draft::default(), Variant::Strict);
        let mut known = Self::default();
        known.add(&root, &root, DEPTH);
        known
    }

    /// Adds what a schema documents, with its alternatives and references.
    fn add(&mut self, schema: &Value, root: &Value, depth: usize) {
        let Some(object) = schema.as_object().filter(|object| !object.is_empty()) else {
            self.anything = true;
            self.kinds = u16::MAX;
            return;
        };
        if depth == 0 {
            self.anything = true;
            return;
        }
        if let Some(reference) = object.get("$ref").and_then(Value::as_str)
            && let Some(target) = reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer))
        {
            if reference.ends_with("/FreeValue") {
                self.anything = true;
                self.kinds = u16::MAX;
            } else {
                self.add(target, root, depth);
            }
        }
        for alternatives in ["anyOf", "allOf", "oneOf"] {
            for alternative in object.get(alternatives).and_then(Value::as_array).into_iter().flatten() {
                self.add(alternative, root, depth);
            }
        }
        self.add_kinds(object);
        for (name, field) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            self.fields.entry(name.clone()).or_default().add(field, root, depth - 1);
        }
        if let Some(items) = object.get("items") {
            self.items.get_or_insert_default().add(items, root, depth - 1);
        }
        self.custom |= object.contains_key("patternProperties");
        if let Some(others) = object.get("additionalProperties").filter(|others| others.is_object()) {
            self.map.get_or_insert_default().add(others, root, depth - 1);
        }
    }

    fn add_kinds(&mut self, object: &Map<String, Value>) {
        let types: Vec<&str> = match object.get("type") {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        let listed = |value: &str| {
            let list = object.get("enum").and_then(Value::as_array);
            list.is_none_or(|list| list.iter().any(|one| one == value))
        };
        let only_empty =
            object.get("enum").and_then(Value::as_array).is_some_and(|list| list.iter().all(|one| one == ""));
        // A pattern describes a value. No pattern of a vendor matches the empty string.
        let never_empty = object.contains_key("pattern")
            || object.get("minLength").is_some_and(|least| least != 0)
            || !listed("");
        for name in types {
            for kind in Kind::ALL {
                let empty_only = (only_empty && kind == Kind::Text)
                    || (object.contains_key("maxProperties") && kind == Kind::Object);
                let not_empty = kind == Kind::EmptyText && never_empty;
                let is_type = kind.json_type() == name || (kind == Kind::Number && name == "integer");
                if is_type && !empty_only && !not_empty {
                    self.kinds |= kind.bit();
                }
            }
        }
        let documented = object
            .get("description")
            .and_then(Value::as_str)
            .is_some_and(|text| text.contains("Known values:"));
        let listed =
            if documented { object.get("examples") } else { object.get("enum").filter(|_| !only_empty) };
        if let Some(values) = listed.and_then(Value::as_array) {
            let values = values.iter().filter_map(Value::as_str).map(str::to_owned);
            self.values.get_or_insert_default().extend(values);
        }
    }

    /// The documentation of a field, by its name or its placeholder.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let custom = || (self.custom && name == CUSTOM).then(|| &*ANYTHING);
        self.fields.get(name).or(self.map.as_deref()).or_else(custom)
    }

    /// The name under which a field is counted: `*` for the fields of a map, `cf_*` for custom fields, and its own name
    /// for other fields.
    pub(super) fn placeholder<'n>(&self, name: &'n str) -> &'n str {
        if self.fields.is_empty() && self.map.is_some() {
            "*"
        } else if self.custom && name.starts_with("cf_") && !self.fields.contains_key(name) {
            CUSTOM
        } else {
            name
        }
    }

    /// The documentation of the elements.
    pub(super) fn items(&self) -> Option<&Self> {
        self.items.as_deref()
    }

    /// Whether such a value is documented here.
    pub(super) fn allows(&self, kind: Kind) -> bool {
        self.anything || self.kinds & kind.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_fields_are_documented_only_where_they_are() {
        let contact = of_event("WEBHOOK.CONVERTED", false).unwrap().field("contact").unwrap();
        assert_eq!(contact.placeholder("cf_x"), CUSTOM);
        assert!(contact.field(CUSTOM).is_some() && contact.field("email").is_some());
        let deal = of_event("crm_deal_updated", false).unwrap();
        for object in [deal, deal.field("document").unwrap()] {
            assert_eq!(object.placeholder("cf_x"), "cf_x");
            assert!(object.field("cf_x").is_none() && object.field(CUSTOM).is_none());
        }
    }
}
