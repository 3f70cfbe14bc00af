//! Files and folders.

use std::fs;
use std::path::Path;

use crate::gancho::{GOOD, Run, arg, fixtures, gancho};

fn names(run: &Run, folder: &Path) -> Vec<String> {
    let name = |object: &serde_json::Value| {
        let source = Path::new(object["source"].as_str().unwrap());
        let line = &object["line"];
        format!("{}:{line}", source.strip_prefix(folder).unwrap().display())
    };
    run.objects().iter().map(name).collect()
}

#[test]
fn payloads_are_found_in_sorted_order() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("b.json/deep")).unwrap();
    for name in ["c.json", "a.json", "b.json/z.json", "b.json/deep/y.json"] {
        fs::write(root.join(name), GOOD).unwrap();
    }
    fs::write(root.join("d.ndjson"), format!("{GOOD}\n\n{GOOD}\n")).unwrap();
    fs::write(root.join("e.jsonl"), format!("{GOOD}\r\n{GOOD}")).unwrap();
    fs::write(root.join("f.ndjson"), "\n \n").unwrap();
    for other in ["a.JSON", "a.json.gz", "a.txt", "json", ".json", "a.expected"] {
        fs::write(root.join(other), "not for us").unwrap();
    }
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    let deep = ["b.json/deep/y.json:1", "b.json/z.json:1"];
    let lines = ["c.json:1", "d.ndjson:1", "d.ndjson:3", "e.jsonl:1", "e.jsonl:2"];
    assert_eq!(names(&run, root), [&["a.json:1"], deep.as_slice(), &lines].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_folder_without_payloads_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.json");
    fs::create_dir(&empty).unwrap();
    fs::write(empty.join("readme.txt"), "nothing").unwrap();
    let valid = fixtures("valid/rdstation-crm/crm_source_created");
    let run = gancho(&["validate", "--format", "json", arg(&empty), arg(&valid)]);
    let message = format!("error: no payloads (.json, .ndjson, .jsonl) in {}\n", empty.display());
    assert_eq!((run.code, run.stderr), (Some(2), message));
    assert!(run.stdout.contains("accepted"), "the other inputs are read");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.json");
    let bad = folder.path().join("bad.json");
    let missing = folder.path().join("missing.json");
    fs::write(&good, GOOD).unwrap();
    fs::write(&bad, "{}").unwrap();
    let run = gancho(&["validate", "--format", "json", arg(&bad), arg(&missing), arg(&good)]);
    // The second code outweighs the refused document's.
    assert_eq!(run.code, Some(2));
    assert_eq!(names(&run, folder.path()), ["bad.json:1", "good.json:1"]);
    assert!(run.stderr.starts_with(&format!("error: cannot read {}: ", missing.display())), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
}

/// This file can be opened by everyone, and its first byte be read by no one.
#[cfg(target_os = "linux")]
#[test]
fn an_error_while_reading_is_told() {
    for format in ["auto", "json", "ndjson"] {
        let valid = fixtures("valid/rdstation-crm/crm_source_created");
        let run = gancho(&[
            "validate",
            "--input-format",
            format,
            "/proc/self/mem",
            "--format",
            "json",
            arg(&valid),
        ]);
        assert_eq!(run.code, Some(2), "{format}");
        assert!(run.stderr.starts_with("error: cannot read /proc/self/mem: "), "{}", run.stderr);
        assert!(!run.stdout.is_empty(), "the rest is read");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_told() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("in")).unwrap();
    fs::write(root.join("in/a.json"), GOOD).unwrap();
    symlink(root.join("in"), root.join("link")).unwrap();
    symlink(root.join("in/a.json"), root.join("x.json")).unwrap();
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    assert_eq!(names(&run, root), ["in/a.json:1", "link/a.json:1", "x.json:1"]);
    assert_eq!(run.code, Some(0));

    symlink(root, root.join("loop")).unwrap();
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(2), 3));
    assert!(run.stderr.contains("the link leads to a folder that holds it"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn names_of_files_cannot_move_the_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("a\u{1b}[31m.json");
    fs::write(&bad, "{}").unwrap();
    let missing = folder.path().join("\u{7}.json");
    let run = gancho(&["validate", arg(&bad), arg(&missing)]);
    assert!(run.stdout.contains(r"a\u{1b}[31m.json:1: refused"), "{}", run.stdout);
    assert!(run.stderr.contains(r"\u{7}.json"), "{}", run.stderr);
    assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{7}'));
}
