//! Files and folders.

use std::fs;
use std::path::Path;

use crate::gancho::{GOOD, Run, arg, command, fixtures, gancho};

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
    for other in ["a.txt", "json", ".json", "a.expected", "b.expected"] {
        fs::write(root.join(other), "not for us").unwrap();
    }
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    let deep = ["b.json/deep/y.json:1", "b.json/z.json:1"];
    let lines = ["c.json:1", "d.ndjson:1", "d.ndjson:3", "e.jsonl:1", "e.jsonl:2"];
    assert_eq!(names(&run, root), [&["a.json:1"], deep.as_slice(), &lines].concat());
    let note = format!(
        "note: 5 files in {} contain no JSON and were not read: 2 without an extension, 2 .expected, 1 .txt, the first is {}\n\
         note: no documents in {}: it contains only white space\n",
        root.display(),
        root.join(".json").display(),
        root.join("f.ndjson").display()
    );
    assert_eq!((run.code, run.stderr), (Some(0), note));
}

#[test]
fn the_state_and_the_rejects_of_ingest_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in [
        "tables/_gancho/manifest.ndjson",
        "tables/rejects/a.ndjson",
        "other/_gancho/a.ndjson",
        "other/rejects/a.ndjson",
        "b.ndjson",
    ] {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), GOOD).unwrap();
    }
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    // Without a manifest, nothing says that `gancho ingest` wrote them.
    assert_eq!(names(&run, root), ["b.ndjson:1", "other/_gancho/a.ndjson:1", "other/rejects/a.ndjson:1"]);
    for name in ["tables/_gancho", "tables/rejects"] {
        let named = root.join(name);
        let run = gancho(&["validate", "--format", "json", arg(&named)]);
        assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 1), "{name} was named");
    }
}

#[test]
fn a_folder_without_payloads_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.json");
    fs::create_dir(&empty).unwrap();
    fs::write(empty.join("readme.txt"), "nothing").unwrap();
    let valid = fixtures("valid/rdstation-crm/crm_source_created");
    let run = gancho(&["validate", "--format", "json", arg(&empty), arg(&valid)]);
    let note = format!("note: 1 file in {} contains no JSON and was not read: 1 .txt", empty.display());
    assert!(run.stderr.starts_with(&note), "{}", run.stderr);
    let message = format!("error: no file in {} contains JSON\n", empty.display());
    assert!(run.stderr.contains(&message), "{}", run.stderr);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.contains("accepted"), "the other inputs are read");
}

#[test]
fn payloads_with_unsupported_compression_are_reported_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ndjson"), GOOD).unwrap();
    for (name, content, what) in [
        ("b.ndjson.xz", &b"\xFD7zXZ\0\0\x04"[..], "xz data, which is not supported; decompress it first"),
        ("b.json.BZ2", b"BZh91AY&SY", "bzip2 data, which is not supported; decompress it first"),
        ("b.log.zip", b"PK\x03\x04", "a ZIP archive; unpack it first"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, content).unwrap();
        let run = gancho(&["validate", "--format", "json", arg(folder.path())]);
        assert_eq!((run.code, run.stdout.lines().count()), (Some(2), 1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(name) && run.stderr.contains(what), "{}", run.stderr);
        fs::remove_file(file).unwrap();
    }
}

#[test]
fn unreadable_files_are_reported_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.json");
    let bad = folder.path().join("bad.json");
    let missing = folder.path().join("missing.json");
    fs::write(&good, GOOD).unwrap();
    fs::write(&bad, "{}").unwrap();
    let run = gancho(&["validate", "--format", "json", arg(&bad), arg(&missing), arg(&good)]);
    // This exit code has priority over that of a rejected document.
    assert_eq!(run.code, Some(2));
    assert_eq!(names(&run, folder.path()), ["bad.json:1", "good.json:1"]);
    assert!(run.stderr.starts_with(&format!("error: cannot read {}: ", missing.display())), "{}", run.stderr);
    assert!(!run.stderr.contains("compressed"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
}

/// Everyone can open this file, but reading its first byte fails.
#[cfg(target_os = "linux")]
#[test]
fn an_error_while_reading_is_reported() {
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
fn links_are_followed_and_loops_are_reported() {
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
    assert!(run.stderr.contains("the link leads to a folder that contains it"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn control_characters_in_file_names_are_escaped() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("a\u{1b}[31m.json");
    fs::write(&bad, "{}").unwrap();
    let missing = folder.path().join("\u{7}.json");
    let run = gancho(&["validate", "--details", arg(&bad), arg(&missing)]);
    assert!(run.stdout.contains(r"a\u{1b}[31m.json:1: rejected"), "{}", run.stdout);
    assert!(run.stderr.contains(r"\u{7}.json"), "{}", run.stderr);
    assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{7}'));
}

#[cfg(unix)]
#[test]
fn bidirectional_and_invisible_characters_in_file_names_are_escaped() {
    let folder = tempfile::tempdir().unwrap();
    for character in ['\u{202e}', '\u{2028}', '\u{200f}', '\u{feff}'] {
        let bad = folder.path().join(format!("a{character}b.json"));
        fs::write(&bad, "{}").unwrap();
        let missing = folder.path().join(format!("c{character}.json"));
        for format in ["text", "json"] {
            let run = gancho(&["validate", "--format", format, arg(&bad), arg(&missing)]);
            assert!(!run.stdout.contains(character) && !run.stderr.contains(character), "{}", run.stdout);
            assert!(run.stderr.contains(&format!("c{}.json", character.escape_unicode())), "{}", run.stderr);
        }
    }
}

/// Reading a pipe would block until it is opened for writing, and `/dev/zero` is endless.
#[cfg(target_os = "linux")]
#[test]
fn irregular_files_are_reported_and_not_read() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("a.json"), GOOD).unwrap();
    assert!(Command::new("mkfifo").arg(root.join("pipe.json")).status().unwrap().success());
    let _socket = UnixListener::bind(root.join("socket.jsonl")).unwrap();
    symlink("/dev/zero", root.join("zero.ndjson")).unwrap();
    // This name has no known extension, so it is only noted.
    symlink("/dev/zero", root.join("zero.txt")).unwrap();
    fs::write(root.join("z.json"), GOOD).unwrap();
    let run = gancho(&["validate", "--format", "json", arg(root)]);
    assert_eq!(names(&run, root), ["a.json:1", "z.json:1"]);
    let complaint =
        |name: &str| format!("error: cannot read {}: not a regular file\n", root.join(name).display());
    let complaints = ["pipe.json", "socket.jsonl", "zero.ndjson"].map(complaint).concat();
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with(&complaints), "{}", run.stderr);
    assert!(run.stderr.contains("note: 1 file in "), "{}", run.stderr);
}

/// A pipe that is an argument is meant to be read: `gancho validate <(…)`.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_is_an_argument_is_read() {
    use std::process::Command;
    use std::thread;

    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = thread::scope(|scope| {
        scope.spawn(|| fs::write(&pipe, GOOD).unwrap());
        gancho(&["validate", "--format", "json", arg(&pipe)])
    });
    assert_eq!((run.code, run.verdicts()), (Some(0), vec![(1, "accepted".to_owned())]));

    let run = crate::gancho::gancho_reading(&["validate", "--format", "json", "/dev/stdin"], GOOD);
    assert_eq!((run.code, run.verdicts()), (Some(0), vec![(1, "accepted".to_owned())]));
}

#[cfg(target_os = "linux")]
#[test]
fn file_names_that_are_not_utf8_are_distinct() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = tempfile::tempdir().unwrap();
    let names: [&[u8]; 4] = [b"a\xfe.json", b"a\xff.json", br"a\xFF.json", br"a\b.json"];
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), GOOD).unwrap();
    }
    let run = gancho(&["validate", "--format", "json", arg(folder.path())]);
    let mut found = self::names(&run, folder.path());
    found.sort();
    assert_eq!(found, [r"a\b.json:1", r"a\x5CxFF.json:1", r"a\xFE.json:1", r"a\xFF.json:1"]);

    let mut missing = command(&["validate"]);
    missing.arg(OsStr::from_bytes(b"no\xff.json"));
    let run = crate::gancho::run(missing, b"");
    assert!(run.stderr.starts_with(r"error: cannot read no\xFF.json: "), "{}", run.stderr);
}
