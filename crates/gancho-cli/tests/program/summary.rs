//! The tables of the summary, and what it advises.

use std::fmt::Write as _;
use std::fs;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// A warning, and nothing else.
const WARNING: &str = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","status":"open","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;

/// A delivery with these unknown fields.
fn with_fields(names: impl Iterator<Item = String>) -> String {
    let mut fields = String::new();
    names.for_each(|name| write!(fields, "\"{name}\":1,").unwrap());
    GOOD.replace("\"id\"", &format!("{fields}\"id\""))
}

/// The row of a table that begins with this name, without the name.
fn row<'a>(text: &'a str, name: &str) -> &'a str {
    let rows: Vec<_> = text.lines().filter_map(|line| line.strip_prefix(name)).collect();
    assert_eq!(rows.len(), 1, "{name}: {text}");
    rows[0].trim()
}

#[test]
fn the_first_three_places_of_a_rejection_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a.ndjson", "b.ndjson"].map(|name| folder.path().join(name));
    fs::write(&a, format!("{{}}\n{GOOD}\n{{}}\n")).unwrap();
    let places = |content: &str| {
        fs::write(&b, content).unwrap();
        let run = gancho(&["validate", arg(&a), arg(&b)]);
        let (_, places) = row(&run.stdout, "unknown_envelope").split_once("Event  ").unwrap();
        places.replace(&folder.path().display().to_string(), "")
    };
    assert_eq!(places(GOOD), "/a.ndjson:1, 3");
    assert_eq!(places("\n{}\n"), "/a.ndjson:1, 3, /b.ndjson:2");
    assert_eq!(places("{}\n{}\n"), "/a.ndjson:1, 3, /b.ndjson:1, …");
}

#[test]
fn more_is_advised_only_if_there_is_something_to_show() {
    let advice = |input: &str, args: &[&str]| {
        let run = gancho_reading(&[&["validate"], args].concat(), input);
        run.stdout.lines().find(|line| line.contains("--details")).map(str::to_owned)
    };
    let advised = "--details prints a line for each rejection, finding and unknown field";
    let see = |code: &str| Some(format!("{advised}; see also 'gancho explain {code}'"));
    assert_eq!(advice(GOOD, &[]), None);
    assert_eq!(advice("{}", &[]), see("unknown_envelope"));
    assert_eq!(advice(WARNING, &[]), see("task-completed-while-open"));
    let unknown = with_fields(["new".to_owned()].into_iter());
    assert_eq!(advice(&unknown, &[]), Some(advised.to_owned()));
    // What does not count is not advised.
    assert_eq!(advice(WARNING, &["--except", "task-completed-while-open"]), None);
    for shown in [&["--details"][..], &["--format", "github"]] {
        assert_eq!(advice(&["{}", WARNING].join("\n"), shown), None);
    }
}

#[test]
fn only_tables_with_rows_are_printed() {
    let unknown = with_fields(["new".to_owned()].into_iter());
    for (input, title) in [("{}", "rejected "), (WARNING, "finding "), (&unknown, "unknown field ")] {
        let text = gancho_reading(&["validate"], input).stdout;
        for other in ["rejected ", "finding ", "unknown field "] {
            assert_eq!(text.lines().any(|line| line.starts_with(other)), other == title, "{other}: {text}");
        }
    }
    let text = gancho_reading(&["validate"], GOOD).stdout;
    assert!(text.starts_with("event "), "{text}");
}

#[test]
fn findings_are_sorted_by_severity_and_then_by_their_number() {
    // The first two are infos.
    let uuid = GOOD.replace("a0744735", "x");
    let event = GOOD.replace("crm_source_deleted", "crm_source_renamed");
    let text = gancho_reading(&["validate"], [&uuid, &event, &event, WARNING].join("\n")).stdout;
    let rows = text.lines().skip_while(|line| !line.starts_with("finding ")).skip(1);
    let codes: Vec<_> = rows.take(3).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(codes, ["task-completed-while-open", "unknown-event", "transaction-uuid"], "{text}");
}

#[test]
fn unknown_fields_beyond_a_thousand_are_counted_together() {
    let fields = |count: usize| with_fields((0..count).map(|number| format!("f{number:04}")));
    let text = gancho_reading(&["validate"], [fields(20), fields(1)].join("\n")).stdout;
    assert_eq!(row(&text, "/document/f0000"), "2  <stdin>:1");
    assert_eq!(row(&text, "/document/f0019"), "1  <stdin>:1");
    assert!(!text.contains('…'), "{text}");
    let text = gancho_reading(&["validate"], fields(21)).stdout;
    assert!(text.contains("\n… and 1 elsewhere\n"), "{text}");
    let text = gancho_reading(&["validate"], [fields(1030), fields(1030)].join("\n")).stdout;
    assert_eq!(row(&text, "/document/f0000"), "2  <stdin>:1");
    assert!(text.contains("\n… and 2020 elsewhere\n"), "{text}");
    assert!(text.ends_with("2060 unknown fields\n"), "{text}");
}

#[test]
fn causes_of_rejections_beyond_a_thousand_are_counted_together() {
    let lines = |count: usize| {
        // The place of the error is different in each.
        let broken = |number: usize| GOOD.replace("\"id\"", &format!("\"f{number:04}\":x,\"id\""));
        (0..count).map(broken).collect::<Vec<_>>().join("\n")
    };
    let text = gancho_reading(&["validate"], lines(20)).stdout;
    assert!(!text.contains('…'), "{text}");
    let text = gancho_reading(&["validate"], lines(1030)).stdout;
    assert!(text.contains("\n… and 1010 rejected for other reasons\n"), "{text}");
    assert!(text.contains("\n0 accepted, 1030 rejected, "), "{text}");
}
