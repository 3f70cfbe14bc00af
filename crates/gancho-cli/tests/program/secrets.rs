//! Options that contain secrets.

use crate::gancho::gancho;

/// A secret that no message may contain.
const PLANTED: &str = "c2VjcmV0LXRva2Vu";

#[test]
fn errors_name_the_option_and_contain_no_secret() {
    let receive = ["receive", "--inbox", "/no/such/inbox.db"];
    let send = ["send", "--url", "http://127.0.0.1:1/"];
    let listen = ["listen"];
    let cases: [(&[&str], &str, String, &str); 20] = [
        (
            &receive,
            "--url-token",
            format!("nope={PLANTED}"),
            "is not a system; the systems are rdstation-crm",
        ),
        (&receive, "--url-token", format!("{PLANTED}=="), "is not a system"),
        (&receive, "--url-token", PLANTED.to_owned(), "expected SYSTEM=SECRET"),
        (&receive, "--url-token", format!("superoffice={}", &PLANTED[..15]), "fewer than 16 characters"),
        (&receive, "--crm-header", format!("X-Key:{PLANTED}"), "with '=' and not ':'"),
        (&receive, "--crm-header", format!("X-Key: {PLANTED}="), "with '=' and not ':'"),
        (&receive, "--crm-header", format!("X Key={PLANTED}"), "cannot be the name of a header"),
        (&receive, "--crm-header", format!("={PLANTED}"), "cannot be the name of a header"),
        (&receive, "--crm-header", PLANTED.to_owned(), "expected NAME=SECRET"),
        (&receive, "--superoffice-secret", format!("env:{PLANTED}"), "is not set"),
        (&receive, "--superoffice-secret", "env:".to_owned(), "needs the name"),
        (&listen, "--superoffice-secret", format!("file:{PLANTED}"), "cannot read the file after file:: "),
        (
            &listen,
            "--superoffice-secret",
            format!("file:aGVsbG8/{PLANTED}"),
            "cannot read the file after file:: ",
        ),
        (&listen, "--superoffice-secret", format!("file:/{PLANTED}"), "cannot read the file after file:: "),
        (
            &listen,
            "--superoffice-secret",
            format!("file:{PLANTED}/a.b"),
            "cannot read the file after file:: ",
        ),
        (&receive, "--forward-secret", String::new(), "the secret is empty"),
        (&send, "--header", format!("X:{PLANTED}"), "with '=' and not ':'"),
        (&send, "--header", format!("X Y={PLANTED}"), "cannot be the name of a header"),
        (&listen, "--url-token", format!("nope={PLANTED}"), "is not a system"),
        (&listen, "--crm-header", format!("X=a{PLANTED}\n"), "control characters"),
    ];
    for (command, option, value, reason) in cases {
        let run = gancho(&[command, &[option, &value]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{option} {value}");
        let expected = format!("error: {option}: ");
        assert!(run.stderr.starts_with(&expected) && run.stderr.contains(reason), "{value}: {}", run.stderr);
        assert!(!run.stderr.contains(&PLANTED[..12]), "{}", run.stderr);
        assert!(run.stderr.ends_with('\n'), "{}", run.stderr);
    }
}

#[test]
fn a_secret_may_begin_with_hyphens() {
    let receive = ["receive", "--listen", "no address", "--inbox", "/no/such/inbox.db"];
    let cases: [(&[&str], &str, &str); 6] = [
        (&["send", "--url", "http://127.0.0.1:1/", "--count", "1"], "--secret", ""),
        (&["send", "--url", "http://127.0.0.1:1/", "--count", "1"], "--header", "=v"),
        (&receive, "--superoffice-secret", ""),
        (&receive, "--forward-secret", ""),
        (&["listen", "--listen", "no address"], "--superoffice-secret", ""),
        (&["sample", "sale.sold", "--count", "0"], "--sign", ""),
    ];
    for (command, option, rest) in cases {
        for hyphens in ["--", "-h"] {
            let run = gancho(&[command, &[option, &format!("{hyphens}{PLANTED}{rest}")]].concat());
            assert!(!run.stderr.contains("unexpected argument"), "{option}: {}", run.stderr);
            assert!(!run.stdout.contains("Usage:"), "{option}: {}", run.stdout);
            assert!(!run.stderr.contains(&PLANTED[..12]), "{option}: {}", run.stderr);
        }
    }
}

#[test]
fn a_missing_file_is_named_if_its_folder_exists() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let run = gancho(&["listen", "--superoffice-secret", &format!("file:{}", path.display())]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains(&format!("cannot read {}: ", path.display())), "{}", run.stderr);
}

#[test]
fn a_file_contains_one_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets");
    std::fs::write(&path, format!("{PLANTED}\n{PLANTED}\n")).unwrap();
    let run = gancho(&["listen", "--superoffice-secret", &format!("file:{}", path.display())]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("has several lines"), "{}", run.stderr);
    assert!(!run.stderr.contains(PLANTED), "{}", run.stderr);
}
