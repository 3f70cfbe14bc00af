//! `gancho listen`: what it prints about requests, and when it cannot print.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Stdio};

use gancho_core::superoffice::signature;

use crate::gancho::{command, gancho};
use crate::receive::{post, post_too_long, source};

/// A running listener and its address.
fn listen(options: &[&str], stdout: Stdio) -> (Child, SocketAddr) {
    let mut command = command(&[&["listen", "--listen", "127.0.0.1:0"], options].concat());
    let mut child = command.stdout(stdout).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap().split(';').next().unwrap().parse().unwrap();
    (child, address)
}

#[test]
fn refusals_name_the_header_and_the_limit() {
    let options = ["--superoffice-secret", "s3cret", "--crm-header", "X-Key=k", "--count", "8"];
    let (child, address) = listen(&options, Stdio::piped());
    let sale = gancho(&["sample", "sale.sold", "--plain"]).stdout;
    let sale = sale.trim_end().as_bytes();
    let conversion = gancho(&["sample", "WEBHOOK.CONVERTED"]).stdout;
    let wrong = signature::sign("other", sale);
    for (headers, body, status) in [
        (&[][..], sale, 401),
        (&[("X-SuperOffice-Signature", wrong.as_str())], sale, 401),
        (&[], source(1).as_bytes(), 401),
        (&[("X-Key", "other")], source(1).as_bytes(), 401),
        (&[], conversion.as_bytes(), 401),
        (&[("X-Key", "k")], b"{}", 200),
        (&[("X-Key", "k")], source(1).replace("_source_", "_own_").as_bytes(), 200),
    ] {
        assert_eq!(post(address, headers, body), Some(status));
    }
    assert_eq!(post_too_long(address), Some(413));
    let shown = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    for expected in [
        "refused 401 the header X-SuperOffice-Signature is missing or duplicated",
        "refused 401 the header X-SuperOffice-Signature is wrong: the secret differs",
        "refused 401 the header of --crm-header is missing or duplicated",
        "refused 401 the header of --crm-header has another value",
        "refused 401 no option accepts deliveries of rdstation-marketing",
        "refused 413 the body is longer than 2 MiB",
        "not parsed rdstation-crm 2 bytes",
        "accepted rdstation-crm (unknown event) ",
    ] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let (child, address) = listen(&[], full.into());
    assert_eq!(post(address, &[], source(1).as_bytes()), Some(200));
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("error: cannot write to standard output: No space left on device"), "{stderr}");
}

#[test]
fn a_count_of_0_and_an_address_without_a_port_are_errors() {
    for (options, reason) in [
        (["--count", "0"], "expected a whole number of at least 1"),
        (["--listen", "nope"], "expected an address and a port, such as 127.0.0.1:8080"),
    ] {
        let run = gancho(&[&["listen"], &options[..]].concat());
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
}

#[test]
fn listen_prints_deliveries_and_their_values_only_on_request() {
    for (details, shows) in [(false, false), (true, true)] {
        let options = ["--count", "4", "--details"];
        let (child, address) = listen(if details { &options } else { &options[..2] }, Stdio::piped());
        let body = source(1).replace("\"name\"", "\"color\":\"red\",\"name\"");
        assert_eq!(post(address, &[], body.as_bytes()), Some(200));
        assert_eq!(post(address, &[], b"{\"event_name\":"), Some(200));
        let text = gancho(&["sample", "crm_task_created", "--seed", "3"]).stdout;
        assert_eq!(post(address, &[], text.trim_end().as_bytes()), Some(200));
        assert_eq!(post_too_long(address), Some(413));
        let output = child.wait_with_output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success());
        for expected in [
            "accepted rdstation-crm crm_source_updated",
            "unknown field /document/color",
            "not parsed (unknown system)",
            "crm_task_created",
            "refused 413",
        ] {
            assert!(shown.contains(expected), "{expected}: {shown}");
        }
        assert_eq!(shown.contains("Instagram"), shows, "{shown}");
    }
}
