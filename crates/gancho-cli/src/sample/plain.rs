//! Deliveries that are easy to read: without escapes and unusual values.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gancho_core::Envelope;
use gancho_core::rules::Check as _;
use gancho_core::testing::sample;
use gancho_schema::{Draft, Variant, find, schema};
use serde_json::{Map, Value};

/// The maximum number of other deliveries to try. One in three has no findings.
const TRIES: u64 = 100;

/// Returns the delivery if it is accepted, otherwise another one of the same event that is. If none of [`TRIES`] others
/// is, returns the delivery.
pub(super) fn accepted(delivery: Envelope, seed: u64, is_accepted: impl Fn(&Envelope) -> bool) -> Envelope {
    if is_accepted(&delivery) {
        return delivery;
    }
    let event = delivery.event_name().to_owned();
    // The seed depends on the text of the delivery, so that it is different for each one.
    let text = serde_json::to_vec(&delivery).unwrap_or_default();
    let start = text.iter().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    let mut others = (0..TRIES).filter_map(|at| sample(&event, start.wrapping_add(at)));
    others.find(is_accepted).unwrap_or(delivery)
}

/// Whether a delivery violates no rule when it is printed. A `Value` rounds an amount of many digits, so that a total
/// may not be the sum any more.
pub(super) fn is_without_findings(mut delivery: Value) -> bool {
    tidy(&mut delivery);
    let printed = serde_json::to_vec(&delivery).unwrap_or_default();
    gancho_core::from_slice::<Envelope>(&printed).is_ok_and(|delivery| delivery.check().is_empty())
}

/// Phrases that replace strings that are hard to read.
const PHRASES: [&str; 12] = [
    "Renovação anual",
    "Consultoria",
    "Implantação",
    "Plano básico",
    "Proposta enviada",
    "Primeiro contato",
    "Licença de uso",
    "Treinamento",
    "Suporte técnico",
    "Projeto piloto",
    "Reunião inicial",
    "Migração de dados",
];

/// Removes the fields that SuperOffice accounts add to deliveries, and makes the rest readable.
pub(super) fn tidy(delivery: &mut Value) {
    if let Some(fields) = delivery.as_object_mut().filter(|fields| fields.contains_key("WebhookName")) {
        fields.retain(|name, _| DOCUMENTED.contains(name.as_str()));
    }
    readable(delivery);
}

/// The fields at the root of SuperOffice's deliveries.
static DOCUMENTED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let schema = find("superoffice.Notification").map(|entry| schema(entry, Draft::default(), Variant::Open));
    let properties = schema.as_ref().and_then(|schema| schema.get("properties")?.as_object());
    properties.into_iter().flatten().map(|(name, _)| name.clone()).collect()
});

/// Replaces strings and names that are hard to read.
fn readable(value: &mut Value) {
    match value {
        Value::String(text) if !is_plain(text) => *text = phrase(text),
        Value::Array(elements) => elements.iter_mut().for_each(readable),
        Value::Object(fields) => {
            let old = std::mem::take(fields);
            *fields = old.into_iter().map(tidied).collect::<Map<_, _>>();
        }
        _ => {}
    }
}

fn tidied((name, mut value): (String, Value)) -> (String, Value) {
    readable(&mut value);
    let name = if is_plain(&name) { name } else { phrase(&name).to_lowercase().replace(' ', "_") };
    (name, value)
}

/// Whether a string has only letters of Latin-1, digits, punctuation of ASCII without quotes, backslashes and angle
/// brackets, and single spaces within it.
fn is_plain(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_ascii_graphic() && !matches!(character, '"' | '\\' | '<' | '>')
            || character == ' '
            || matches!(character, 'À'..='ÿ')
    }) && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

fn phrase(text: &str) -> String {
    let sum = text.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    PHRASES.get(sum % PHRASES.len()).copied().unwrap_or_default().to_owned()
}
