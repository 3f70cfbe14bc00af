//! Runs that fail: their messages, and that they leave no incomplete output.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::archive::{Place, archive, deal, ingest, is_tidy, rejects, rows, succeed, text};

#[test]
fn two_runs_cannot_write_to_one_folder_at_once() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    // It locks the folder while it waits for its input.
    let mut first = ingest(&to, &["-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    while !to.join("_gancho/manifest.ndjson").exists() {
        std::thread::yield_now();
    }
    let second = ingest(&to, &[input.to_str().unwrap()]).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("another run is writing to"), "{}", text(&second.stderr));
    drop(first.stdin.take());
    // Its only input was empty.
    assert_eq!(first.wait().unwrap().code(), Some(2));
    succeed(&to, &[input.to_str().unwrap()]);
    assert_eq!(rows(&to).len(), 1);
}

#[test]
fn a_changed_input_is_reported_and_affects_only_itself() {
    let place = Place::new();
    let (input, other) = (place.write("a.ndjson", archive(100)), place.write("b.ndjson", deal(777)));
    let to = place.path("tables");
    succeed(&to, &[input.to_str().unwrap()]);
    let before = rows(&to).len();
    fs::write(&input, archive(200)).unwrap();
    let output = ingest(&to, &[input.to_str().unwrap(), other.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("a.ndjson has changed since a part of it was ingested"), "{said}");
    assert_eq!(rows(&to).len(), before + 1);
}

#[test]
fn a_removed_input_is_reported_and_its_rows_stay() {
    let place = Place::new();
    let (gone, other) = (place.write("in/a.ndjson", archive(100)), place.write("in/b.ndjson", archive(50)));
    let to = place.path("tables");
    succeed(&to, &[gone.to_str().unwrap()]);
    let before = rows(&to);
    fs::remove_file(&gone).unwrap();
    fs::write(&other, deal(100_000)).unwrap();
    let output = ingest(&to, &[gone.to_str().unwrap(), other.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("cannot read") && said.contains("a.ndjson"), "{said}");
    assert_eq!(rows(&to).len(), before.len() + 1);
    // If the argument is the folder, a removed file is not an error.
    succeed(&to, &[place.path("in").to_str().unwrap()]);
    assert_eq!(rows(&to).len(), before.len() + 1);
}

#[test]
fn a_folder_cannot_be_written_with_other_options() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--offsets"]);
    let output = ingest(&to, &[input.to_str().unwrap(), "--keep-body"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("was written with --offsets, not with --keep-body"), "{said}");
    fs::write(to.join("_gancho/manifest.ndjson"), "{\"later\":1}\n").unwrap();
    let output = ingest(&to, &[input.to_str().unwrap(), "--offsets"]).output().unwrap();
    assert!(text(&output.stderr).contains("is not a manifest of this version"), "{}", text(&output.stderr));
}

#[test]
fn a_damaged_manifest_moves_no_other_files() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap()]);
    let manifest = to.join("_gancho/manifest.ndjson");
    let before = fs::read_to_string(&manifest).unwrap();
    for (number, from) in [("1", "../a.ndjson"), ("18446744073709551615", "_gancho/tmp/x")] {
        let commit = format!(
            r#"{{"commit":{{"number":{number},"inputs":[],"files":{{"x":"{from}"}},"rows":0,"rejects":0,"duplicates":0}}}}"#
        );
        fs::write(&manifest, format!("{before}{commit}\n")).unwrap();
        let output = ingest(&to, &[input.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains("is not a manifest of this version"), "{said}");
        assert!(input.exists());
    }
}

#[test]
fn tables_without_the_state_of_their_runs_are_not_overwritten() {
    let place = Place::new();
    let (first, second) = (place.write("a.ndjson", deal(1)), place.write("b.ndjson", deal(2)));
    let (broken, to) = (place.write("c.ndjson", "{"), place.path("tables"));
    for first in [first, broken] {
        succeed(&to, &[first.to_str().unwrap()]);
        let before = (rows(&to), rejects(&to));
        // Many programs do not copy names that begin with an underscore.
        fs::remove_dir_all(to.join("_gancho")).unwrap();
        for _ in 0..2 {
            let output = ingest(&to, &[second.to_str().unwrap()]).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            let said = text(&output.stderr);
            assert!(said.contains("contains tables, but its folder _gancho is missing"), "{said}");
            assert_eq!((rows(&to), rejects(&to)), before);
            assert!(!to.join("_gancho").exists(), "a copy of the state can be put there");
        }
        fs::remove_dir_all(&to).unwrap();
    }
}

#[test]
fn a_file_instead_of_a_folder_is_reported() {
    let place = Place::new();
    let input = place.write("a.ndjson", deal(1));
    let output = ingest(&input, &[input.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert_eq!(said, format!("error: --to: {} is a file, not a folder\n", input.display()));
}

#[test]
fn files_that_were_removed_from_the_output_are_noted() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap()]);
    fs::remove_dir_all(to.join("crm_deal")).unwrap();
    let output = ingest(&to, &[input.to_str().unwrap()]).output().unwrap();
    let said = text(&output.stderr);
    assert!(output.status.success());
    assert!(said.starts_with("note: missing from earlier runs: 1 file, the first is "), "{said}");
    assert!(said.contains("tables/crm_deal/month=2025-01/"), "{said}");
}

#[test]
fn a_file_of_the_state_that_cannot_be_read_is_reported() {
    let place = Place::new();
    let (first, second) = (place.write("a.ndjson", deal(1)), place.write("b.ndjson", deal(2)));
    let to = place.path("tables");
    succeed(&to, &[first.to_str().unwrap()]);
    fs::remove_file(to.join("_gancho/keys/000000.keys")).unwrap();
    let output = ingest(&to, &[second.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("cannot read ") && said.contains("/000000.keys: No such file"), "{said}");
}

/// A file system of 2 MiB in memory.
struct SmallDisk<'p>(&'p Path);

impl<'p> SmallDisk<'p> {
    fn mount(at: &'p Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(at).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_only_what_was_committed() {
    let place = Place::new();
    // Each name is random, so that zstd compresses the names by little.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut lines = String::new();
    for number in 0..30_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        lines += &deal(number).replace(
            "Ana",
            &format!("{state:016x}{:016x}", state.rotate_left(17).wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        );
        lines.push('\n');
    }
    let (input, disk) = (place.write("a.ndjson", lines), place.path("disk"));
    let Some(_disk) = SmallDisk::mount(&disk) else {
        // The macros that print would hide this, because the test passes.
        let _ = writeln!(
            io::stderr(),
            "skipped: a full disk cannot be tested, because this user may not mount one"
        );
        return;
    };
    let to = disk.join("tables");
    let arguments = [input.to_str().unwrap(), "--commit-every", "2MiB", "--memory", "16MiB"];
    let output = ingest(&to, &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("No space left on device") && said.contains("run the command again"), "{said}");
    assert!(is_tidy(&to));
    let visible = rows(&to);
    assert!(visible.len() < 30_000);
    // The manifest records the exact number of committed rows.
    let manifest = fs::read_to_string(to.join("_gancho/manifest.ndjson")).unwrap();
    let lines = manifest.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let committed: u64 = lines.filter_map(|line| line["commit"]["rows"].as_u64()).sum();
    assert_eq!(visible.len() as u64, committed);
    assert!(committed > 0, "the first commit did not fit");
}
