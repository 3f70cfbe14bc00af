//! For each rule, a payload that violates it and one that does not.

use serde_json::Value;

/// `examples.json` is generated from `fixtures/rules`: see the test below.
const GENERATED: &str = include_str!("examples.json");

/// Two payloads of one type.
#[derive(Debug)]
pub(super) struct Example {
    /// The type of both: `delivery`, or the name of the type.
    pub(super) of: String,
    pub(super) breaks: Value,
    /// The places at which the first one violates the rule.
    pub(super) at: Vec<String>,
    pub(super) holds: Value,
}

/// The examples of a rule.
pub(super) fn examples(code: &str) -> Vec<Example> {
    let all: Value = serde_json::from_str(GENERATED).unwrap_or_default();
    let of_rule = all.get(code).and_then(Value::as_array).cloned().unwrap_or_default();
    of_rule.iter().filter_map(example).collect()
}

fn example(value: &Value) -> Option<Example> {
    let at = value.get("at")?.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    Some(Example {
        of: value.get("of")?.as_str()?.to_owned(),
        breaks: value.get("breaks")?.clone(),
        at,
        holds: value.get("holds")?.clone(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use gancho_core::rules::RULES;
    use serde_json::{Map, json};

    use super::*;

    fn of_fixtures(fixtures: &Path) -> String {
        let mut all = Map::new();
        for rule in RULES {
            let folder = fixtures.join(rule.code);
            let mut names: Vec<String> = fs::read_dir(&folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            let examples: Vec<Value> = names
                .iter()
                .filter_map(|name| name.strip_suffix(".breaks.json"))
                .map(|of| {
                    let text = |ending: &str| fs::read_to_string(folder.join(format!("{of}.{ending}"))).unwrap();
                    let json = |ending: &str| serde_json::from_str::<Value>(&text(ending)).unwrap();
                    let kind = if of.starts_with("delivery") { "delivery" } else { of };
                    let at: Vec<String> = text("breaks.path").lines().map(str::to_owned).collect();
                    json!({ "of": kind, "at": at, "breaks": json("breaks.json"), "holds": json("holds.json") })
                })
                .collect();
            all.insert(rule.code.to_owned(), examples.into());
        }
        format!("{:#}\n", Value::Object(all))
    }

    #[test]
    fn examples_match_the_fixtures() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let fixtures = home.join("../../fixtures/rules");
        if !fixtures.is_dir() {
            println!("skipped: the fixtures are not in the published package");
            return;
        }
        let wanted = of_fixtures(&fixtures);
        if env::var_os("GANCHO_BLESS").is_some() {
            fs::write(home.join("src/explain/examples.json"), &wanted).unwrap();
            return;
        }
        let diff = similar::TextDiff::from_lines(GENERATED, &wanted).unified_diff().to_string();
        assert_eq!(diff, "", "update with: GANCHO_BLESS=1 cargo test -p gancho-cli --bin gancho explain");
    }

    #[test]
    fn every_rule_has_an_example() {
        for rule in RULES {
            assert!(!examples(rule.code).is_empty(), "{}", rule.code);
        }
    }
}
