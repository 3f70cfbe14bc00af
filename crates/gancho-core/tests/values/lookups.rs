//! Values that are found by a name or a number.

use gancho_core::rdstation::crm::{self, AuthHeader, AuthHeaderError, v2};
use gancho_core::rdstation::marketing::Content;
use gancho_core::superoffice::{self, Moniker, WebhookState};
use gancho_core::{FreeFields, FreeValue, Proof, System};

#[test]
fn states_of_webhooks_have_the_numbers_of_the_database() {
    for (number, name) in ["Unknown", "Active", "Stopped", "TooManyErrors"].into_iter().enumerate() {
        let (number, state) = (i64::try_from(number).unwrap(), WebhookState::from(name));
        assert_eq!((state.number(), WebhookState::from_number(number)), (Some(number), Some(state)));
    }
    assert_eq!((WebhookState::from("Paused").number(), WebhookState::from_number(4)), (None, None));
}

#[test]
fn fields_are_found_by_name() {
    let deal: crm::Deal = serde_json::from_str(
        r#"{"id":"1","name":"N","amount_monthly":0,"amount_unique":0,"status":"ongoing","created_at":"2025-03-28T09:49:16.000-03:00","updated_at":"2025-03-28T09:49:16.000-03:00","deal_custom_fields":[{"value":"a","custom_field":{"id":"1","label":"A"}},{"value":"b","custom_field":{"id":"2","label":"B"}}]}"#,
    )
    .unwrap();
    assert_eq!(deal.custom_field("B"), Some(&FreeValue::from("b")));
    assert_eq!(deal.custom_field("C"), None);

    let notification: superoffice::Notification = serde_json::from_str(
        r#"{"EventId":"x","Timestamp":"2025-05-14T10:48:07Z","Event":"sale.sold","PrimaryKey":1,"ChangedByAssociateId":1,"WebhookName":"w","FieldValues":{"sale_id":"[I:6]"}}"#,
    )
    .unwrap();
    assert_eq!(notification.field("sale_id"), Some(Moniker::Integer(6)));
    assert_eq!(notification.field("other"), None);

    let content: Content = serde_json::from_str(
        r#"{"email_lead":"ana.exemplo@example.com","traffic_source":"encoded_eyJhIjoxfQ=="}"#,
    )
    .unwrap();
    assert_eq!(content.email(), Some("ana.exemplo@example.com"));
    assert_eq!(content.traffic_source(), Some(Ok(serde_json::json!({ "a": 1 }))));
    let fields = FreeFields::from_iter([("email_lead".to_owned(), FreeValue::from("a@example.com"))]);
    assert_eq!(Content::from(fields).email(), Some("a@example.com"));
    assert_eq!(Content::default().traffic_source(), None);

    for name in ["ErrorMessage", "Message"] {
        let answer: superoffice::ErrorAnswer =
            serde_json::from_str(&format!(r#"{{"{name}":"not found"}}"#)).unwrap();
        assert_eq!(answer.text(), Some("not found"), "{name}");
    }
    assert_eq!(superoffice::ErrorAnswer::default().text(), None);
}

#[test]
fn a_subscription_has_a_header_only_with_both_of_its_parts() {
    let with = |header: &str| -> v2::NewSubscription {
        serde_json::from_str(&format!(
            r#"{{"event_name":"crm_deal_created","http_method":"POST","url":"https://example.com"{header}}}"#
        ))
        .unwrap()
    };
    assert!(with("").auth().unwrap().is_none());
    let header = with(r#","auth_header":"X-Key","auth_key":"chave""#).auth().unwrap().unwrap();
    assert_eq!((header.name(), header.key().expose()), ("X-Key", "chave"));
    for part in [r#","auth_header":"X-Key""#, r#","auth_key":"chave""#] {
        assert_eq!(with(part).auth().unwrap_err(), AuthHeaderError);
    }
    assert_eq!(AuthHeader::new("X-Key", "").unwrap_err(), AuthHeaderError);
}

#[test]
fn each_system_has_its_own_proof() {
    let proofs = System::ALL.iter().map(|system| system.contract().proof);
    assert!(proofs.eq([Proof::StaticHeader, Proof::Nothing, Proof::Signature]));
}
