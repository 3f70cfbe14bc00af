//! Tests secrets, and the rules that apply in many places, at each of their places. The places are found by walking the
//! schemas: a new place needs no new test, and this test fails until the rule covers it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod checks;
mod fullest;

use std::collections::BTreeSet;

use gancho_core::rules::Finding;
use gancho_schema::{Draft, Entry, Variant, catalogue, schema};
use serde_json::{Value, json};

use self::checks::Checks;
use self::fullest::{Place, fullest};

/// Changes the value at a place of an entry's fullest document, and returns the codes of the findings there: at the
/// value, or at the list that contains it.
fn codes_at(entry: &Entry, document: &Value, place: &Place, value: &Value) -> Vec<&'static str> {
    let Some(Checks { check, .. }) = checks::of(entry) else { return Vec::new() };
    let mut changed = document.clone();
    *changed.pointer_mut(&place.pointer).unwrap() = value.clone();
    let findings = check(changed.to_string().as_bytes());
    let findings = findings.unwrap_or_else(|error| panic!("{}{}: {error}", entry.name(), place.pointer));
    let here = |path: &str| path == place.pointer || Some(path) == place.list();
    findings.iter().filter(|finding| here(finding.path().as_str())).map(Finding::code).collect()
}

/// Asserts that at each of the selected places one of these rules reports the wrong value, and none reports the right
/// value. The right value is the original one if none is given. At the excepted places, none of these rules reports
/// anything. Returns the number of the other places.
fn each_place(
    codes: &[&str],
    is_selected: impl Fn(&Place, &Value) -> bool,
    right: Option<&str>,
    wrong: &Value,
    excepted: &[&str],
) -> usize {
    let (mut unreported, mut excused, mut seen) = (Vec::new(), BTreeSet::new(), 0);
    for entry in catalogue() {
        let schema = schema(entry, Draft::Draft202012, Variant::Open);
        let (document, places) = fullest(&schema);
        for place in places.iter().filter(|place| is_selected(place, &document)) {
            let is_reported = |value: &Value| {
                codes_at(entry, &document, place, value).iter().any(|code| codes.contains(code))
            };
            let here = format!("{}{}", entry.name(), place.pointer);
            let exception = excepted.iter().find(|end| here.ends_with(*end));
            let right = right.map(Value::from).or_else(|| document.pointer(&place.pointer).cloned()).unwrap();
            assert!(!is_reported(&right), "{codes:?} report the right value at {here}");
            match (is_reported(wrong), exception) {
                (true, None) => seen += 1,
                (false, Some(end)) => drop(excused.insert(*end)),
                (true, Some(_)) => panic!("{codes:?} report a value at {here}, which is an exception"),
                (false, None) => unreported.push(here),
            }
        }
    }
    assert!(unreported.is_empty(), "{codes:?} report nothing at {unreported:#?}");
    assert_eq!(excused.len(), excepted.len(), "an exception of {codes:?} matches no place: {excused:?}");
    seen
}

#[test]
fn every_entry_is_checked_as_its_type() {
    for entry in catalogue() {
        let schema = schema(entry, Draft::Draft202012, Variant::Open);
        let (document, places) = fullest(&schema);
        assert!(!places.is_empty(), "{}", entry.name());
        let Some(Checks { check, .. }) = checks::of(entry) else { continue };
        let findings = check(document.to_string().as_bytes());
        assert!(findings.is_ok(), "{}: {}", entry.name(), findings.unwrap_err());
    }
    let unchecked = catalogue().filter(|entry| checks::of(entry).is_none()).map(Entry::name);
    assert_eq!(unchecked.collect::<Vec<_>>(), checks::WITHOUT_RULES);
}

#[test]
fn undocumented_values_of_all_extensible_enums_are_reported() {
    let codes = [
        "unknown-value",
        // In subscriptions, the vendor would reject these values.
        "subscription-entity",
        "subscription-event",
        "subscription-method",
        "subscription-relations",
    ];
    let seen = each_place(&codes, |place, _| place.is_extensible_enum(), None, &json!("unheard of"), &[]);
    assert!(seen >= 70, "{seen}");
}

#[test]
fn an_update_before_the_creation_is_reported_in_all_objects() {
    let has_history = |place: &Place, document: &Value| {
        let object = place.pointer.strip_suffix("/updated_at");
        object.is_some_and(|object| document.pointer(&format!("{object}/created_at")).is_some())
    };
    let early = json!("1999-12-31T23:59:59.000Z");
    let seen = each_place(&["updated-before-created"], has_history, None, &early, &[]);
    assert!(seen >= 30, "{seen}");
}

#[test]
fn all_invalid_e_mail_addresses_are_reported() {
    let is_address = |place: &Place, document: &Value| {
        let named = place.pointer.to_lowercase().contains("email");
        let described = place.description().contains("e-mail address");
        (named || described) && document.pointer(&place.pointer).unwrap().is_string()
    };
    let excepted = [
        // The recipients of error messages: the vendor does not document which values are allowed.
        "/ErrorsEmail",
        "/ErrorEmails/0",
    ];
    let seen = each_place(&["email"], is_address, Some("ana@example.com"), &json!("nobody"), &excepted);
    assert!(seen >= 15, "{seen}");
}

/// Amounts are identified by their bounds.
#[test]
fn all_negative_amounts_are_reported() {
    let is_amount = |place: &Place, _: &Value| place.is_amount();
    // A negative total has negative parts, which are reported, or violates another rule.
    let excepted = ["/amount_total", "/amount_annual"];
    let codes = ["negative-amount", "funnel-points"];
    let seen = each_place(&codes, is_amount, None, &json!(-1), &excepted);
    assert!(seen >= 10, "{seen}");
}

#[test]
fn all_urls_of_receivers_without_https_are_reported() {
    // An organization has a field `url` too, which is not the URL of a receiver.
    let is_url = |place: &Place, document: &Value| {
        let object = place.pointer.strip_suffix("/url");
        object.is_some_and(|object| document.pointer(&format!("{object}/http_method")).is_some())
    };
    let codes = ["subscription-url"];
    let (right, wrong) = ("https://receiver.example.com", json!("http://receiver.example.com"));
    let seen = each_place(&codes, is_url, Some(right), &wrong, &[]);
    assert!(seen >= 8, "{seen}");
}

/// The numbers and booleans that RD Station Marketing writes as strings are identified by their descriptions.
#[test]
fn all_strings_that_encode_no_value_are_reported() {
    let is_number = |place: &Place, document: &Value| {
        let described =
            ["a string of digits", "as digits"].iter().any(|words| place.description().contains(words));
        described && document.pointer(&place.pointer).unwrap().is_string()
    };
    // JSON writes no leading zeros.
    for wrong in ["many", "012"] {
        let seen = each_place(&["lead-number"], is_number, Some("12"), &json!(wrong), &[]);
        assert!(seen >= 6, "{wrong}: {seen}");
    }
    let is_boolean = |place: &Place, _: &Value| place.description().contains("`\"true\"` or `\"false\"`");
    let seen = each_place(&["lead-boolean"], is_boolean, Some("false"), &json!("perhaps"), &[]);
    assert!(seen >= 2, "{seen}");
}

/// The debug output of a payload does not contain fields whose names end with secret, token, auth_key or password.
#[test]
fn secrets_are_not_in_the_debug_output() {
    let mut seen = 0;
    for entry in catalogue() {
        let Some(Checks { debug, .. }) = checks::of(entry) else { continue };
        let schema = schema(entry, Draft::Draft202012, Variant::Open);
        let (document, places) = fullest(&schema);
        for place in &places {
            let name = place.pointer.rsplit_once('/').map_or("", |(_, name)| name).to_lowercase();
            if !(["secret", "token", "auth_key", "password"].iter().any(|end| name.ends_with(end))) {
                continue;
            }
            let mut planted = document.clone();
            *planted.pointer_mut(&place.pointer).unwrap() = json!("s3gr3d0");
            let shown = debug(planted.to_string().as_bytes()).unwrap();
            assert!(!shown.contains("s3gr3d0"), "{}{} is shown", entry.name(), place.pointer);
            assert!(shown.contains("Secret(…)"), "{}{} is not a `Secret`", entry.name(), place.pointer);
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen}");
}
