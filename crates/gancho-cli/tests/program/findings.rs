//! Which findings count, which make the run fail, and the output formats for CI.

use std::io::Write as _;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// A task with status open but a completion time (a warning), an unknown field, and an undocumented value (info).
const TASK: &str = r#"{"event_name":"crm_task_updated","document":{"id":"6690","name":"Ligar","color":"red","status":"open","type":"xyz","completed_at":"2025-03-28T09:53:09.274-03:00","created_at":"2024-07-11T13:38:53.405-03:00","updated_at":"2025-03-28T09:53:09.288-03:00"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7-6bf1-483f-8d71-349a0b02a545"}"#;

fn codes(args: &[&str]) -> (Option<i32>, Vec<String>) {
    let run = gancho_reading(&[&["validate", "--format", "json"], args].concat(), TASK);
    let object = &run.objects()[0];
    let findings = object["findings"].as_array().unwrap().iter().map(|finding| finding["code"].clone());
    let unknown = object["unknown"].as_array().unwrap().iter().cloned();
    let all = findings.chain(unknown).map(|code| code.as_str().unwrap().to_owned()).collect();
    (run.code, all)
}

#[test]
fn findings_are_filtered() {
    let all = ["unknown-value", "task-completed-while-open", "/document/color"];
    let (_, mut found) = codes(&[]);
    found.sort();
    let mut sorted = all.map(str::to_owned).to_vec();
    sorted.sort();
    assert_eq!(found, sorted);
    assert_eq!(codes(&["--only", "task-completed-while-open"]).1, ["task-completed-while-open"]);
    assert_eq!(codes(&["--only", "unknown-field"]).1, ["/document/color"]);
    assert_eq!(codes(&["--except", "unknown-field,unknown-value"]).1, ["task-completed-while-open"]);
    assert_eq!(codes(&["--min-severity", "warning"]).1, ["task-completed-while-open"]);
    assert_eq!(codes(&["--min-severity", "error"]).1, [""; 0]);
    let run = gancho(&["validate", "--only", "task-completed"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("task-completed-while-open"), "{}", run.stderr);
    let run = gancho(&["validate", "--only", "missing_field"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("this is the code of a rejection"), "{}", run.stderr);
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    for (args, error) in [
        (
            &["--only", "email", "--except", "deal-total,email"][..],
            "error: --only and --except both name email\n",
        ),
        (
            &["--min-severity", "error", "--fail-on", "warning"],
            "error: --fail-on warning has no effect with --min-severity error, which excludes such findings; \
             use --min-severity warning\n",
        ),
        (
            &["--min-severity", "warning", "--fail-on", "unknown"],
            "error: --fail-on unknown has no effect with --min-severity warning, which excludes such findings; \
             use --min-severity info\n",
        ),
    ] {
        let run = gancho(&[&["validate"], args].concat());
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(2), "", error));
    }
    let run = gancho(&["validate", "--as", "crm.Deal", "--system", "superoffice"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("cannot be used with"), "{}", run.stderr);
    for args in [
        ["--min-severity", "error", "--fail-on", "never"],
        ["--min-severity", "warning", "--fail-on", "error"],
    ] {
        assert_eq!(gancho_reading(&[&["validate"][..], &args].concat(), GOOD).code, Some(0), "{args:?}");
    }
}

#[test]
fn fail_on_determines_the_exit_code() {
    let code = |args: &[&str], input: &str| {
        gancho_reading(&[&["validate", "--format", "json"], args].concat(), input).code
    };
    for (on, good, odd, rejected) in [
        ("error", 0, 0, 1),
        ("warning", 0, 1, 1),
        ("unknown", 0, 1, 1),
        ("info", 0, 1, 1),
        ("never", 0, 0, 0),
    ] {
        let found = [GOOD, TASK, "{}"].map(|input| code(&["--fail-on", on], input));
        assert_eq!(found, [Some(good), Some(odd), Some(rejected)], "{on}");
    }
    let except = ["--except", "task-completed-while-open"];
    assert_eq!(code(&[&["--fail-on", "warning"][..], &except].concat(), TASK), Some(0));
    assert_eq!(code(&[&["--fail-on", "unknown"][..], &except].concat(), TASK), Some(1));
    // Each kind of finding alone.
    let uuid = GOOD.replace("a0744735", "x");
    let event = GOOD.replace("crm_source_deleted", "crm_source_renamed");
    for (rule, input, failing) in [
        ("task-completed-while-open", TASK, &["warning", "unknown", "info"][..]),
        ("unknown-value", TASK, &["unknown", "info"]),
        ("unknown-field", TASK, &["unknown", "info"]),
        ("unknown-event", &event, &["unknown", "info"]),
        ("transaction-uuid", &uuid, &["info"]),
    ] {
        for on in ["error", "warning", "unknown", "info", "never"] {
            let expected = i32::from(failing.contains(&on));
            assert_eq!(code(&["--only", rule, "--fail-on", on], input), Some(expected), "{rule} {on}");
        }
    }
}

#[test]
fn values_are_shown_only_on_request() {
    let run = gancho_reading(
        &["validate", "--details", "--show-values"],
        format!("{TASK}\n{}", GOOD.replace("\"67e6\"", "7")),
    );
    assert!(run.stderr.contains("may contain personal data"), "{}", run.stderr);
    for shown in [
        "[task-completed-while-open]: \"2025-03-28T09:53:09.274-03:00\"\n",
        "unknown field /document/color: \"red\"\n",
        "event crm_source_deleted): 7\n",
    ] {
        assert!(run.stdout.contains(shown), "{shown}: {}", run.stdout);
    }
    let run = gancho_reading(&["validate", "--format", "json", "--show-values"], TASK);
    assert!(run.stdout.contains("\"value\":\"\\\"xyz\\\"\""), "{}", run.stdout);
    let run = gancho_reading(&["validate", "--format", "junit", "--fail-on", "info", "--show-values"], TASK);
    assert!(run.stdout.contains("unknown field /document/color: &quot;red&quot;"), "{}", run.stdout);
    let lines = "{\"secret\":1}\n{\"secret\":2,\"body\":[7,{\"body\":null}]}\n";
    let run = gancho_reading(&["validate", "--details", "--show-values", "--at", "/body/0"], lines);
    assert!(run.stdout.contains("an object nor a string, at /body/0: 7\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("secret"), "{}", run.stdout);
    let run = gancho_reading(&["validate", "--show-values"], TASK);
    assert_eq!(run.stderr, "note: --show-values has no effect on the summary; add --details\n");
    let run = gancho_reading(&["validate", "--details"], TASK);
    assert!(!run.stdout.contains("xyz") && run.stderr.is_empty(), "{}", run.stdout);
}

#[test]
fn github_gets_a_command_for_each_line() {
    let run = gancho_reading(&["validate", "--format", "github"], format!("{TASK}\n{{}}\n"));
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("::")).collect();
    assert!(lines.contains(&"::warning file=<stdin>,line=1,title=task-completed-while-open::the task is not completed, but has completion data, at /document/completed_at"), "{lines:?}");
    assert!(
        lines.contains(&"::notice file=<stdin>,line=1,title=unknown-field::unknown field /document/color"),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("::error file=<stdin>,line=2,title=unknown_envelope::")),
        "{lines:?}"
    );
    assert!(run.stdout.ends_with("1 accepted, 1 rejected, 2 findings, 1 unknown field\n"), "{}", run.stdout);
}

#[test]
fn junit_has_a_suite_for_each_input() {
    let run = gancho_reading(
        &["validate", "--format", "junit", "-", "no/such/file"],
        format!("{GOOD}\n{{\"a&<\\\"b\":1}}\n"),
    );
    assert_eq!(run.code, Some(2));
    let text = run.stdout;
    assert!(
        text.starts_with(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gancho validate\">\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("<testsuite name=\"&lt;stdin&gt;\" tests=\"2\" failures=\"1\" errors=\"0\">"),
        "{text}"
    );
    assert!(
        text.contains("<testcase classname=\"&lt;stdin&gt;\" name=\"1 document without a failure\"/>"),
        "{text}"
    );
    assert!(
        text.contains(
            "<testcase classname=\"&lt;stdin&gt;\" name=\"line 2\"><failure type=\"unknown_envelope\""
        ),
        "{text}"
    );
    assert!(
        text.contains("<testsuite name=\"no/such/file\" tests=\"1\" failures=\"1\" errors=\"0\">"),
        "{text}"
    );
    assert!(text.contains("message=\"cannot read no/such/file: "), "{text}");
    assert!(text.ends_with("</testsuites>\n"), "{text}");
}

#[test]
fn junit_has_the_failures_before_an_input_breaks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ndjson.gz");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(format!("{GOOD}\n{{}}\n").as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    std::fs::write(&path, &gzip[..gzip.len() - 1]).unwrap();
    let run = gancho(&["validate", "--format", "junit", arg(&path)]);
    assert_eq!(run.code, Some(2));
    for part in ["type=\"unknown_envelope\"", "1 document without a failure", "type=\"unreadable\""] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    assert_eq!(run.stdout.matches("<testsuite ").count(), 2, "{}", run.stdout);
}

#[test]
fn junit_has_only_characters_that_xml_allows() {
    let body = GOOD.replace("\"name\"", "\"a\u{ffff}b\":1,\"c\u{fffe}d\":1,\"name\"");
    let run = gancho_reading(&["validate", "--format", "junit", "--fail-on", "unknown"], body);
    assert!(run.stdout.contains("unknown field /document/a\\u{ffff}b"), "{}", run.stdout);
    assert!(run.stdout.contains("unknown field /document/c\\u{fffe}d"), "{}", run.stdout);
    let body = "{\"b\\u0001\u{ffff}\":{}}\n";
    let run = gancho_reading(&["validate", "--format", "junit", "--at", "/b\u{1}\u{ffff}"], body);
    assert!(run.stdout.contains("name=\"line 1/b\\u{1}\\u{ffff}\""), "{}", run.stdout);
    assert!(!run.stdout.contains(['\u{1}', '\u{fffe}', '\u{ffff}']), "{}", run.stdout);
}

#[test]
fn junit_fails_for_the_failures_that_it_does_not_show() {
    let suite = |limit: &str| {
        let run = gancho_reading(&["validate", "--format", "junit", "--limit", limit], "{}\n{}\n{}\n");
        assert_eq!(run.code, Some(1));
        run.stdout
    };
    let text = suite("1");
    assert!(text.contains("tests=\"2\" failures=\"2\""), "{text}");
    assert!(
        text.contains("<failure type=\"limit\" message=\"2 more failures, not shown because of --limit\"/>"),
        "{text}"
    );
    assert!(!text.contains("without a failure"), "{text}");
    assert!(suite("0").contains("tests=\"1\" failures=\"1\""));
    assert!(suite("3").contains("tests=\"3\" failures=\"3\""));
}
