//! Standard input, and files whose names do not determine the format.

use std::fs;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

fn pretty() -> String {
    let value: serde_json::Value = serde_json::from_str(GOOD).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn lines_are_parsed_with_and_without_the_dash() {
    for args in [&["validate", "--format", "json"][..], &["validate", "--format", "json", "-"]] {
        let run = gancho_reading(args, format!("{GOOD}\n\n{{}}\r\n{GOOD}"));
        let expected = [(1, "accepted"), (3, "unknown_envelope"), (4, "accepted")];
        assert_eq!(run.verdicts(), expected.map(|(line, outcome)| (line, outcome.to_owned())));
        assert_eq!(run.objects()[0]["source"], "<stdin>");
        assert_eq!(run.code, Some(1));
    }
}

#[test]
fn a_document_may_span_several_lines() {
    let run = gancho_reading(&["validate", "--format", "json"], pretty());
    assert_eq!((run.code, run.verdicts()), (Some(0), vec![(1, "accepted".to_owned())]));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("body.txt");
    fs::write(&file, pretty()).unwrap();
    assert_eq!(gancho(&["validate", arg(&file)]).code, Some(0));
}

#[test]
fn the_detected_format_can_be_overridden() {
    let lines = pretty().lines().count();
    let run = gancho_reading(&["validate", "--format", "json", "--input-format", "ndjson"], pretty());
    assert_eq!((run.code, run.verdicts().len()), (Some(1), lines));

    let run = gancho_reading(
        &["validate", "--format", "json", "--input-format", "json"],
        format!("{GOOD}\n{GOOD}\n"),
    );
    assert_eq!(run.verdicts(), [(1, "trailing_characters".to_owned())]);
}

#[test]
fn an_invalid_first_line_affects_only_itself() {
    for cut in 1..GOOD.len() {
        let lines = format!("{}\n{GOOD}\n{GOOD}\n", &GOOD[..cut]);
        let run = gancho_reading(&["validate", "--format", "json"], lines);
        let expected = [(1, "unexpected_end"), (2, "accepted"), (3, "accepted")];
        assert_eq!(
            run.verdicts(),
            expected.map(|(line, outcome)| (line, outcome.to_owned())),
            "{}",
            &GOOD[..cut]
        );
    }
}

#[test]
fn empty_standard_input_is_an_error() {
    for (nothing, what) in [("", "nothing"), ("\n", "only white space"), (" \r\n\n", "only white space")] {
        for format in ["auto", "ndjson", "documents", "json-seq"] {
            let run = gancho_reading(&["validate", "--input-format", format], nothing);
            let expected = format!("error: no documents in <stdin>: it contains {what}\n");
            assert_eq!((run.code, run.stderr), (Some(2), expected), "{format} {nothing:?}");
        }
        // With this format, the input is the body of a request.
        let run = gancho_reading(&["validate", "--format", "json", "--input-format", "json"], nothing);
        assert_eq!(run.verdicts(), [(1, "unexpected_end".to_owned())], "{nothing:?}");
    }
}
