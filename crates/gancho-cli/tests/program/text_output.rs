//! What people are told.

use std::fs;

use crate::gancho::{self, GOOD, arg, command, fixtures, gancho, gancho_reading};

#[test]
fn lines_then_a_table_then_the_totals() {
    let unknown = GOOD.replace("\"Instagram\"", "\"Instagram\",\"new\":1");
    let task = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","status":"open","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;
    let broken = GOOD.replace("\"67e6\"", "\"\"");
    let run = gancho_reading(&["validate"], [GOOD, &unknown, task, "{}", &broken].join("\n"));
    let lines: Vec<&str> = run.stdout.lines().collect();
    let [note, warning, no_event, rejected, table @ ..] = lines.as_slice() else {
        panic!("{}", run.stdout);
    };
    assert_eq!(*note, "<stdin>:2: note: unknown field /document/new");
    assert!(warning.starts_with("<stdin>:3: warning: "), "{warning}");
    assert!(warning.ends_with(", at /document/completed_at [task-completed-while-open]"), "{warning}");
    assert!(no_event.starts_with("<stdin>:4: rejected: "), "{no_event}");
    assert!(rejected.starts_with("<stdin>:5: rejected: "), "{rejected}");
    assert!(rejected.contains(", at /document/id, byte "), "{rejected}");
    assert_eq!(
        table,
        [
            "event               accepted  rejected  findings  unknown fields",
            "crm_source_deleted         2         1         0               1",
            "crm_task_updated           1         0         1               0",
            "(no event)                 0         1         0               0",
            "3 accepted, 2 rejected, 1 findings, 1 unknown fields",
        ]
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.json");
    fs::write(&file, "{}").unwrap();
    let missing = folder.path().join("missing.json");
    let with = |variables: &[(&str, &str)]| {
        let mut command = command(&["validate", arg(&file), arg(&missing)]);
        command.envs(variables.iter().copied());
        let run = gancho::run(command, b"");
        (run.stdout.contains('\u{1b}'), run.stderr.contains('\u{1b}'))
    };
    assert_eq!(with(&[]), (false, false), "not a terminal");
    assert_eq!(with(&[("CLICOLOR_FORCE", "1")]), (true, true));
    assert_eq!(with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false));
}

#[test]
fn json_is_never_coloured() {
    let mut forced = command(&["validate", "--format", "json", "-"]);
    forced.env("CLICOLOR_FORCE", "1");
    assert!(!gancho::run(forced, b"{}").stdout.contains('\u{1b}'));
}

#[test]
fn nothing_is_said_of_progress_when_nobody_watches() {
    let run = gancho(&["validate", arg(&fixtures("valid"))]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}
