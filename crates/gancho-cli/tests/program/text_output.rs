//! Text output.

use std::fs;

use crate::gancho::{self, GOOD, arg, command, fixtures, gancho, gancho_reading};

#[test]
fn details_are_lines_then_a_table_then_the_totals() {
    let unknown = GOOD.replace("\"Instagram\"", "\"Instagram\",\"new\":1");
    let task = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","status":"open","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;
    let broken = GOOD.replace("\"67e6\"", "\"\"");
    let input = [GOOD, &unknown, task, "{}", &broken].join("\n");
    let run = gancho_reading(&["validate", "--details"], &input);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let [note, warning, no_event, rejected, summary @ ..] = lines.as_slice() else {
        panic!("{}", run.stdout);
    };
    assert_eq!(*note, "<stdin>:2: note: unknown field /document/new");
    assert!(warning.starts_with("<stdin>:3: warning: "), "{warning}");
    assert!(warning.ends_with(", at /document/completed_at [task-completed-while-open]"), "{warning}");
    assert!(no_event.starts_with("<stdin>:4: rejected: "), "{no_event}");
    assert!(rejected.starts_with("<stdin>:5: rejected: "), "{rejected}");
    assert!(rejected.contains(", at /document/id (byte "), "{rejected}");
    let (_, table) = summary.split_at(summary.len() - 5);
    assert_eq!(
        table,
        [
            "event               accepted  rejected  findings  unknown fields",
            "crm_source_deleted         2         1         0               1",
            "crm_task_updated           1         0         1               0",
            "(no event)                 0         1         0               0",
            "3 accepted, 2 rejected, 1 finding, 1 unknown field",
        ]
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));

    // Without --details, the summary is the same, and names the option.
    let brief = gancho_reading(&["validate"], &input);
    assert_eq!(
        brief.stdout.lines().collect::<Vec<_>>(),
        [
            "rejected          count  at            why                                                                            first",
            "unknown_envelope      1  -             not an envelope: the root has no field event_name, event_type, leads or Event  <stdin>:4",
            "invalid_value         1  /document/id  the value is not a non-empty id                                                <stdin>:5",
            "",
            "finding                    severity  count  first      what",
            "task-completed-while-open  warning       1  <stdin>:3  the task is not completed, but has completion data",
            "",
            "unknown field  count  first",
            "/document/new      1  <stdin>:2",
            "",
            "--details prints a line for each rejection, finding and unknown field; see also 'gancho explain unknown_envelope'",
        ]
        .into_iter()
        .chain(table.iter().copied())
        .collect::<Vec<_>>()
    );
}

#[test]
fn lines_are_limited_and_the_rest_is_counted() {
    let input = "{}\n".repeat(2000);
    let run = gancho_reading(&["validate", "--details", "--limit", "3"], &input);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[2].starts_with("<stdin>:3: rejected: "), "{}", lines[2]);
    assert_eq!(lines[3], "… the first 3 of 2000; --limit all prints all of them");
    assert_eq!(lines.last(), Some(&"0 accepted, 2000 rejected, 0 findings, 0 unknown fields"));
    let run = gancho_reading(&["validate", "--details"], &input);
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("<stdin>:")).count(), 1000);
    let run = gancho_reading(&["validate", "--details", "--limit", "all"], &input);
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("<stdin>:")).count(), 2000);
}

#[test]
fn colours_are_printed_only_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.json");
    fs::write(&file, "{}").unwrap();
    let missing = folder.path().join("missing.json");
    let with = |variables: &[(&str, &str)]| {
        let mut command = command(&["validate", "--details", arg(&file), arg(&missing)]);
        command.envs(variables.iter().copied());
        let run = gancho::run(command, b"");
        (run.stdout.contains('\u{1b}'), run.stderr.contains('\u{1b}'))
    };
    assert_eq!(with(&[]), (false, false), "not a terminal");
    assert_eq!(with(&[("CLICOLOR_FORCE", "1")]), (true, true));
    assert_eq!(with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false));
}

#[test]
fn severities_have_different_colours() {
    let warning = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","color":"red","status":"open","type":"xyz","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;
    let mut forced = command(&["validate", "--details"]);
    forced.env("CLICOLOR_FORCE", "1");
    let text = gancho::run(forced, format!("{warning}\n{{}}\n").as_bytes()).stdout;
    let colour = |word: &str| {
        let (before, _) = text.split_once(&format!("{word}\u{1b}[0m: ")).unwrap();
        before.rsplit_once(": ").unwrap().1.to_owned()
    };
    let colours = ["warning", "info", "note", "rejected"].map(colour);
    for (at, one) in colours.iter().enumerate() {
        assert!(one.starts_with('\u{1b}') && !colours[..at].contains(one), "{colours:?}");
    }
}

#[test]
fn json_is_never_coloured() {
    let mut forced = command(&["validate", "--format", "json", "-"]);
    forced.env("CLICOLOR_FORCE", "1");
    assert!(!gancho::run(forced, b"{}").stdout.contains('\u{1b}'));
}

#[test]
fn progress_is_shown_only_on_a_terminal() {
    let run = gancho(&["validate", arg(&fixtures("valid/superoffice/sale.sold"))]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}
