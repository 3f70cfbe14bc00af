//! `src/descriptions.json`: the descriptions of all fields in the JSON Schemas. `GANCHO_BLESS=1` writes it.

use std::collections::BTreeMap;
use std::path::Path;

use gancho_arrow::Table;
use gancho_schema::{Draft, Variant, catalogue, schema};
use serde_json::Value;

use crate::schemas::diff;

fn descriptions() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for table in Table::all() {
        let event = match table {
            Table::Crm(_) => format!("{table}_created"),
            Table::MarketingContact => "WEBHOOK.CONVERTED".to_owned(),
            Table::MarketingLeads => "leads".to_owned(),
            Table::SuperOfficeNotification => "contact.created".to_owned(),
            Table::SuperOfficeTenantStatus => "tenant_status".to_owned(),
            Table::Other => continue,
        };
        let entry = catalogue()
            .find(|entry| entry.system() == table.system() && entry.name() == event)
            .or_else(|| {
                catalogue().find(|entry| {
                    entry.system() == table.system() && entry.name() == "superoffice.Notification"
                })
            });
        let Some(entry) = entry else { panic!("no schema of {event}") };
        let root = schema(entry, Draft::ALL[0], Variant::Open);
        let walk = Walk { root: &root };
        let of = if let Table::Crm(_) = table { &root["properties"]["document"] } else { &root };
        walk.fields(of, table.document(), &mut found);
    }
    found
}

struct Walk<'s> {
    root: &'s Value,
}

impl Walk<'_> {
    /// The schema itself, after resolving references; of a list of alternatives, the first with fields or elements.
    fn target<'v>(&'v self, schema: &'v Value) -> &'v Value {
        if let Some(name) = schema["$ref"].as_str() {
            return self.target(self.root.pointer(name.strip_prefix('#').unwrap()).unwrap());
        }
        let choices =
            ["anyOf", "allOf"].into_iter().flat_map(|key| schema[key].as_array().into_iter().flatten());
        for choice in choices.map(|choice| self.target(choice)) {
            if choice.get("properties").is_some() || choice.get("items").is_some() {
                return choice;
            }
        }
        schema
    }

    fn fields(&self, schema: &Value, path: &str, found: &mut BTreeMap<String, String>) {
        let schema = self.target(schema);
        if let Some(items) = schema.get("items") {
            return self.fields(items, path, found);
        }
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            if let Some(description) = field["description"].as_str() {
                found.insert(path.clone(), description.to_owned());
            }
            self.fields(field, &path, found);
        }
    }
}

#[test]
fn descriptions_match_the_model() {
    let found = descriptions();
    assert!(found.len() > 150, "{}", found.len());
    let wanted = format!("{}\n", serde_json::to_string_pretty(&found).unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/descriptions.json");
    if std::env::var_os("GANCHO_BLESS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(found == wanted, "{}; GANCHO_BLESS=1 writes it", diff("descriptions.json", &found, &wanted));
}
