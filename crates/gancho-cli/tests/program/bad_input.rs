//! Invalid documents of every kind except `too_many_elements`, each between two valid ones.

use std::fs;

use crate::gancho::{GOOD, Run, arg, gancho, gancho_reading};
use crate::nested_strings::nested_strings;

fn good_with(before: &str, broken: impl AsRef<[u8]>) -> Vec<u8> {
    let (head, tail) = GOOD.split_once(before).unwrap();
    [head.as_bytes(), broken.as_ref(), tail.as_bytes()].concat()
}

/// Bodies, each with the kind of its error.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let name = |value: &[u8]| good_with(r#""Instagram""#, [b"\"", value, b"\""].concat());
    let nested = |count| [b"[".repeat(count), b"]".repeat(count)].concat();
    vec![
        ("unexpected_end", GOOD[..GOOD.len() - 1].into()),
        ("unexpected_end", GOOD[..40].into()),
        ("unexpected_end", b"{".into()),
        ("trailing_characters", format!("{GOOD}{GOOD}").into()),
        ("trailing_characters", format!("{GOOD},").into()),
        ("byte_order_mark", format!("\u{feff}{GOOD}").into()),
        ("invalid_utf8", name(b"\xff")),
        ("invalid_utf8", name(b"\xed\xa0\x80")),
        ("syntax", name(br"\ud83d")),
        ("syntax", name(br"\ude00\ud83d")),
        ("syntax", name(b"\x00")),
        ("syntax", name(b"\t")),
        ("syntax", b"NaN".into()),
        (
            "too_deep",
            good_with(
                r#""Instagram""#,
                format!(r#""x","more":{}"#, String::from_utf8(nested(100_000)).unwrap()),
            ),
        ),
        ("missing_field", good_with(r#""id":"67e6","#, "")),
        ("duplicate_field", good_with(r#""id""#, r#""id":"1","id""#)),
        ("wrong_type", good_with(r#""Instagram""#, "7")),
        ("wrong_type", nested(2)),
        ("invalid_value", good_with("2025-03-28", "2023-02-29")),
        ("invalid_value", good_with(r#""67e6""#, r#""""#)),
        ("unknown_envelope", b"{}".into()),
        // As a `serde_json::Value`, it would overflow the stack.
        ("unknown_envelope", format!(r#"{{"x":{}}}"#, nested_strings()).into()),
    ]
}

/// The array is in `broken`.
fn assert_only_the_array_has_a_hint(run: &Run) {
    assert_eq!((run.code, run.stderr.lines().count()), (Some(1), 1), "{}", run.stderr);
    assert!(run.stderr.starts_with("note: 1 document was rejected, "), "{}", run.stderr);
    assert!(run.stderr.contains(": it is an array that does not begin with an object"), "{}", run.stderr);
}

#[test]
fn a_rejected_line_does_not_stop_the_rest() {
    let mut lines = format!("{GOOD}\n").into_bytes();
    let mut expected = vec![(1, "accepted".to_owned())];
    let mut line = 1;
    for (kind, body) in broken() {
        // Each of these lines ends with \r\n, unlike the valid ones, and follows a blank line.
        lines.extend(b" \t\r\n");
        lines.extend(body);
        lines.extend(b"\r\n");
        lines.extend(format!("{GOOD}\n").bytes());
        expected.push((line + 2, kind.to_owned()));
        expected.push((line + 3, "accepted".to_owned()));
        line += 3;
    }
    let run = gancho_reading(&["validate", "--format", "json"], lines);
    assert_eq!(run.verdicts(), expected);
    assert_only_the_array_has_a_hint(&run);
}

#[test]
fn a_rejected_file_does_not_stop_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Vec::new();
    for (index, (kind, body)) in broken().into_iter().enumerate() {
        fs::write(folder.path().join(format!("{index:03}-bad.json")), body).unwrap();
        fs::write(folder.path().join(format!("{index:03}-good.json")), GOOD).unwrap();
        expected.extend([(1, kind.to_owned()), (1, "accepted".to_owned())]);
    }
    fs::write(folder.path().join("999-empty.json"), "").unwrap();
    expected.push((1, "unexpected_end".to_owned()));
    // Each file is one document, whatever its content is.
    let run = gancho(&["validate", "--format", "json", "--input-format", "json", arg(folder.path())]);
    assert_eq!(run.verdicts(), expected);
    assert_only_the_array_has_a_hint(&run);
}

#[test]
fn errors_name_the_place() {
    let body = good_with("2025-03-28", "2023-02-29");
    let run = gancho_reading(&["validate", "--details"], [b"\n", body.as_slice()].concat());
    let line = run.stdout.lines().next().unwrap();
    assert!(line.starts_with("<stdin>:2: rejected: "), "{line}");
    let (_, place) = line.split_once(", at /event_timestamp (byte ").unwrap();
    let offset: usize = place.split(',').next().unwrap().parse().unwrap();
    let (start, end) = (GOOD.find("2025").unwrap(), GOOD.find(r#","transaction_uuid""#).unwrap());
    assert!((start..=end).contains(&offset), "in the value or just after: {line}");
    assert!(line.ends_with(", event crm_source_deleted)"), "{line}");
    assert!(!line.contains("2023"), "no value of the payload: {line}");
}

#[test]
fn nesting_of_100_000_levels_is_rejected_anywhere() {
    let nested = |open: &str, close: &str| format!("{}7{}", open.repeat(100_000), close.repeat(100_000));
    for (kind, body) in [
        ("wrong_type", nested("[", "]")),
        ("too_deep", nested("{\"a\":", "}")),
        ("wrong_type", nested("{\"event_name\":", "}")),
        ("too_deep", GOOD.replace("\"Instagram\"", &format!("\"x\",\"new\":{}", nested("{\"a\":[", "]}")))),
        ("too_deep", GOOD.replace("crm_source_deleted\",", &format!("new\",\"new\":{},", nested("[", "]")))),
    ] {
        for format in ["json", "ndjson"] {
            let run = gancho_reading(&["validate", "--format", "json", "--input-format", format], &body);
            assert_eq!(run.verdicts(), [(1, kind.to_owned())], "{}", &body[..40]);
        }
    }
}

#[test]
fn a_byte_order_mark_at_the_beginning_is_skipped() {
    let run = gancho_reading(&["validate", "--format", "json"], format!("\u{feff}{GOOD}\n{GOOD}\n"));
    assert_eq!(run.verdicts(), [(1, "accepted".to_owned()), (2, "accepted".to_owned())]);
}

#[test]
fn a_document_over_the_limit_is_rejected() {
    let length = GOOD.len().to_string();
    let lines = format!("{GOOD}\r\n{GOOD} \n{GOOD}\n");
    let run = gancho_reading(&["validate", "--format", "json", "--max-bytes", &length], lines);
    let expected = [(1, "accepted"), (2, "too_long"), (3, "accepted")];
    assert_eq!(run.verdicts(), expected.map(|(line, outcome)| (line, outcome.to_owned())));
    let object = &run.objects()[1];
    assert_eq!(object["path"], "");
    assert!(object["message"].as_str().unwrap().contains(&length));

    let run = gancho_reading(
        &["validate", "--details", "--max-bytes", "1KiB", "--input-format", "json"],
        " ".repeat(1025),
    );
    assert!(
        run.stdout.starts_with("<stdin>:1: rejected: the document is longer than 1024 bytes"),
        "{}",
        run.stdout
    );
    assert_eq!(run.code, Some(1));
}
