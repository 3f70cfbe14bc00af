//! `gancho sample`.

use gancho_core::events;

use crate::gancho::{command, gancho, gancho_reading};

fn sample(args: &[&str]) -> String {
    let run = gancho(&[&["sample"], args].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{args:?}");
    run.stdout
}

#[test]
fn the_same_seed_makes_the_same_deliveries() {
    let once = sample(&["crm_deal_updated", "--count", "20", "--seed", "7"]);
    assert_eq!(once.lines().count(), 20);
    assert_eq!(once, sample(&["crm_deal_updated", "--count", "20", "--seed", "7"]));
    assert_ne!(once, sample(&["crm_deal_updated", "--count", "20", "--seed", "8"]));
    let fewer = sample(&["crm_deal_updated", "--count", "3", "--seed", "7"]);
    assert_eq!(fewer.lines().count(), 3);
    assert!(once.starts_with(&fewer));
}

#[test]
fn one_delivery_and_seed_0_are_the_defaults() {
    let one = sample(&["sale.sold"]);
    assert_eq!(one.lines().count(), 1);
    assert_eq!(one, sample(&["sale.sold", "--count", "1", "--seed", "0"]));
    assert_eq!(sample(&["sale.sold", "--count", "0"]), "");
}

#[test]
fn all_generates_every_event_and_each_is_accepted() {
    let names: Vec<&str> = events::all().map(|event| event.name).collect();
    let deliveries = sample(&["all", "--count", &(2 * names.len()).to_string()]);
    let run = gancho_reading(&["validate", "--format", "json"], deliveries);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    let objects = run.objects();
    let events: Vec<_> = objects.iter().map(|object| object["event"].as_str().unwrap()).collect();
    assert_eq!(events, [names.as_slice(), &names].concat());
}

#[test]
fn a_single_event_is_generated_alone() {
    for event in ["WEBHOOK.CONVERTED", "leads", "crm_task_deleted", "test"] {
        let run = gancho_reading(&["validate", "--format", "json"], sample(&[event, "--count", "5"]));
        let objects = run.objects();
        assert_eq!(objects.len(), 5);
        assert!(objects.iter().all(|object| object["event"] == event), "{}", run.stdout);
    }
}

#[test]
fn similar_events_are_suggested() {
    let run = gancho(&["sample", "crm_deal_update"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("crm_deal_updated"), "{}", run.stderr);
    let run = gancho(&["sample", "zzz"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("gancho events"), "{}", run.stderr);
}

#[test]
fn values_are_set_and_removed() {
    let args = [
        "crm_deal_updated",
        "--set",
        "/document/name=Ana",
        "--set",
        "/document/new/deep=[1]",
        "--unset",
        "/document/status",
    ];
    let delivery: serde_json::Value = serde_json::from_str(&sample(&args)).unwrap();
    assert_eq!(delivery["document"]["name"], "Ana");
    assert_eq!(delivery["document"]["new"]["deep"], serde_json::json!([1]));
    assert_eq!(delivery["document"].get("status"), None);
    let run = gancho(&["sample", "crm_deal_updated", "--unset", "/nothing"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(2), "error: --unset: this delivery of crm_deal_updated has no /nothing\n")
    );
}

#[test]
fn every_kind_of_error_can_be_generated() {
    // Too many elements are an error only if the caller sets a limit.
    let all = gancho_core::ErrorKind::ALL.iter();
    for kind in all.filter(|kind| **kind != gancho_core::ErrorKind::TooManyElements) {
        for event in ["crm_deal_updated", "WEBHOOK.CONVERTED", "sale.sold"] {
            let output = command(&["sample", event, "--broken", kind.as_str()]).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{kind} of {event}");
            let body = output.stdout.strip_suffix(b"\n").unwrap();
            let error = gancho_core::from_slice::<gancho_core::Envelope>(body).unwrap_err();
            assert_eq!(error.kind(), *kind, "{event}");
        }
    }
}

#[test]
fn plain_deliveries_have_no_findings_and_no_escapes() {
    let names: Vec<&str> = events::all().map(|event| event.name).collect();
    let all = sample(&["all", "--plain", "--count", &names.len().to_string()]);
    let deliveries = all + &sample(&["crm_deal_updated", "--plain", "--count", "200"]);
    assert!(!deliveries.contains("\\u") && !deliveries.contains("\\n"), "{deliveries}");
    let run = gancho_reading(&["validate", "--format", "json"], deliveries);
    for object in run.objects() {
        assert_eq!(object["findings"], serde_json::json!([]), "{object}");
        assert_eq!(object["unknown"], serde_json::json!([]), "{object}");
    }
}

#[test]
fn unknown_events_are_generated_and_accepted() {
    for event in ["crm_deal_updated", "WEBHOOK.CONVERTED", "sale.sold"] {
        let run = gancho_reading(&["validate", "--format", "json"], sample(&[event, "--unknown-event"]));
        assert_eq!(run.objects()[0]["event"], serde_json::Value::Null, "{}", run.stdout);
        assert_eq!(run.code, Some(0));
    }
    let run = gancho(&["sample", "leads", "--unknown-event"]);
    let error = "error: --unknown-event: deliveries of leads have no event name\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), error));

    let named: Vec<&str> = events::all()
        .map(|event| event.name)
        .filter(|name| !["leads", "tenant_status"].contains(name))
        .collect();
    let deliveries = sample(&["all", "--unknown-event", "--count", &named.len().to_string()]);
    for (before, delivery) in named.iter().zip(deliveries.lines()) {
        let delivery: serde_json::Value = serde_json::from_str(delivery).unwrap();
        let after =
            ["event_name", "event_type", "Event"].iter().find_map(|field| delivery[field].as_str()).unwrap();
        let entity = after.to_lowercase().replace("archived", "");
        assert!(before.to_lowercase().starts_with(entity.trim_end_matches('.')), "{before} became {after}");
    }
    let run = gancho_reading(&["validate", "--format", "json"], deliveries);
    assert!(run.objects().iter().all(|object| object["event"].is_null()), "{}", run.stdout);
    assert_eq!((run.code, run.objects().len()), (Some(0), named.len()));
}

#[test]
fn signed_requests_verify() {
    let run = gancho(&["sample", "sale.sold", "--sign", "s3cret"]);
    let config = run.stdout;
    let line = |start: &str| {
        config
            .lines()
            .find_map(|line| line.strip_prefix(start))
            .unwrap()
            .strip_suffix('"')
            .unwrap()
            .to_owned()
    };
    let signature = line("header = \"X-SuperOffice-Signature: ");
    let body = line("data-binary = \"").replace("\\\"", "\"").replace("\\\\", "\\");
    assert_eq!(gancho_core::superoffice::signature::verify("s3cret", body.as_bytes(), &signature), Ok(()));
    // This body is not UTF-8.
    let args = ["sample", "sale.sold", "--broken", "invalid_utf8", "--sign", "s3cret"];
    let config = crate::gancho::command(&args).output().unwrap().stdout;
    let line = |start: &[u8]| {
        let mut lines = config.split(|byte| *byte == b'\n');
        lines.find_map(|line| line.strip_prefix(start)?.strip_suffix(b"\"")).unwrap()
    };
    let signature = str::from_utf8(line(b"header = \"X-SuperOffice-Signature: ")).unwrap();
    let mut body = Vec::new();
    let mut quoted = line(b"data-binary = \"").iter();
    while let Some(byte) = quoted.next() {
        body.push(*if *byte == b'\\' { quoted.next().unwrap() } else { byte });
    }
    assert!(body.contains(&0xFF));
    assert_eq!(gancho_core::superoffice::signature::verify("s3cret", &body, signature), Ok(()));
    for options in [&["--sign", "X-Token=abc"][..], &["--sign", "X-Token=abc", "--broken", "syntax"]] {
        let run = gancho(&[&["sample", "crm_deal_created"], options].concat());
        assert!(run.stdout.contains("header = \"X-Token: abc\"\n"), "{}", run.stdout);
    }
    for (event, wrong, reason) in [
        ("crm_deal_created", "X-Token:hidden", "with '=' and not ':'"),
        ("crm_deal_created", "hidden", "expected NAME=SECRET"),
        ("crm_deal_created", "X Y=hidden", "cannot be the name of a header"),
        ("sale.sold", "env:GANCHO_NO_SUCH", "GANCHO_NO_SUCH is not set"),
        ("sale.sold", "", "the secret is empty"),
    ] {
        let run = gancho(&["sample", event, "--sign", wrong]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{wrong}");
        assert!(run.stderr.contains("--sign") && run.stderr.contains(reason), "{wrong}: {}", run.stderr);
        assert!(!run.stderr.contains("hidden"), "{}", run.stderr);
    }
    assert_eq!(gancho(&["sample", "sale.sold", "--sign", "x", "--count", "2"]).code, Some(2));
}

#[test]
fn scenarios_are_consistent() {
    for (scenario, steps) in [("deal-won", 4), ("deal-lost", 4), ("deal-paused", 4)] {
        let history = sample(&["--scenario", scenario, "--count", "3", "--seed", "5"]);
        let run = gancho_reading(&["validate", "--format", "json"], &history);
        let objects = run.objects();
        assert_eq!(objects.len(), 3 * steps);
        for object in &objects {
            assert_eq!(
                (&object["verdict"], &object["findings"]),
                (&"accepted".into(), &serde_json::json!([])),
                "{object}"
            );
        }
        let deliveries: Vec<serde_json::Value> =
            history.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(deliveries[0]["event_name"], "crm_deal_created");
        let ids: std::collections::BTreeSet<_> =
            deliveries.iter().map(|one| one["document"]["id"].as_str()).collect();
        assert_eq!(ids.len(), 3);
        let times: Vec<_> = deliveries[..steps].iter().map(|one| one["event_timestamp"].as_str()).collect();
        assert!(times.is_sorted(), "{times:?}");
    }
}

#[test]
fn what_is_missing_or_too_much_is_said() {
    let run = gancho(&["sample"]);
    assert_eq!(run.code, Some(2));
    for part in ["<EVENT|--scenario <NAME>>", "gancho sample [OPTIONS] <EVENT>\n", "--scenario <NAME>\n"] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    let run = gancho(&["sample", "sale.sold", "--scenario", "deal-won"]);
    assert!(run.code == Some(2) && run.stderr.contains("cannot be used with"), "{}", run.stderr);
    let run = gancho(&["sample", "crm_deal_updated", "--unset", ""]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(2), "error: --unset: the whole delivery cannot be removed\n")
    );
    let run = gancho(&["sample", "crm_deal_updated", "--set", "/document/name/x=1"]);
    let error = "error: --set /document/name/x: in this delivery of crm_deal_updated, \
        /document/name is neither an object nor a list\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), error));
}
