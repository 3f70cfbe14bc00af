//! Changes that break a consumer, and changes that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
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
fn a_schema_is_compatible_with_itself() {
    for entry in catalogue() {
        for draft in Draft::ALL {
            let same = schema(entry, *draft, Variant::Open);
            assert_eq!(compare(&same, &same).unwrap(), [], "{} {draft}", entry.name());
        }
    }
}

#[test]
fn widening_changes_are_not_reported() {
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
fn only_the_removed_field_is_reported() {
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
fn narrowing_changes_are_reported_at_their_field() {
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
fn undecided_changes_are_reported_as_uncertain() {
    let changes = changes(|new| new["$defs"]["Timestamp"]["pattern"] = json!("^[0-9T:Z.+-]+$"));
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| change.contains("perhaps")), "{changes:?}");
}

#[test]
fn disallowing_unknown_fields_is_not_reported() {
    let strict = schema(find("crm_deal_created").unwrap(), Draft::Draft202012, Variant::Strict);
    assert_eq!(compare(&deal(), &strict).unwrap(), []);
}
