//! JSON output.

use serde_json::{Value, json};

use crate::gancho::{GOOD, gancho_reading};

#[test]
fn every_object_has_every_field() {
    let odd = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","color":"red","status":"open","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545","a/b":1}"#;
    let bad = GOOD.replace("\"Instagram\"", "7");
    let run = gancho_reading(&["validate", "--format", "json"], format!("{odd}\n\n{bad}\n"));
    assert_eq!(run.code, Some(1));
    let mut objects = run.objects();
    // The wording of these two messages is not part of this test.
    let finding = objects[0]["findings"][0]["message"].take();
    let message = objects[1]["message"].take();
    assert!(finding.is_string() && message.is_string());
    let accepted = json!({
        "source": "<stdin>",
        "line": 1,
        "event": "crm_task_updated",
        "verdict": "accepted",
        "kind": null,
        "path": null,
        "message": null,
        "offset": null,
        "findings": [{
            "code": "task-completed-while-open",
            "severity": "warning",
            "path": "/document/completed_at",
            "message": null,
        }],
        "unknown": ["/document/color", "/a~1b"],
    });
    let rejected = json!({
        "source": "<stdin>",
        "line": 3,
        "event": "crm_source_deleted",
        "verdict": "rejected",
        "kind": "wrong_type",
        "path": "/document/name",
        "message": null,
        "offset": objects[1]["offset"],
        "findings": [],
        "unknown": [],
    });
    assert_eq!(objects, [accepted, rejected]);
    let offset = usize::try_from(objects[1]["offset"].as_u64().unwrap()).unwrap();
    assert!(bad[..offset].ends_with("\"name\":7") || bad[..offset].ends_with("\"name\":"), "{offset}");
}

#[test]
fn the_note_about_the_limit_counts_objects() {
    // Each has two unknown fields, and therefore one object, two lines of text, and no line of a summary.
    let line = GOOD.replace("\"name\"", "\"a\":1,\"b\":2,\"name\"");
    let lines = vec![line; 40_000].join("\n");
    for threads in ["1", "2"] {
        let run = |args: &[&str]| {
            gancho_reading(&[&["validate", "--limit", "2", "--threads", threads], args].concat(), &lines)
        };
        let objects = run(&["--format", "json"]);
        assert!(objects.stderr.contains("39998 more objects were not printed"), "{}", objects.stderr);
        let text = run(&["--details"]);
        assert!(text.stdout.contains("the first 2 of 80000"), "{}", text.stdout);
        let summary = run(&[]);
        assert!(!summary.stdout.contains("the first"), "{}", summary.stdout);
    }
}

#[test]
fn only_documented_names_are_printed() {
    let crm = |name: &str| GOOD.replace("crm_source_deleted", name);
    let superoffice = |name: &str| {
        format!(
            r#"{{"Timestamp":"2025-05-14T10:48:07.8912039Z","Event":"{name}","PrimaryKey":18,"ContextIdentifier":"Cust12345","ChangedByAssociateId":5,"WebhookName":"Exemplo"}}"#
        )
    };
    let lines = [
        superoffice("sale.sold"),
        superoffice("list.110.created"),
        superoffice("joana.silva"),
        // These three only begin like names of a family of events.
        superoffice("list.joana silva.created"),
        superoffice("y_joana@example.com.changed"),
        superoffice("list.joana\u{202e}.created"),
        crm("joana.silva"),
        // A known event, but of another system.
        crm("sale.sold"),
    ];
    let run = gancho_reading(&["validate", "--format", "json"], lines.join("\n"));
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    let events: Vec<_> = run.objects().iter().map(|object| object["event"].clone()).collect();
    assert_eq!(
        events,
        [
            json!("sale.sold"),
            json!("list.110.created"),
            json!(null),
            json!(null),
            json!(null),
            json!(null),
            json!(null),
            json!(null)
        ]
    );
    assert!(!run.stdout.contains("joana"));

    let run = gancho_reading(&["validate"], lines.join("\n"));
    assert!(!run.stdout.contains("joana"), "{}", run.stdout);
    let counted =
        |row: &str| run.stdout.lines().find_map(|line| line.strip_prefix(row)?.split_whitespace().next());
    assert_eq!(counted("sale.sold"), Some("1"));
    assert_eq!(counted("(account's own event)"), Some("1"));
    assert_eq!(counted("(unknown event)"), Some("6"));
}

#[test]
fn unprintable_characters_of_names_are_escaped() {
    for character in "\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{e0041}".chars() {
        let key = format!("a{character}b");
        let body = GOOD.replace("\"id\"", &format!("\"{key}\":1,\"id\""));

        let text = gancho_reading(&["validate", "--details"], &body).stdout;
        assert!(!text.contains(character), "{}", character.escape_unicode());
        let shown = format!("unknown field /document/a{}b", character.escape_unicode());
        assert!(text.contains(&shown), "{text}");

        let run = gancho_reading(&["validate", "--format", "json"], &body);
        assert!(!run.stdout.contains(character), "{}", character.escape_unicode());
        assert_eq!(run.objects()[0]["unknown"], json!([format!("/document/{key}")]));

        let run = gancho_reading(&["survey", "--format", "json"], &body);
        assert!(!run.stdout.contains(character), "{}", character.escape_unicode());
        let survey: Value = serde_json::from_str(&run.stdout).unwrap();
        assert!(survey.to_string().contains(&format!("/document/{key}")), "{survey}");
    }
}
