//! What the program reads from disk besides payloads: the manifest of `gancho ingest`, saved surveys, the configuration
//! of `gancho receive`; and deliveries inside of other documents. No content makes it panic. Lines of a manifest and saved
//! surveys round-trip. An error of a survey or of a configuration contains no value of the file.

#![no_main]

#[path = "../program.rs"]
mod program;
#[path = "../wrapping.rs"]
mod wrapping;

use std::fs;
use std::path::Path;

use libfuzzer_sys::fuzz_target;

use program::{args, exit, ingest, input, message, path_name, receive, survey, wrapped};

/// A survey with which others are compared.
const SURVEY: &str = include_str!("../survey.json");
/// A value that no error may contain.
const SECRET: &str = "hidden";

fuzz_target!(|bytes: &[u8]| {
    wrapping::check_wrapped(bytes);
    wrapping::check_places(bytes);
    // In memory, where the system has such a folder: syncing is slow on a disk.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = folder.expect("a temporary folder can be created");
    let file = folder.path().join("file");
    fs::write(&file, bytes).expect("a file can be written");
    check_survey(&file);
    check_config(&file, bytes);
    check_manifest(&folder.path().join("folder"), bytes);
    assert!(file.exists(), "no file outside of the folder is moved");
});

/// A saved survey round-trips.
fn check_survey(file: &Path) {
    match survey::read(file, SURVEY) {
        Ok(Some(written)) => {
            fs::write(file, &written).expect("a file can be written");
            let again = survey::read(file, SURVEY).expect("a written survey is read again");
            assert!(again == Some(written), "a survey round-trips");
        }
        Ok(None) => {}
        Err(reason) => {
            let named = format!("cannot read {}: it is ", file.display());
            assert!(
                reason.starts_with(&named) && !reason.contains(SECRET),
                "an error contains no value: {reason}"
            );
        }
    }
}

/// An error in the configuration has a line and contains no value.
fn check_config(file: &Path, bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    // A secret `file:…` is read from another file, which may be a device. The letters may be escaped.
    if ["file:", "\\u", "\\U", "\\x"].iter().any(|part| text.contains(part)) {
        return;
    }
    fs::write(file, bytes).expect("a file can be written");
    match receive::read(file) {
        // Whether the combination is valid is checked next, without the file.
        Ok(builder) => drop(builder.build()),
        Err(reason) => {
            let rest = reason.strip_prefix(&format!("{}:", file.display())).expect("the file is named");
            let (line, _) = rest.split_once(": ").expect("the line is named");
            let line: usize = line.parse().expect("a line is a number");
            assert!((1..=text.matches('\n').count() + 1).contains(&line), "the line is in the file");
            assert!(!is_value(text) || !reason.contains(SECRET), "an error contains no value: {reason}");
        }
    }
}

/// Whether the secret is in the text only as a value: errors contain keys.
fn is_value(text: &str) -> bool {
    let places: Vec<usize> = text.match_indices(SECRET).map(|(at, _)| at).collect();
    !places.is_empty()
        && places.into_iter().all(|at| {
            let (before, after) = (&text[..at], &text[at + SECRET.len()..]);
            let line = before.rsplit('\n').next().unwrap_or_default();
            let is_quoted = before.ends_with('"') && after.starts_with('"');
            is_quoted && line.contains('=') && !after[1..].trim_start().starts_with(['=', '.'])
        })
}

/// A folder is refused, or goes on after its last commit.
fn check_manifest(folder: &Path, bytes: &[u8]) {
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Some(written) = ingest::line(line) {
            assert!(ingest::line(&written).as_ref() == Some(&written), "a line round-trips");
        }
    }
    let private = folder.join("_gancho");
    for name in ["keys", "tmp"] {
        fs::create_dir_all(private.join(name)).expect("a folder can be created");
    }
    fs::write(private.join("keys/0"), bytes).expect("a file can be written");
    fs::write(private.join("tmp/0.parquet"), bytes).expect("a file can be written");
    let manifest = private.join("manifest.ndjson");
    fs::write(&manifest, bytes).expect("a file can be written");
    let Some((number, next)) = ingest::reopened(folder) else { return };
    assert!(number.checked_add(1) == Some(next), "commits are numbered one after the other");
    // As if the next run was killed while it wrote its line.
    let mut cut = fs::read(&manifest).expect("it was written");
    cut.extend(b"{\"commit\":{\"number\":");
    fs::write(&manifest, cut).expect("a file can be written");
    let again = ingest::reopened(folder);
    assert!(again.is_some_and(|(number, _)| number == next), "an incomplete line commits nothing");
}
