//! `gancho receive`: the command line and the configuration.

use crate::gancho::{arg, gancho};
use crate::receive::{OPEN, Receiver, post, source};

#[test]
fn wrong_settings_are_reported_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let (config, inbox) = (folder.path().join("receiver.toml"), folder.path().join("inbox.db"));
    std::fs::write(&config, "inbox = \"inbox.db\"\n\n[superoffice]\nsecrets = [\"\"]\n").unwrap();
    let (list, one) = (folder.path().join("list.toml"), folder.path().join("file"));
    std::fs::write(&list, "inbox = \"inbox.db\"\n[superoffice]\nsecrets = \"hidden\"\n").unwrap();
    std::fs::write(&one, "").unwrap();
    let open = [OPEN[0], OPEN[1]];
    let with = |options: &[&'static str]| [&["--inbox", arg(&inbox)], &open[..], options].concat();
    for (options, reason) in [
        (&["--archive-size", "1MiB"][..], "--archive-size needs --archive"),
        (&["--exec", " "], "--exec: the command is empty"),
        (&["--max-body", "65MiB"], "--max-body: at most 64MiB"),
        (&["--admin", "127.0.0.1:18", "--listen", "127.0.0.1:18"], "--admin must differ from --listen"),
        (&["--admin", "localhost:8080"], "expected an address and a port, such as 127.0.0.1:8080"),
        (&["--forward-secret", "s"], "--forward-secret needs --forward"),
        #[cfg(target_os = "linux")]
        (&["--archive", "/proc"], "cannot write the archive /proc: "),
    ] {
        let run = gancho(&[&["receive"], &with(options)[..]].concat());
        assert_eq!(run.code, Some(2), "{options:?}");
        assert!(run.stderr.contains(reason), "{options:?}: {}", run.stderr);
    }
    // --exec replaces the URL of the configuration, and its secret.
    let passing = folder.path().join("passing.toml");
    std::fs::write(&passing, "forward = \"http://127.0.0.1:9/\"\nforward-secret = \"own\"\n").unwrap();
    let exec = with(&["--exec", "true"]);
    Receiver::start(&[&exec[..], &["--config", arg(&passing)]].concat(), 0).stop();
    let cases: [(&[&str], &str); 8] = [
        (&["--config", arg(&config)], "receiver.toml:4: secrets: the secret is empty"),
        (
            &["--config", arg(&list)],
            "list.toml:3: secrets: expected a list, such as [\"env:NAME\"]; found: string",
        ),
        (&["--inbox", arg(&inbox), "--archive", arg(&one), OPEN[0], OPEN[1]], "it is a file, not a folder"),
        (&["--config", "/no/such/file"], "cannot read /no/such/file"),
        (&["--allow-unsigned", "rdstation-crm"], "--inbox PATH"),
        (&["--inbox", arg(&inbox)], "no system is configured"),
        (
            &["--inbox", "/no/such/folder/inbox.db", OPEN[0], OPEN[1]],
            "inbox /no/such/folder/inbox.db: the folder",
        ),
        (&["--inbox", arg(&inbox), OPEN[0], OPEN[1], "--forward", "ftp://x/"], "http:// or https://"),
    ];
    for (args, reason) in cases {
        let run = gancho(&[&["receive", "--listen", "127.0.0.1:0"], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.starts_with("error: ") && run.stderr.contains(reason), "{args:?}: {}", run.stderr);
    }
    for args in [
        &["--crm-header", "no-value"][..],
        &["--url-token", "superoffice"],
        &["--superoffice-secret", "env:GANCHO_NO_SUCH"],
        &["--superoffice-secret", ""],
    ] {
        let run = gancho(&[&["receive", "--inbox", arg(&inbox)], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
    }
}

#[test]
fn deliveries_can_be_kept_for_any_number_of_days() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("inbox.db");
    for days in ["0", "100000000", "4294967295"] {
        let args = [&["--inbox", arg(&inbox), "--keep-days", days], &OPEN[..]].concat();
        let receiver = Receiver::start(&args, 0);
        assert_eq!(post(receiver.address, &[], source(1).as_bytes()), Some(200), "{days}");
        let log = receiver.stop();
        assert!(!log.contains("panicked"), "{log}");
    }
}
