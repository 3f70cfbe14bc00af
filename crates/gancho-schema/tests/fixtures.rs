//! Every fixture to which a schema applies, validated with this crate.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use gancho_core::{Envelope, ErrorKind};
use gancho_schema::{Validator, find};
use serde_json::Value;

/// The model rejects these because of their number of digits or decimal places, which no keyword expresses.
const EXCEPTIONS: &[&str] =
    &["amount-29-fraction-digits", "amount-40-digits-with-fraction", "amount-exponent-minus-29"];

fn files(folder: &str) -> Vec<PathBuf> {
    fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                all.push(path);
            }
        }
    }
    let mut all = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(folder), &mut all);
    all.sort();
    all
}

#[test]
fn valid_fixtures_are_accepted() {
    let validator = Validator::open().unwrap();
    let files = files("valid");
    for path in &files {
        let report = validator.validate_slice(&fs::read(path).unwrap());
        // JSON that a float cannot represent (1e999) cannot be converted to a value.
        let Ok(report) = report else { continue };
        assert!(report.is_valid(), "{}: {:?}", path.display(), report.findings());
    }
    assert!(files.len() > 100);
}

#[test]
fn other_payloads_are_accepted_as_their_types() {
    let validator = Validator::open().unwrap();
    for path in files("objects") {
        let kind = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let system = path.parent().unwrap().parent().unwrap().file_name().unwrap().to_str().unwrap();
        let module = system.rsplit_once('-').map_or(system, |(_, module)| module);
        let name = if kind.contains('.') { kind.to_owned() } else { format!("{module}.{kind}") };
        if name == "crm.DealProduct" {
            continue; // a part of deals, never a body
        }
        assert!(find(&name).is_some(), "{name}");
        let Ok(value) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else { continue };
        let report = validator.validate_as(&name, &value).unwrap();
        assert!(report.is_valid(), "{}: {:?}", path.display(), report.findings());
    }
}

#[test]
fn invalid_fixtures_are_rejected_nearly_always_at_the_path_that_the_model_reports() {
    let validator = Validator::open().unwrap();
    let (mut rejected, mut same_place) = (0, 0);
    for path in files("invalid") {
        let body = fs::read(&path).unwrap();
        let error = gancho_core::from_slice::<Envelope>(&body).unwrap_err();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if !error.kind().is_json() || error.kind() == ErrorKind::DuplicateField || EXCEPTIONS.contains(&name)
        {
            continue;
        }
        // A number beyond the range of floats cannot be converted to a value, so it is rejected before validation.
        let Ok(report) = validator.validate_slice(&body) else { continue };
        assert!(!report.is_valid(), "{}: {error}", path.display());
        rejected += 1;
        let places = report.findings().iter().map(|finding| finding.path().as_str());
        same_place += u32::from(places.into_iter().any(|place| place == error.path().as_str()));
    }
    assert!(rejected > 300, "{rejected}");
    // This includes values for which a schema has several alternatives, none of which matches.
    assert!(same_place * 100 >= rejected * 98, "{same_place} of {rejected}");
}

#[test]
fn findings_contain_no_value() {
    const SECRET: &str = "s3gr3d0";
    let validator = Validator::strict().unwrap();
    let mut findings = 0;
    for path in files("invalid").into_iter().chain(files("valid")) {
        let Ok(mut value) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else { continue };
        plant(&mut value, SECRET);
        for finding in validator.validate(&value).findings() {
            findings += 1;
            assert!(!format!("{finding} {finding:?}").contains(SECRET), "{finding}");
        }
    }
    assert!(findings > 1000, "{findings}");
}

/// Replaces every scalar except event names with a string.
fn plant(value: &mut Value, secret: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                if !["event_name", "event_type", "Event"].contains(&key.as_str()) {
                    plant(field, secret);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| plant(element, secret)),
        scalar => *scalar = secret.into(),
    }
}
