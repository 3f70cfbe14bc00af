//! Documents and bodies of API calls, which are not deliveries.

use std::fs;

use gancho_schema::catalogue;

use crate::gancho::{GOOD, arg, fixtures, gancho, gancho_reading};

#[test]
fn every_type_accepts_its_example() {
    let modules =
        [("rdstation-crm", "crm"), ("rdstation-marketing", "marketing"), ("superoffice", "superoffice")];
    let mut tried = 0;
    for (system, module) in modules {
        for entry in fs::read_dir(fixtures("objects").join(system)).unwrap() {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_str().unwrap();
            let name = if name.contains('.') { name.to_owned() } else { format!("{module}.{name}") };
            if catalogue().all(|entry| entry.name() != name) {
                continue;
            }
            let run = gancho(&["validate", "--format", "json", "--as", &name, arg(&folder)]);
            // Some violate rules, but all can be parsed.
            assert!(matches!(run.code, Some(0 | 1)), "{name}: {}{}", run.stdout, run.stderr);
            for object in run.objects() {
                assert_eq!(object["verdict"], "accepted", "{object}");
                assert_eq!(object["event"], name.as_str());
            }
            tried += 1;
        }
    }
    assert!(tried >= 25, "{tried}");
}

#[test]
fn calls_are_detected_and_checked_by_their_rules() {
    let request = r#"{"entity_type":"CONTACT","event_type":"WEBHOOK.CONVERTED","url":"http://example.com/hook","http_method":"POST"}"#;
    for args in [&[][..], &["--as", "platform.SubscriptionRequest"]] {
        let run = gancho_reading(&[&["validate", "--format", "json"], args].concat(), request);
        let object = &run.objects()[0];
        assert_eq!(object["event"], "platform.SubscriptionRequest", "{object}");
        assert_eq!(object["findings"][0]["code"], "subscription-url");
        // The vendor would reject it.
        assert_eq!(run.code, Some(1));
    }
}

#[test]
fn ambiguous_documents_list_the_candidates() {
    let run = gancho_reading(
        &["validate"],
        r#"{"id":"1","name":"x","created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}"#,
    );
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("; try --as crm."), "{}", run.stdout);
}

#[test]
fn deliveries_are_parsed_as_the_requested_event() {
    for (name, code) in
        [("crm_source_deleted", 0), ("crm_source_created", 1), ("sale.sold", 1), ("crm.Source", 1)]
    {
        let run = gancho_reading(&["validate", "--as", name], GOOD);
        assert_eq!(run.code, Some(code), "{name}: {}", run.stdout);
    }
    let sale = gancho(&["sample", "sale.sold"]).stdout;
    for (name, code) in [("sale.sold", 0), ("sale.lost", 1), ("superoffice.Notification", 0)] {
        let run = gancho_reading(&["validate", "--as", name], &sale);
        assert_eq!(run.code, Some(code), "{name}: {}", run.stdout);
    }
}

#[test]
fn similar_names_are_suggested() {
    let run = gancho(&["validate", "--as", "superoffice.Webhok"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("superoffice.Webhook"), "{}", run.stderr);
    assert!(gancho(&["completions", "bash"]).stdout.contains("v2.SubscriptionRequest"));
}

#[test]
fn what_is_listed_but_no_type_is_explained() {
    for name in ["openapi", "bundle"] {
        let run = gancho_reading(&["validate", "--as", name], "");
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("bundles and openapi are neither"), "{}", run.stderr);
    }
}
