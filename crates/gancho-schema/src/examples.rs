//! The vendors' documented payloads, as examples.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// Payloads by event name, from the files `documented.json` of the fixtures. `examples.json` is generated: see the test
/// below.
const GENERATED: &str = include_str!("examples.json");

static EXAMPLES: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(GENERATED).unwrap_or_default());

/// Of SuperOffice's payloads, only those that differ most: one schema covers all events, and would otherwise have too
/// many examples.
const OF_NOTIFICATION: [&str; 4] = ["contact.changed", "sale.deleted", "webhook.started", "test"];

/// The examples of a schema. Those of a document are taken from the examples of its event.
pub(crate) fn of(name: &str) -> Vec<Value> {
    let documents = name.strip_prefix("crm.").map(|document| format!("crm_{}_created", snake(document)));
    let (wanted, pointer) = match (name, &documents) {
        ("superoffice.Notification", _) => {
            return OF_NOTIFICATION.iter().filter_map(|event| example(event, "")).collect();
        }
        ("marketing.Contact", _) => ("WEBHOOK.CONVERTED", "/contact"),
        ("marketing.Lead", _) => ("leads", "/leads/0"),
        (_, Some(event)) => (event.as_str(), "/document"),
        _ => (name, ""),
    };
    example(wanted, pointer).into_iter().collect()
}

fn example(event: &str, pointer: &str) -> Option<Value> {
    EXAMPLES.get(event)?.pointer(pointer).cloned()
}

fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut snake, (at, letter)| {
        if at > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        snake
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::{env, fs};

    use super::*;

    /// The payloads of the fixtures, by folder.
    fn documented(fixtures: &Path) -> String {
        let folders = |path: &Path| -> Vec<_> {
            fs::read_dir(path)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_dir())
                .collect()
        };
        let events = folders(&fixtures.join("valid")).into_iter().flat_map(|system| folders(&system));
        let found: BTreeMap<String, Value> = events
            .filter_map(|event| {
                let body = fs::read(event.join("documented.json")).ok()?;
                let name = event.file_name().unwrap().to_str().unwrap().to_owned();
                Some((name, serde_json::from_slice(&body).unwrap()))
            })
            .collect();
        format!("{:#}\n", serde_json::to_value(found).unwrap())
    }

    #[test]
    fn examples_equal_the_fixtures() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let fixtures = home.join("../../fixtures");
        if !fixtures.is_dir() {
            println!("skipped: a package contains no fixtures");
            return;
        }
        let wanted = documented(&fixtures);
        if env::var_os("GANCHO_BLESS").is_some() {
            fs::write(home.join("src/examples.json"), &wanted).unwrap();
            return;
        }
        let diff = similar::TextDiff::from_lines(GENERATED, &wanted).unified_diff().to_string();
        assert_eq!(diff, "", "to update: GANCHO_BLESS=1 cargo test -p gancho-schema --lib examples");
    }
}
