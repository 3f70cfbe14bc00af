//! How much is printed.

use crate::gancho::{GOOD, gancho_reading};

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
