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
use serde_json::{Value, json};

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
    check_as(kind, &body)
}

/// Parses a payload as the type with this name, and checks it.
fn check_as(kind: &str, body: &[u8]) -> Vec<Finding> {
    match kind {
        "Associate" => checked::<superoffice::Associate>(body),
        "ListRequest" => checked::<superoffice::ListRequest>(body),
        "TestRequest" => checked::<superoffice::TestRequest>(body),
        "platform.Subscription" => checked::<platform::Subscription>(body),
        "v2.SubscriptionAnswer" => checked::<crm::v2::SubscriptionAnswer>(body),
        "platform.SubscriptionRequest" => checked::<platform::SubscriptionRequest>(body),
        "v1.SubscriptionRequest" => checked::<crm::v1::SubscriptionRequest>(body),
        "v2.SubscriptionRequest" => checked::<crm::v2::SubscriptionRequest>(body),
        "platform.SubscriptionList" => checked::<platform::SubscriptionList>(body),
        "v2.SubscriptionList" => checked::<crm::v2::SubscriptionList>(body),
        "superoffice.Webhook" => checked::<superoffice::Webhook>(body),
        delivery if delivery.starts_with("delivery") => {
            gancho_core::from_slice::<Envelope>(body).unwrap().check()
        }
        other => panic!("no type has this name: {other}"),
    }
}

/// Places that a rule applies to: a fixture, the place of a value in it, a value that violates the rule, and the rule.
/// The fixture itself does not violate the rule there.
const PLACES: &[(&str, &str, &str, &str)] = &[
    (CONTACT, "/document/phones/0/type", r#""pager""#, "unknown-value"),
    (CONTACT, "/document/social_profiles/0/type", r#""agenda""#, "unknown-value"),
    (CONTACT, "/document/legal_bases/0/category", r#""other""#, "unknown-value"),
    (CONTACT, "/document/legal_bases/0/type", r#""other""#, "unknown-value"),
    (CONTACT, "/document/legal_bases/0/status", r#""other""#, "unknown-value"),
    (CONTACT, "/document/emails/0/email", r#""ana exemplo""#, "email"),
    (CONTACT, "/document/emails/0/email", r#""ana exemplo@example.com""#, "email"),
    (CONTACT, "/document/emails/0/email", r#""@example.com""#, "email"),
    (CONTACT, "/document/emails/0/email", r#""ana.exemplo@""#, "email"),
    (DEAL, "/document/user/email", r#""ana.exemplo""#, "email"),
    (DEAL, "/document/deal_custom_fields/0/custom_field/type", r#""other""#, "unknown-value"),
    (DEAL, "/document/deal_stage/updated_at", r#""2001-01-01T00:00:00.000-03:00""#, "updated-before-created"),
    (PRODUCTS, "/document/deal_products/1/discount_type", r#""other""#, "unknown-value"),
    (PRODUCTS, "/document/deal_products/1/recurrence", r#""other""#, "unknown-value"),
    (PRODUCTS, "/document/deal_products/1/updated_at", r#""2001-01-01T00:00:00Z""#, "updated-before-created"),
    (CONVERTED, "/contact/extra_emails", r#"["a@example.com","b"]"#, "email"),
    (CONVERTED, "/contact/funnel/interest", "-1", "funnel-points"),
    (CONVERTED, "/contact/funnel/fit", "-1", "funnel-points"),
    (LEAD, "/leads/0/interest", "-0.5", "funnel-points"),
    (LEAD, "/leads/0/first_conversion", r#"{"cumulative_sum":"many"}"#, "lead-number"),
    (LEAD, "/leads/0/last_conversion", r#"{"cumulative_sum":"many"}"#, "lead-number"),
    (SUBSCRIPTION, "/event_type", r#""WEBHOOK.DELETED""#, "subscription-event"),
    (SUBSCRIPTION, "/entity_type", r#""COMPANY""#, "subscription-entity"),
    (SUBSCRIPTION, "/http_method", r#""GET""#, "subscription-method"),
    (SUBSCRIPTION, "/include_relations", r#"["DEAL"]"#, "subscription-relations"),
    (SUBSCRIPTION, "/url", r#""http://example.com""#, "subscription-url"),
    (SUBSCRIPTION, "/source", r#""OTHER""#, "unknown-value"),
    (SUBSCRIPTION, "/status", r#""other""#, "unknown-value"),
    (SUBSCRIPTION, "/updated_at", r#""2001-01-01T00:00:00Z""#, "updated-before-created"),
    (ANSWER, "/data/event_name", r#""crm_deal_won""#, "subscription-event"),
    (ANSWER, "/data/http_method", r#""GET""#, "subscription-method"),
    (ANSWER, "/data/url", r#""http://example.com""#, "subscription-url"),
    (ANSWER, "/data/status", r#""other""#, "unknown-value"),
    (ANSWER, "/data/updated_at", r#""2001-01-01T00:00:00Z""#, "updated-before-created"),
    ("objects/superoffice/Associate/full.json", "/Type", r#""Other""#, "unknown-value"),
    ("objects/superoffice/ListRequest/full.json", "/StatusFilter", r#""Other""#, "unknown-value"),
    ("objects/superoffice/TestRequest/full.json", "/Webhook/State", r#""Other""#, "unknown-value"),
    (WEBHOOK, "/RegisteredAssociate", r#"{"Type":"Other"}"#, "unknown-value"),
    (WEBHOOK, "/UpdatedAssociate", r#"{"Type":"Other"}"#, "unknown-value"),
    (ADDRESS, "/document/address/latitude", "90.1", "coordinates"),
    (ADDRESS, "/document/address/longitude", r#""-180.1""#, "coordinates"),
    (TASK, "/document/completed_at", r#""2025-03-28T09:40:57.100-03:00""#, "task-completed-while-open"),
    (TASK, "/document/completed_by_id", r#""67e698da77ca600014198b58""#, "task-completed-while-open"),
    (COUNTERS, "/TotalErrors", "4", "webhook-counters"),
    (COUNTERS, "/TotalErrors", "-1", "webhook-counters"),
    (COUNTERS, "/ConsecutiveErrors", "4", "webhook-counters"),
    (COUNTERS, "/ConsecutiveErrors", "-1", "webhook-counters"),
    (COUNTERS, "/TotalCalls", "-1", "webhook-counters"),
];

const CONTACT: &str = "valid/rdstation-crm/crm_contact_created/full.json";
const DEAL: &str = "valid/rdstation-crm/crm_deal_created/full.json";
const PRODUCTS: &str = "valid/rdstation-crm/crm_deal_created/products.json";
const CONVERTED: &str = "valid/rdstation-marketing/WEBHOOK.CONVERTED/documented.json";
const LEAD: &str = "valid/rdstation-marketing/leads/interest-with-fraction.json";
const SUBSCRIPTION: &str = "objects/rdstation-marketing/platform.Subscription/full.json";
const ANSWER: &str = "objects/rdstation-crm/v2.SubscriptionAnswer/active.json";
const ADDRESS: &str = "rules/coordinates/delivery.holds.json";
const TASK: &str = "rules/task-completed-while-open/delivery.holds.json";
const COUNTERS: &str = "rules/webhook-counters/superoffice.Webhook.holds.json";
const WEBHOOK: &str = "rules/webhook-length/superoffice.Webhook.holds.json";

#[test]
fn a_rule_applies_to_each_place() {
    for (fixture, place, value, code) in PLACES {
        let path = folder().join("..").join(fixture);
        let kind = match fixture.split('/').collect::<Vec<_>>()[..] {
            ["objects", _, kind, _] => kind,
            ["rules", _, file] => file.trim_end_matches(".holds.json"),
            _ => "delivery",
        };
        let mut body: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let count = |body: &Value| {
            let findings = check_as(kind, body.to_string().as_bytes());
            let there = |one: &&Finding| one.code() == *code && one.path().as_str().starts_with(place);
            findings.iter().filter(there).count()
        };
        assert_eq!(count(&body), 0, "{fixture} violates {code} at {place}");
        let (parent, name) = place.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = serde_json::from_str(value).unwrap();
        assert_eq!(count(&body), 1, "{code} at {place} of {fixture}");
    }
}

#[test]
fn the_events_of_a_webhook_have_at_most_4000_characters_with_their_commas() {
    let codes = |names: [(&str, usize); 2]| -> Vec<&str> {
        let events: Vec<&str> = names.iter().flat_map(|(name, times)| vec![*name; *times]).collect();
        let body = json!({ "Name": "Vendas", "Events": events, "TargetUrl": "https://example.com" });
        checked::<superoffice::Webhook>(body.to_string().as_bytes()).iter().map(Finding::code).collect()
    };
    assert_eq!(codes([("sale.sold", 399), ("quote.sent", 1)]), [""; 0]);
    assert_eq!(codes([("sale.sold", 398), ("quote.sent", 2)]), ["webhook-length"]);
}

#[test]
fn each_string_of_a_webhook_has_at_most_as_many_characters_as_its_column() {
    for (field, limit) in [
        ("Name", 400),
        ("TargetUrl", 4000),
        ("Secret", 400),
        ("Type", 100),
        ("ErrorsEmail", 239),
        ("Description", 4000),
        ("LastError", 4000),
    ] {
        for (length, violated) in [(limit, vec![]), (limit + 1, vec![format!("/{field}")])] {
            let mut body =
                json!({ "Name": "Vendas", "Events": ["sale.sold"], "TargetUrl": "https://example.com" });
            // Two bytes each.
            body[field] = "ã".repeat(length).into();
            let findings = checked::<superoffice::Webhook>(body.to_string().as_bytes());
            let too_long = findings.iter().filter(|finding| finding.code() == "webhook-length");
            let paths: Vec<_> = too_long.map(|finding| finding.path().as_str()).collect();
            assert_eq!(paths, violated, "{length}");
        }
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
