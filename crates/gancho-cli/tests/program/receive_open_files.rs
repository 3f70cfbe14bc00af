//! `gancho receive` when it has too many open files.

use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::gancho::arg;
use crate::receive::{OPEN, Receiver, post, source};

#[test]
fn too_many_open_files_are_logged_once_and_pass() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("inbox.db");
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 60; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_gancho")]);
    limited.args(["receive", "--listen", "127.0.0.1:0", "--inbox", arg(&inbox)]).args(OPEN);
    let receiver = Receiver::run(limited);
    let idle: Vec<_> = (0..80).map(|_| TcpStream::connect(receiver.address).unwrap()).collect();
    let warning = "cannot accept connections";
    for _ in 0..1_000 {
        if receiver.log.lock().unwrap().contains(warning) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    // The receiver tries again several times.
    std::thread::sleep(Duration::from_millis(500));
    drop(idle);
    assert_eq!(post(receiver.address, &[], source(1).as_bytes()), Some(200));
    let log = receiver.stop();
    assert_eq!(log.matches(warning).count(), 1, "{log}");
}
