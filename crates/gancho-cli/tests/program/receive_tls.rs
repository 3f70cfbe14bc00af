//! `gancho receive` and `gancho send` over TLS.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

use rcgen::generate_simple_self_signed;

use crate::gancho::{arg, command, gancho};
use crate::receive::Receiver;

/// Writes a new certificate for `localhost`, and its key.
fn issue(chain: &Path, key: &Path) {
    let made = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(key, made.signing_key.serialize_pem()).unwrap();
    fs::write(chain, made.cert.pem()).unwrap();
}

fn send(port: u16, trusted: &Path) -> Output {
    let url = format!("https://localhost:{port}/");
    let mut send = command(&["send", "--url", &url, "--count", "3", "--retries", "none", "sale.sold"]);
    send.env("SSL_CERT_FILE", trusted).output().unwrap()
}

#[test]
fn deliveries_are_sent_and_received_over_tls_and_the_certificate_is_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let [inbox, chain, key, old] =
        ["inbox.db", "chain.pem", "key.pem", "old.pem"].map(|name| folder.path().join(name));
    issue(&chain, &key);
    fs::copy(&chain, &old).unwrap();
    let (inbox, chain_arg, key_arg) = (arg(&inbox), arg(&chain), arg(&key));
    let args = [
        "--inbox",
        inbox,
        "--allow-unsigned",
        "superoffice",
        "--tls-certificate",
        chain_arg,
        "--tls-key",
        key_arg,
    ];
    let receiver = Receiver::start(&args, 0);
    let port = receiver.address.port();
    let sent = send(port, &chain);
    assert_eq!(sent.status.code(), Some(0), "{}", String::from_utf8_lossy(&sent.stderr));

    // The renewed certificate cannot be used at first, and becomes usable without another change of the file's time, as
    // when its owner or its permissions are corrected.
    issue(&chain, &key);
    let renewed = fs::read(&chain).unwrap();
    fs::write(&chain, "not yet").unwrap();
    receiver.until_logged("the renewed certificate cannot be used");
    let time = fs::metadata(&chain).unwrap().modified().unwrap();
    fs::write(&chain, renewed).unwrap();
    fs::File::options().write(true).open(&chain).unwrap().set_modified(time).unwrap();
    let begin = Instant::now();
    while send(port, &chain).status.code() != Some(0) {
        assert!(begin.elapsed() < Duration::from_mins(1), "the new certificate is not used");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(send(port, &old).status.code(), Some(1), "the old certificate is no longer used");
    let log = receiver.stop();
    // The second time, they are duplicates.
    assert!(log.contains("the inbox contains 3 deliveries"), "{log}");
}

#[test]
fn a_certificate_without_its_key_is_reported_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let [chain, key, other, inbox] =
        ["chain.pem", "key.pem", "other.pem", "inbox.db"].map(|name| folder.path().join(name));
    issue(&chain, &other);
    issue(&chain, &key);
    let missing = folder.path().join("missing.pem");
    for (options, reason) in [
        (&["--tls-certificate", arg(&chain)][..], "--tls-key"),
        (&["--tls-key", arg(&key)], "--tls-certificate"),
        (&["--tls-certificate", arg(&missing), "--tls-key", arg(&key)], "missing.pem: "),
        (&["--tls-certificate", arg(&key), "--tls-key", arg(&key)], "contains no certificate in PEM"),
        (&["--tls-certificate", arg(&chain), "--tls-key", arg(&chain)], "contains no private key in PEM"),
        (
            &["--tls-certificate", arg(&chain), "--tls-key", arg(&other)],
            "the key does not belong to the certificate",
        ),
    ] {
        let start = ["receive", "--inbox", arg(&inbox), "--allow-unsigned", "superoffice"];
        let run = gancho(&[&start, options].concat());
        assert_eq!(run.code, Some(2), "{options:?}");
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
}
