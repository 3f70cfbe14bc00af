//! `gancho schema`, and validation by the schemas.

use std::fs;

use gancho_core::System;
use gancho_schema::{catalogue, files};
use serde_json::Value;

use crate::gancho::{arg, fixtures, gancho, gancho_reading};

#[test]
fn schemas_of_the_list_can_be_shown() {
    let run = gancho(&["schema", "list", "--format", "json"]);
    let listed = run.objects();
    // The bundles of the three systems, and the OpenAPI document.
    assert_eq!(listed.len(), catalogue().len() + 4);
    for object in listed.iter().take(catalogue().len()).step_by(7) {
        let name = object["name"].as_str().unwrap();
        let run = gancho(&["schema", "show", name, "--draft", "draft-07", "--strict"]);
        let schema: Value = serde_json::from_str(&run.stdout).unwrap();
        assert!(schema["$id"].as_str().unwrap().contains(name), "{name}");
        assert_eq!(run.code, Some(0));
    }
    for option in [&["--strict"][..], &["--draft", "draft-07"]] {
        let run = gancho(&[&["schema", "show", "openapi"], option].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{option:?}");
    }
    let run = gancho(&["schema", "show", "crm.Deel"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("crm.Deal"), "{}", run.stderr);
    for (name, folder) in
        [("superoffice.bundle", "2020-12/superoffice/bundle.json"), ("openapi", "openapi.json")]
    {
        let run = gancho(&["schema", "show", name]);
        assert_eq!(Some(&run.stdout), files().get(folder), "{name}");
    }
}

#[test]
fn written_schemas_pass_the_check_until_they_are_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    assert_eq!(gancho(&["schema", "check", arg(path)]).code, Some(1));
    let run = gancho(&["schema", "write", arg(path)]);
    assert_eq!((run.code, run.stdout), (Some(0), format!("{} files written\n", files().len())));
    assert_eq!(gancho(&["schema", "check", arg(path)]).code, Some(0));

    let deal = path.join("2020-12/rdstation-crm/crm.Deal.json");
    let text = fs::read_to_string(&deal).unwrap();
    fs::write(&deal, text.replacen("\"minLength\": 1", "\"minLength\": 24", 1)).unwrap();
    let orphan = path.join("2020-12/rdstation-crm/crm.Old.json");
    fs::write(&orphan, "{\"$id\":\"urn:gancho:v1:2020-12:rdstation-crm:crm.Old\"}").unwrap();
    fs::write(path.join("README.md"), "not a schema").unwrap();
    let run = gancho(&["schema", "check", arg(path)]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("-      \"minLength\": 24"), "{}", run.stdout);
    assert!(run.stdout.contains("+      \"minLength\": 1"), "{}", run.stdout);
    assert!(run.stdout.contains("crm.Old.json is no longer generated"), "{}", run.stdout);
    let advice = format!("gancho schema write {}\n", arg(path));
    assert!(
        run.stderr.starts_with("error: 2 files differ from the schemas of this version; "),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with(&advice), "{}", run.stderr);

    let run = gancho(&["schema", "write", arg(path)]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1 file written, 1 removed\n"));
    assert_eq!(gancho(&["schema", "check", arg(path)]).code, Some(0));
    assert!(!orphan.exists());
    assert!(path.join("README.md").exists());
    assert!(files().keys().all(|file| path.join(file).is_file()));
    let run = gancho(&["schema", "write", arg(path)]);
    assert_eq!(run.stdout, format!("{} files are up to date\n", files().len()));
}

#[test]
fn files_that_gancho_did_not_generate_are_neither_removed_nor_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let other =
        ["package.json", "node_modules/x/p.json", "2020-12/mine.json", "2020-12/rdstation-crm/mine.json"];
    // A copy of a generated schema, with another name or in another folder.
    let copies = ["copy/2020-12/rdstation-crm/crm.Old.json", "2020-12/rdstation-crm/copy.json"];
    for file in other.iter().chain(&copies) {
        fs::create_dir_all(path.join(file).parent().unwrap()).unwrap();
        let id = if copies.contains(file) { "urn:gancho:v1:2020-12:rdstation-crm:crm.Old" } else { "mine" };
        fs::write(path.join(file), format!("{{\"$id\":\"{id}\"}}")).unwrap();
    }
    assert_eq!(gancho(&["schema", "write", arg(path)]).code, Some(0));
    assert_eq!(gancho(&["schema", "check", arg(path)]).code, Some(0));
    assert!(other.iter().chain(&copies).all(|file| path.join(file).is_file()));

    fs::write(path.join("openapi.json"), "{\"openapi\":\"3.1.0\"}").unwrap();
    fs::remove_dir_all(path.join("2020-12")).unwrap();
    let run = gancho(&["schema", "write", arg(path)]);
    let expected = format!("error: nothing was written: gancho did not generate {}/openapi.json", arg(path));
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with(&expected), "{}", run.stderr);
    assert!(!path.join("2020-12").exists());
    assert_eq!(fs::read_to_string(path.join("openapi.json")).unwrap(), "{\"openapi\":\"3.1.0\"}");
}

#[test]
fn invisible_and_misleading_characters_of_files_and_paths_are_escaped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    gancho(&["schema", "write", arg(path)]);
    let openapi = path.join("openapi.json");
    let text = fs::read_to_string(&openapi).unwrap();
    fs::write(&openapi, text.replacen("\"info\"", "\"a\u{1b}[31m\u{202e}\": 1,\n  \"info\"", 1)).unwrap();
    let run = gancho(&["schema", "check", arg(path)]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(r"\u{1b}[31m\u{202e}") && !run.stdout.contains('\u{1b}'), "{}", run.stdout);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", path.join("a\u{1b}[31m.json")).unwrap();
        let run = gancho(&["schema", "compare", arg(path), arg(path)]);
        assert_eq!(run.code, Some(2));
        assert!(
            run.stderr.starts_with("error: cannot read ") && !run.stderr.contains('\u{1b}'),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_not_a_difference() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::write(&file, "{}").unwrap();
    for (command, path, why) in [
        ("check", folder.path().join("none"), "cannot read"),
        ("check", file.clone(), "it is a file, not a folder"),
        ("write", file, "it is a file, not a folder"),
    ] {
        let run = gancho(&["schema", command, arg(&path)]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{command}");
        assert!(run.stderr.contains(why) && run.stderr.contains(arg(&path)), "{}", run.stderr);
    }
}

#[test]
fn two_schemas_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.json"), folder.path().join("new.json"));
    let schema = gancho(&["schema", "show", "crm.Source"]).stdout;
    fs::write(&old, &schema).unwrap();
    fs::write(&new, schema.replacen("\"id\",", "\"id\", \"color\",", 1)).unwrap();
    let run = gancho(&["schema", "compare", arg(&old), arg(&new)]);
    assert_eq!((run.code, run.stdout.trim_end()), (Some(1), "/color: it is now required"));
    assert_eq!(gancho(&["schema", "compare", arg(&new), arg(&old)]).code, Some(0));
    assert_eq!(gancho(&["schema", "compare", arg(&new), "no/such/file.json"]).code, Some(2));
    assert_eq!(gancho(&["schema", "compare", arg(&new), arg(folder.path())]).code, Some(2));
    // A mistyped path must not look like schemas without a change.
    let empty = tempfile::tempdir().unwrap();
    let run = gancho(&["schema", "compare", arg(empty.path()), arg(folder.path())]);
    let error = format!("error: no file in {} is a schema\n", arg(empty.path()));
    assert_eq!((run.code, run.stdout.as_str(), run.stderr), (Some(2), "", error));

    let strict = gancho(&["schema", "show", "crm.Source", "--strict"]).stdout;
    fs::write(&old, &schema).unwrap();
    fs::write(&new, strict).unwrap();
    let run = gancho(&["schema", "compare", arg(&old), arg(&new)]);
    let expected = "the document: it no longer accepts fields that it does not describe";
    assert_eq!((run.code, run.stdout.trim_end()), (Some(1), expected));

    for (text, why) in [
        ("{\n  nonsense", format!("error: {} is not JSON (line 2, column 3)\n", arg(&new))),
        (
            "{\"leads\":[]}",
            format!("error: cannot compare {} with {}: the new schema: ", arg(&old), arg(&new)),
        ),
    ] {
        fs::write(&new, text).unwrap();
        let run = gancho(&["schema", "compare", arg(&old), arg(&new)]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert!(run.stderr.starts_with(&why), "{}", run.stderr);
    }

    // A removed field and a removed schema are reported, and nothing else.
    let deal: Value = serde_json::from_str(&gancho(&["schema", "show", "crm_deal_created"]).stdout).unwrap();
    let mut without = deal.clone();
    without["$defs"]["Deal"]["properties"].as_object_mut().unwrap().remove("campaign");
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    for (folder, schema) in [(&before, &deal), (&after, &without)] {
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::write(folder.join("in/deal.json"), schema.to_string()).unwrap();
    }
    fs::write(before.join("gone.json"), "{}").unwrap();
    let run = gancho(&["schema", "compare", arg(&before), arg(&after)]);
    let expected = "gone.json: the schema was removed\n\
        in/deal.json: /document/campaign: it was removed from the schema";
    assert_eq!((run.code, run.stdout.trim_end()), (Some(1), expected));
}

#[test]
fn the_schemas_accept_every_valid_fixture_of_every_system() {
    for system in System::ALL {
        let folder = fixtures("valid").join(system.as_str());
        for whose in ["auto", system.as_str()] {
            let run = gancho(&["validate", "--reader", "schema", "--system", whose, arg(&folder)]);
            assert_eq!(run.code, Some(0), "{system}");
        }
    }
}

#[test]
fn the_schemas_report_every_error() {
    let body = r#"{"event_name":"crm_source_deleted","document":{"id":7},"event_timestamp":"x"}"#;
    let run = gancho_reading(&["validate", "--details", "--reader", "schema"], body);
    assert_eq!(run.code, Some(1));
    for place in ["/document/id", "/document/name", "/event_timestamp", "/transaction_uuid"] {
        assert!(run.stdout.contains(place), "{place}: {}", run.stdout);
    }
    let run = gancho_reading(&["validate", "--reader", "schema", "--format", "json"], body);
    let object = &run.objects()[0];
    assert_eq!((&object["kind"], &object["path"]), (&"wrong_type".into(), &"/document/id".into()));
    assert_eq!(object["event"], "crm_source_deleted");
}
