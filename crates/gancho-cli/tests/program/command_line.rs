//! Commands, help and exit codes.

use gancho_core::events;

use crate::gancho::gancho;

#[cfg(not(feature = "receive"))]
const COMMANDS: [&str; 4] = ["validate", "events", "sample", "completions"];
#[cfg(feature = "receive")]
const COMMANDS: [&str; 7] = ["validate", "events", "sample", "completions", "receive", "listen", "send"];

#[test]
fn help_and_version_exit_with_0() {
    let run = gancho(&["--version"]);
    assert_eq!((run.code, run.stdout), (Some(0), format!("gancho {}\n", env!("CARGO_PKG_VERSION"))));
    for command in COMMANDS {
        for help in ["-h", "--help"] {
            let run = gancho(&[command, help]);
            assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
            assert!(run.stdout.contains(&format!("Examples:\n  gancho {command}")), "{}", run.stdout);
        }
    }
}

#[test]
fn help_names_the_exit_codes() {
    for command in [
        &["validate"][..],
        &["survey"],
        &["explain"],
        &["events"],
        &["sample"],
        &["schema"],
        &["schema", "write"],
        &["schema", "check"],
        &["schema", "compare"],
        &["man"],
    ] {
        let run = gancho(&[command, &["--help"]].concat());
        assert!(run.stdout.contains("\nExit codes:"), "{command:?}: {}", run.stdout);
    }
}

#[test]
fn manual_pages_are_not_written_to_a_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_str().unwrap();
    let run = gancho(&["man", path]);
    let error = format!("error: cannot write to {path}: it is a file, not a folder\n");
    assert_eq!((run.code, run.stderr), (Some(2), error));
}

#[test]
fn without_a_command_help_is_printed() {
    let run = gancho(&[]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    for command in COMMANDS {
        assert!(run.stderr.contains(&format!("\n  {command} ")), "{}", run.stderr);
    }
}

#[test]
fn wrong_command_lines_exit_with_2() {
    for args in [
        &["nonsense"][..],
        &["validate", "--nonsense"],
        &["validate", "--format", "xml"],
        &["validate", "--system", "hubspot"],
        &["validate", "--max-bytes", "0"],
        &["validate", "--max-bytes", "lots"],
        &["sample"],
        &["sample", "all", "--count", "-1"],
        &["sample", "all", "--seed", "x"],
        &["completions", "nonsense"],
    ] {
        let run = gancho(args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.starts_with("error: "), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_wrong_number_is_answered_with_the_numbers_that_are_accepted() {
    for (args, why) in [
        (["validate", "--threads", "0"], "expected a whole number from 1 to 1024"),
        (["validate", "--threads", "-1"], "expected a whole number from 1 to 1024"),
        (["survey", "--threads", "x"], "expected a whole number from 1 to 1024"),
        (["validate", "--max-elements", "0"], "expected a whole number of at least 1"),
        (["validate", "--limit", "-1"], "expected a whole number, or all"),
        (["validate", "--max-bytes", "1MB"], "or of KiB, MiB or GiB, such as 1048576 or 64MiB"),
        (["validate", "--max-bytes", ""], "or of KiB, MiB or GiB, such as 1048576 or 64MiB"),
        (["validate", "--max-bytes", "999999999999999999999"], "the size is larger than"),
        (["sample", "--count", "-1"], "expected a whole number, such as 0 or 1000"),
        (["sample", "--seed", "99999999999999999999"], "of at most 18446744073709551615"),
        #[cfg(feature = "receive")]
        (["send", "--at-once", "0"], "expected a whole number from 1 to 10000"),
        #[cfg(feature = "receive")]
        (["listen", "--count", "0"], "expected a whole number of at least 1"),
    ] {
        let run = gancho(&args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        let start = format!("error: invalid value '{}' for '{} <", args[2], args[1]);
        assert!(run.stderr.starts_with(&start) && run.stderr.contains(why), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_name_is_suggested_for_its_last_part() {
    for args in [&["schema", "show", "deal"][..], &["validate", "--as", "Deal"]] {
        let run = gancho(args);
        let tip = run.stderr.lines().find(|line| line.contains("similar"));
        assert!(tip.is_some_and(|tip| tip.contains(": 'crm.Deal'")), "{}", run.stderr);
    }
}

#[test]
fn all_events_are_listed() {
    let run = gancho(&["events"]);
    let rows: Vec<Vec<&str>> = run.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["event", "system", "entity", "action"]);
    let table = rows.iter().take_while(|row| !row.is_empty()).count();
    assert_eq!(table, 1 + events::all().count());
    assert!(run.stdout.contains("y_{table}.deleted: a row of an extra table"));
    assert!(rows.contains(&vec!["crm_task_deleted", "rdstation-crm", "task", "deleted"]));
    assert!(rows.contains(&vec!["leads", "rdstation-marketing", "lead"]));
}

#[test]
fn events_are_listed_as_json_and_by_system() {
    let run = gancho(&["events", "--format", "json", "--system", "rdstation-marketing"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[0],
        r#"{"name":"WEBHOOK.CONVERTED","system":"rdstation-marketing","entity":"contact","action":"converted"}"#
    );
    assert_eq!(lines[2], r#"{"name":"leads","system":"rdstation-marketing","entity":"lead","action":null}"#);
}

#[test]
fn completions_contain_commands_and_events() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = gancho(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{shell}");
        for command in COMMANDS {
            assert!(run.stdout.contains(command), "{shell} does not know {command}");
        }
    }
    assert!(gancho(&["completions", "bash"]).stdout.contains("crm_deal_updated"));
}
