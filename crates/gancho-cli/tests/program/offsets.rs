//! The byte at which a document is rejected, counted from the start of its line or file.

use serde_json::Value;

use crate::gancho::{GOOD, gancho_reading};

/// The offset of the only rejected document.
fn offset(args: &[&str], input: &str) -> Value {
    let run = gancho_reading(&[&["validate", "--format", "json"], args].concat(), input);
    let rejected: Vec<_> =
        run.objects().into_iter().filter(|object| object["verdict"] == "rejected").collect();
    assert_eq!(rejected.len(), 1, "{}", run.stdout);
    assert_eq!(rejected[0]["kind"], "wrong_type", "{}", run.stdout);
    rejected[0]["offset"].clone()
}

#[test]
fn the_byte_is_counted_from_the_start_of_the_line() {
    let bad = GOOD.replace("\"Instagram\"", "7");
    let at_body = &["--at", "/body"][..];
    for (args, line) in [
        (&[][..], bad.clone()),
        (&[], format!("  {bad}")),
        (&["--input-format", "ndjson"], format!("[{GOOD}, {bad},{GOOD}]")),
        (at_body, format!("{{\"id\":1,\"body\": {bad}}}")),
        (at_body, format!("{{\"id\":1,\"body\": [{GOOD}, {bad}]}}")),
    ] {
        let found = usize::try_from(offset(args, &format!("{line}\n")).as_u64().unwrap()).unwrap();
        let end = line.find("\"name\":7").unwrap() + "\"name\":7".len();
        assert!(found == end || found == end - 1, "{found}, not {end}: {line}");
    }
}

#[test]
fn there_is_no_byte_of_the_line_for_a_delivery_in_a_string() {
    let bad = GOOD.replace("\"Instagram\"", "7");
    let line = format!("{{\"body\":{}}}\n", Value::from(bad));
    assert_eq!(offset(&["--at", "/body"], &line), Value::Null);
}
