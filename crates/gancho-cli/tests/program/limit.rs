//! How much is printed.

use std::fs;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// Two findings and an unknown field.
const TASK: &str = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","color":"red","status":"open","type":"xyz","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;

#[test]
fn every_line_that_is_not_printed_is_counted() {
    let input = format!("{TASK}\n{{}}\n{GOOD}\n");
    for form in [&["--details"][..], &["--format", "github"]] {
        for (limit, printed) in [("0", 0), ("1", 1), ("3", 3), ("4", 4), ("all", 4)] {
            let run = gancho_reading(&[&["validate", "--limit", limit], form].concat(), &input);
            let of_stdin = |line: &&str| line.starts_with("<stdin>:") || line.starts_with("::");
            assert_eq!(run.stdout.lines().filter(of_stdin).count(), printed, "{}", run.stdout);
            let omitted = format!("… the first {printed} of 4; --limit all prints all of them\n");
            assert_eq!(run.stdout.contains(&omitted), printed < 4, "{}", run.stdout);
            assert_eq!(run.stdout.contains('…'), printed < 4, "{}", run.stdout);
        }
    }
}

#[test]
fn a_limit_is_a_number_or_all() {
    let run = gancho_reading(&["validate", "--limit", "many"], GOOD);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("expected a whole number, or all"), "{}", run.stderr);
}

#[test]
fn the_limit_is_for_all_inputs_together() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["a", "b", "c"].map(|name| folder.path().join(name));
    for file in &files {
        fs::write(file, "{}\n{}\n").unwrap();
    }
    let [a, b, c] = files.each_ref().map(|path| arg(path));
    let run = gancho(&["validate", "--details", "--limit", "3", a, b, c]);
    let lines: Vec<_> = run.stdout.lines().take(4).map(|line| line.split(": ").next().unwrap()).collect();
    let [first, second] = [format!("{a}:1"), format!("{a}:2")];
    let omitted = "… the first 3 of 6; --limit all prints all of them";
    assert_eq!(lines, [&*first, &*second, &*format!("{b}:1"), omitted]);
}

#[test]
fn errors_of_a_schema_beyond_a_thousand_are_counted() {
    let line = |errors: usize| {
        let body = format!("{{\"leads\":[{}]}}", vec!["0"; errors].join(","));
        let run = gancho_reading(&["validate", "--details", "--reader", "schema"], body);
        run.stdout.lines().next().unwrap().to_owned()
    };
    assert!(!line(3).contains(" more"));
    assert!(line(1050).contains("; and 50 more, by the schema leads"));
}

#[test]
fn objects_that_are_not_printed_are_noted() {
    let run = |limit: &str, format: &str| {
        let run = gancho_reading(
            &["validate", "--format", format, "--limit", limit],
            format!("{GOOD}\n{{}}\n{{}}\n"),
        );
        assert_eq!(run.code, Some(1));
        run
    };
    let some = run("1", "json");
    assert_eq!((some.objects().len(), some.stderr.lines().count()), (1, 1));
    assert_eq!(some.stderr, "note: 2 more objects were not printed, because of --limit\n");
    // A test case counts those that are not printed.
    for all in [run("3", "json"), run("1", "junit"), run("3", "junit")] {
        assert_eq!(all.stderr, "");
    }
}
