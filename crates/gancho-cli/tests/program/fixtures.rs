//! Validates the payloads of the repository with the program.

use std::fs;

use serde_json::Value;

use crate::gancho::{arg, fixtures, gancho};

#[test]
fn all_valid_fixtures_are_accepted() {
    let run = gancho(&["validate", "--format", "json", arg(&fixtures("valid"))]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let objects = run.objects();
    // The vendors' documentation has 45 examples. All other fixtures were written for the tests, or published by a
    // receiver.
    let documented = |object: &&Value| object["source"].as_str().unwrap().ends_with("/documented.json");
    assert!(objects.iter().filter(documented).count() >= 45);
    for object in objects {
        assert_eq!(object["verdict"], "accepted", "{object}");
        let source = object["source"].as_str().unwrap();
        let listed = fs::read_to_string(source.replace(".json", ".unknown")).unwrap_or_default();
        let unknown: Vec<&str> =
            object["unknown"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect();
        assert_eq!(unknown, listed.lines().collect::<Vec<_>>(), "{source}");
    }
}

#[test]
fn invalid_fixtures_are_rejected_with_the_expected_errors() {
    // Each is the body of one request, in which a byte-order mark and a second document are errors.
    let run = gancho(&["validate", "--format", "json", "--input-format", "json", arg(&fixtures("invalid"))]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let objects = run.objects();
    assert!(objects.len() > 100);
    for object in objects {
        let source = object["source"].as_str().unwrap();
        if source.ends_with("/gzip.json") {
            // A receiver rejects this fixture, but the program decompresses it.
            continue;
        }
        let expected = fs::read_to_string(source.replace(".json", ".expected")).unwrap();
        let line = |key: &str| expected.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
        assert_eq!(object["verdict"], "rejected", "{source}");
        assert_eq!(object["kind"].as_str(), line("kind:"), "{source}");
        assert_eq!(object["path"].as_str(), line("path:"), "{source}");
        assert_eq!(object["event"].as_str(), line("event:"), "{source}");
    }
}
