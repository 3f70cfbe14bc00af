//! `gancho receive` while its disk is full.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::gancho::arg;
use crate::receive::{OPEN, Receiver, kept, post, source};

/// A small file system in memory.
struct Disk<'p>(&'p Path);

impl<'p> Disk<'p> {
    /// Creates the folder; `None` if this user may not mount a file system.
    fn mount(at: &'p Path) -> Option<Self> {
        fs::create_dir(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(at).stderr(Stdio::null());
        if mount.status().is_ok_and(|status| status.success()) {
            return Some(Self(at));
        }
        // The macros that print would hide this, because the test passes.
        let _ = writeln!(
            io::stderr(),
            "skipped: a full disk cannot be tested, because this user may not mount one"
        );
        None
    }

    fn grow(&self) {
        let mut mount = Command::new("mount");
        assert!(mount.args(["-o", "remount,size=64m"]).arg(self.0).status().unwrap().success());
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        // Detached even if the thread of an inbox still closes its file.
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

#[test]
fn nothing_is_lost_while_the_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("disk");
    let Some(disk) = Disk::mount(&at) else { return };
    let inbox = at.join("inbox.db");
    let receiver = Receiver::start(&[&["--inbox", arg(&inbox)], &OPEN[..]].concat(), 0);
    let (mut answered, mut refused) = (HashSet::new(), Vec::new());
    for uuid in 0..5_000 {
        match post(receiver.address, &[], source(uuid).as_bytes()) {
            Some(200) => assert!(answered.insert(uuid)),
            status => {
                assert_eq!(status, Some(503), "the vendor sends it again");
                refused.push(uuid);
            }
        }
        if refused.len() == 50 {
            break;
        }
    }
    assert!(
        answered.len() > 20 && refused.len() == 50,
        "{} stored, {} refused",
        answered.len(),
        refused.len()
    );

    // There is space again, without a restart of the receiver, and the vendor retries.
    disk.grow();
    let begin = Instant::now();
    while let Some(uuid) = refused.pop() {
        if post(receiver.address, &[], source(uuid).as_bytes()) == Some(200) {
            assert!(answered.insert(uuid));
        } else {
            refused.push(uuid);
            assert!(begin.elapsed() < Duration::from_mins(1), "it does not recover");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    let log = receiver.stop();
    let stored: Vec<String> = kept(&inbox).iter().map(|kept| kept.key.as_str().to_owned()).collect();
    let unique: HashSet<String> = stored.iter().cloned().collect();
    assert_eq!(unique, answered.iter().map(|uuid| format!("u{uuid}")).collect::<HashSet<_>>(), "{log}");
    assert_eq!(stored.len(), unique.len(), "each once");
    drop(disk);
}

#[test]
fn a_failed_compression_leaves_the_space_to_the_next_deliveries() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("disk");
    let Some(disk) = Disk::mount(&at) else { return };
    let inbox = folder.path().join("inbox.db");
    let args = ["--inbox", arg(&inbox), "--archive", arg(&at), "--archive-size", "600KiB"];
    let receiver = Receiver::start(&[&args[..], &OPEN[..]].concat(), 0);
    let mut random = 1_u64;
    // Bodies that cannot be parsed, nor compressed by much: the first file and its compressed form exceed the disk.
    for _ in 0..70 {
        let body = std::iter::repeat_with(|| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            char::from(b'!' + u8::try_from(random % 90).unwrap())
        });
        let body: String = body.filter(|char| *char != '\\' && *char != '"').take(10_000).collect();
        assert_eq!(post(receiver.address, &[], body.as_bytes()), Some(200));
    }
    receiver.until_logged("cannot be compressed");
    let names: Vec<_> = fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name.to_str().unwrap().ends_with(".ndjson")), "{names:?}");
    receiver.stop();
    // It starts although the disk has no space for the compressed form, and compresses when there is.
    Receiver::start(&[&args[..], &OPEN[..]].concat(), 0).stop();
    disk.grow();
    Receiver::start(&[&args[..], &OPEN[..]].concat(), 0).stop();
    let mut lines = 0;
    for entry in fs::read_dir(&at).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let is_compressed = path.extension().unwrap() == "zst";
        let text = if is_compressed { zstd::decode_all(bytes.as_slice()).unwrap() } else { bytes };
        lines += memchr::memchr_iter(b'\n', &text).count();
    }
    assert_eq!(lines, 70);
    drop(disk);
}
