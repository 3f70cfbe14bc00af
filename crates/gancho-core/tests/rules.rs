//! Every rule has a payload that violates only this rule, a payload that violates none, and a row in the table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gancho_core::rules::{Check, Finding, RULES};
use gancho_core::{Envelope, Payload, rdstation::crm, rdstation::platform, superoffice};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/rules")
}

fn checked<T: Payload + Check>(body: &[u8]) -> Vec<Finding> {
    gancho_core::from_slice::<T>(body).unwrap().check()
}

/// Parses a fixture as the type at the start of its name, and checks it.
fn check(path: &Path) -> Vec<Finding> {
    let body = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let (kind, _) = name.trim_end_matches(".json").rsplit_once('.').unwrap();
    match kind {
        "platform.SubscriptionRequest" => checked::<platform::SubscriptionRequest>(&body),
        "v1.SubscriptionRequest" => checked::<crm::v1::SubscriptionRequest>(&body),
        "v2.SubscriptionRequest" => checked::<crm::v2::SubscriptionRequest>(&body),
        "platform.SubscriptionList" => checked::<platform::SubscriptionList>(&body),
        "v2.SubscriptionList" => checked::<crm::v2::SubscriptionList>(&body),
        "superoffice.Webhook" => checked::<superoffice::Webhook>(&body),
        delivery if delivery.starts_with("delivery") => {
            gancho_core::from_slice::<Envelope>(&body).unwrap().check()
        }
        other => panic!("no type has this name: {other}"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_rule_has_fixtures_that_violate_it_and_that_satisfy_it() {
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), RULES.len(), "no two rules have the same code");
    assert_eq!(codes, names(&folder()).into_iter().collect(), "one folder for each rule");
    for code in codes {
        let files = names(&folder().join(&code));
        let (breaking, holding): (Vec<&String>, Vec<&String>) = files
            .iter()
            .filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "json"))
            .partition(|file| file.ends_with(".breaks.json"));
        assert!(!breaking.is_empty() && breaking.len() == holding.len(), "{code}: {files:?}");
        for file in breaking {
            let findings = check(&folder().join(&code).join(file));
            assert!(!findings.is_empty(), "{code}/{file} violates no rule");
            assert!(findings.iter().all(|finding| finding.code() == code), "{code}/{file}: {findings:?}");
            let places: Vec<&str> = findings.iter().map(|finding| finding.path().as_str()).collect();
            let expected =
                fs::read_to_string(folder().join(&code).join(file.replace(".json", ".path"))).unwrap();
            assert_eq!(places, expected.lines().collect::<Vec<_>>(), "{code}/{file}");
        }
        for file in holding {
            let findings = check(&folder().join(&code).join(file));
            assert_eq!(findings, [], "{code}/{file}");
        }
    }
}

#[test]
fn rules_md_has_a_row_for_every_rule() {
    let table = include_str!("../RULES.md");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = RULES
        .iter()
        .map(|rule| format!("| `{}` | {} | {} | {} |", rule.code, rule.severity, rule.message, rule.scope))
        .collect();
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(&expected) {
        assert!(
            row.replace('`', "").starts_with(&expected.replace('`', "")),
            "the row of this rule should be: {expected} … |"
        );
    }
}

#[test]
fn a_finding_contains_the_path_of_its_field() {
    let finding = check(&folder().join("custom-field-option/delivery.breaks.json")).remove(0);
    assert_eq!(finding.path().as_str(), "/document/deal_custom_fields/0/value");
    assert_eq!(
        finding.to_string(),
        "info: the value is not one of the field's options, at /document/deal_custom_fields/0/value [custom-field-option]"
    );
}
