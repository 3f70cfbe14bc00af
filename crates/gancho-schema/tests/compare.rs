//! Changes that break a consumer, and changes that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use gancho_schema::{Draft, Variant, catalogue, compare, find, schema};
use serde_json::{Value, json};

fn deal() -> Value {
    schema(find("crm_deal_created").unwrap(), Draft::Draft202012, Variant::Open)
}

fn changes(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut new = deal();
    change(&mut new);
    compare(&deal(), &new).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn a_schema_takes_what_it_takes() {
    for entry in catalogue() {
        for draft in Draft::ALL {
            let same = schema(entry, *draft, Variant::Open);
            assert_eq!(compare(&same, &same).unwrap(), [], "{} {draft}", entry.name());
        }
    }
}

#[test]
fn what_widens_breaks_nothing() {
    assert_eq!(changes(|new| new["$defs"]["Deal"]["required"] = json!(["id"])), [""; 0]);
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["name"]["type"] = json!(["string", "null"])),
        [""; 0]
    );
    assert_eq!(changes(|new| new["$defs"]["Deal"]["properties"]["id"] = json!({})), [""; 0]);
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["score"] = json!({ "type": "integer" })),
        [""; 0]
    );
}

/// A consumer that reads the field has lost its description, although an open schema still accepts the field.
#[test]
fn what_is_removed_is_told_and_nothing_beside_it() {
    for field in ["rating", "campaign"] {
        let found = changes(|new| {
            new["$defs"]["Deal"]["properties"].as_object_mut().unwrap().remove(field);
        });
        assert_eq!(found, [format!("/document/{field}: it was removed: nothing describes it any more")]);
    }
    assert_eq!(
        changes(|new| {
            new["$defs"]["Stage"]["properties"].as_object_mut().unwrap().remove("nickname");
        }),
        ["/document/deal_stage/nickname: it was removed: nothing describes it any more"]
    );
}

#[test]
fn what_narrows_names_its_field() {
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["required"].as_array_mut().unwrap().push(json!("user"))),
        ["/document/user: it is now required"]
    );
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["rating"]["type"] = json!("integer")),
        [r#"/document/rating: it no longer accepts {"type":"null"}"#]
    );
    assert_eq!(
        changes(|new| new["$defs"]["User"]["properties"]["email"] = json!({ "type": "null" })),
        [r#"/document/user/email: it no longer accepts {"type":"string"}"#]
    );
    assert_eq!(
        changes(|new| new["$defs"]["CustomField"]["required"] = json!(["value", "custom_field"])),
        ["/document/deal_custom_fields/*/value: it is now required"]
    );
}

#[test]
fn what_nobody_decides_is_told_as_such() {
    let changes = changes(|new| new["$defs"]["Timestamp"]["pattern"] = json!("^[0-9T:Z.+-]+$"));
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| change.contains("perhaps")), "{changes:?}");
}

#[test]
fn closing_an_object_breaks_nothing_that_is_known() {
    let strict = schema(find("crm_deal_created").unwrap(), Draft::Draft202012, Variant::Strict);
    assert_eq!(compare(&deal(), &strict).unwrap(), []);
}
