//! `gancho survey`: every planted change is found, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// The events of the archives, and how many deliveries of each.
const ARCHIVE: [(&str, u64); 11] = [
    ("crm_deal_updated", 300),
    ("crm_task_updated", 200),
    ("crm_contact_updated", 200),
    ("crm_product_created", 120),
    ("crm_organization_created", 120),
    ("crm_source_created", 120),
    ("crm_source_deleted", 60),
    ("crm_lost_reason_created", 120),
    ("crm_campaign_created", 200),
    ("WEBHOOK.CONVERTED", 200),
    ("sale.sold", 200),
];

/// A change that is made in the second archive: one file of `drift/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlantedChange {
    about: String,
    event: String,
    /// Change every n-th delivery of the event; 0 for only one.
    every: usize,
    /// Values to add, or to replace, if their parent is an object that has fields.
    #[serde(default)]
    add: Map<String, Value>,
    /// Values to replace.
    #[serde(default)]
    replace: Map<String, Value>,
    #[serde(default)]
    remove: Vec<String>,
    /// Values to replace only if they have a certain value.
    #[serde(default)]
    rename: Map<String, Value>,
    /// The event name for a copy of the delivery, which is added.
    #[serde(default)]
    copy_as: Option<String>,
    #[serde(default)]
    drop: bool,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    what: String,
    pointer: String,
    #[serde(default)]
    detail: String,
}

fn planted_changes() -> Vec<PlantedChange> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/drift");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap()).collect()
}

/// Generates an archive. `GANCHO_DRIFT_SCALE` makes it larger: with 54 it has almost 100,000 deliveries.
fn archive(seed: &str) -> Vec<Value> {
    let scale: u64 = std::env::var("GANCHO_DRIFT_SCALE").map_or(1, |scale| scale.parse().unwrap());
    let mut all = Vec::new();
    for (event, count) in ARCHIVE {
        let count = (count * scale).to_string();
        let run = gancho(&["sample", event, "--plain", "--seed", seed, "--count", &count]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        all.extend(run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()));
    }
    all
}

fn event_of(delivery: &Value) -> &str {
    ["event_name", "event_type", "Event"].iter().find_map(|field| delivery[field].as_str()).unwrap()
}

/// Removes a field; `*` means all elements. Returns whether there was one.
fn remove(value: &mut Value, pointer: &str) -> bool {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    if let Some((list, rest)) = parent.split_once("/*") {
        let Some(Value::Array(elements)) = value.pointer_mut(list) else { return false };
        let mut any = false;
        for element in elements {
            any |= remove(element, &format!("{rest}/{last}"));
        }
        return any;
    }
    let object = value.pointer_mut(parent).and_then(Value::as_object_mut);
    object.is_some_and(|object| object.shift_remove(last).is_some())
}

impl PlantedChange {
    /// Changes a delivery; returns whether there was something to change.
    fn apply(&self, delivery: &mut Value) -> bool {
        let mut changed = false;
        for (pointer, new) in &self.add {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            let Some(Value::Object(object)) = delivery.pointer_mut(parent) else { continue };
            if !object.is_empty() {
                object.insert(name.replace("~1", "/"), new.clone());
                changed = true;
            }
        }
        for (pointer, new) in &self.replace {
            if let Some(old) = delivery.pointer_mut(pointer).filter(|old| !old.is_null()) {
                *old = new.clone();
                changed = true;
            }
        }
        for pointer in &self.remove {
            changed |= remove(delivery, pointer);
        }
        for (pointer, names) in &self.rename {
            if let Some(old) = delivery.pointer_mut(pointer)
                && let Some(new) = old.as_str().and_then(|old| names.get(old))
            {
                *old = new.clone();
                changed = true;
            }
        }
        changed || self.copy_as.is_some() || self.drop
    }

    /// Makes the change in an archive.
    fn plant(&self, archive: &mut Vec<Value>) {
        let mut seen = 0;
        let mut copies = Vec::new();
        let mut applied = 0;
        archive.retain_mut(|delivery| {
            if event_of(delivery) != self.event {
                return true;
            }
            seen += 1;
            let once = self.every == 0 && applied == 0;
            if !once && (self.every == 0 || seen % self.every != 0) {
                return true;
            }
            if let Some(name) = &self.copy_as {
                let mut copy = delivery.clone();
                copy["event_name"] = name.as_str().into();
                copies.push(copy);
                applied += 1;
                return true;
            }
            applied += usize::from(self.apply(delivery));
            !self.drop
        });
        archive.extend(copies);
        assert!(applied > 0, "{}: nothing to change", self.about);
    }

    fn expected(&self) -> impl Iterator<Item = (String, String, String, String)> {
        let event = self.copy_as.as_ref().unwrap_or(&self.event);
        self.expect.iter().map(|expected| {
            let Expected { what, pointer, detail } = expected;
            (event.clone(), what.clone(), pointer.clone(), detail.clone())
        })
    }
}

fn write(path: &Path, archive: &[Value]) {
    let lines: Vec<String> = archive.iter().map(Value::to_string).collect();
    fs::write(path, lines.join("\n")).unwrap();
}

fn found(changes: &[Value]) -> BTreeSet<(String, String, String, String)> {
    let text = |change: &Value, field: &str| change[field].as_str().unwrap_or_default().to_owned();
    changes
        .iter()
        .map(|change| {
            (text(change, "event"), text(change, "what"), text(change, "pointer"), text(change, "detail"))
        })
        .collect()
}

#[test]
fn each_planted_change_is_found_and_nothing_else() {
    let planted_changes = planted_changes();
    assert!(planted_changes.len() >= 30, "{}", planted_changes.len());
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.ndjson"), folder.path().join("new.ndjson"));
    write(&old, &archive("1"));
    let mut later = archive("2");
    write(&new, &later);
    let survey = |against: &Path, args: &[&str]| {
        gancho(&[&["survey", "--show-values", "--against", arg(against)], args, &[arg(&new)]].concat())
    };

    // Two archives of the same kind do not differ.
    let run = survey(&old, &["--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);

    for change in &planted_changes {
        change.plant(&mut later);
    }
    write(&new, &later);
    let expected: BTreeSet<_> = planted_changes.iter().flat_map(PlantedChange::expected).collect();
    let run = survey(&old, &["--format", "json"]);
    let changes = found(&run.objects());
    assert_eq!(changes.difference(&expected).collect::<Vec<_>>(), Vec::<&_>::new(), "found, and not planted");
    assert_eq!(expected.difference(&changes).collect::<Vec<_>>(), Vec::<&_>::new(), "planted, and not found");
    assert_eq!(run.code, Some(1));
    assert_eq!(survey(&old, &["--fail-on", "breaking"]).code, Some(1));
    assert_eq!(survey(&old, &["--fail-on", "never"]).code, Some(0));

    // The result is the same with a saved survey, and with any number of threads.
    let saved = folder.path().join("old.json");
    let run_saved = gancho(&["survey", "--save", arg(&saved), arg(&old)]);
    assert_eq!(run_saved.code, Some(0), "{}", run_saved.stderr);
    assert_eq!(found(&survey(&saved, &["--format", "json"]).objects()), changes);
    assert_eq!(survey(&old, &["--format", "json", "--threads", "3"]).stdout, run.stdout);
    let markdown = survey(&old, &["--format", "markdown"]).stdout;
    assert!(markdown.starts_with("|change "), "{markdown}");
}

#[test]
fn a_survey_lists_presence_types_empty_forms_and_values() {
    let deal = |fields: &str| {
        format!(
            r#"{{"event_name":"crm_deal_deleted","document":{{"id":"1","name":"x"{fields}}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}}"#
        )
    };
    let lines =
        [deal(""), deal(r#","new":null"#), deal(r#","new":"secret""#), "{}".to_owned(), "{".to_owned()];
    let run = gancho_reading(&["survey"], lines.join("\n"));
    assert_eq!(run.code, Some(0));
    let row = |start: &str| run.stdout.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert!(row("/document/id ").contains("100 %"), "{}", run.stdout);
    let new = row("/document/new (unknown)");
    assert!(
        new.contains("66.67 %") && new.contains("string 50.00 %") && new.contains("null 50.00 %"),
        "{new}"
    );
    assert!(
        run.stdout.contains("5 documents; not deliveries: 1; not JSON, or too long: 1; "),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("secret"));
}

#[test]
fn undocumented_names_and_values_are_shown_only_on_request() {
    let unknown = GOOD.replace("crm_source_deleted", "joana.silva");
    let run = gancho_reading(&["survey"], &unknown);
    assert!(!run.stdout.contains("joana") && run.stdout.contains("(hidden "), "{}", run.stdout);
    let run = gancho_reading(&["survey", "--show-values"], &unknown);
    assert!(run.stdout.contains("joana.silva"), "{}", run.stdout);
}

#[test]
fn a_missing_archive_is_not_compared() {
    let valid = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/valid/rdstation-crm");
    let run = gancho(&["survey", valid, "--against", "nowhere.ndjson"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("cannot read nowhere.ndjson"), "{}", run.stderr);
    let run = gancho(&["survey", valid, "--save", "/dev/null/survey.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("cannot write /dev/null/survey.json: "), "{}", run.stderr);
}

#[test]
fn the_survey_is_not_saved_over_an_input() {
    let folder = tempfile::tempdir().unwrap();
    let (input, other) = (folder.path().join("a.ndjson"), folder.path().join("saved.json"));
    fs::write(&input, GOOD).unwrap();
    for arguments in [
        ["--save", arg(&input), arg(&input)],
        ["--save", arg(&other), arg(folder.path())],
        ["--save", "-", arg(&input)],
    ] {
        let run = gancho(&[&["survey"][..], &arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains("--save"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&input).unwrap(), GOOD);
        assert!(!other.exists());
    }
    // A link outside of the folder leads to a file in it.
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        let link = outside.path().join("link.json");
        std::os::unix::fs::symlink(&input, &link).unwrap();
        let run = gancho(&["survey", "--save", arg(&link), arg(folder.path())]);
        assert!(run.code == Some(2) && run.stderr.contains("is in the input folder"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&input).unwrap(), GOOD);
    }
    // A link in the folder leads to a file outside of it, or two names are one file.
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        let (soft, hard) = (outside.path().join("soft.ndjson"), outside.path().join("hard.ndjson"));
        for file in [&soft, &hard] {
            fs::write(file, GOOD).unwrap();
        }
        let inside = tempfile::tempdir().unwrap();
        let link = inside.path().join("link.ndjson");
        std::os::unix::fs::symlink(&soft, &link).unwrap();
        fs::hard_link(&hard, inside.path().join("other.ndjson")).unwrap();
        let linked = inside.path().join("linked");
        std::os::unix::fs::symlink(folder.path(), &linked).unwrap();
        // Its target does not exist yet.
        let dangling = outside.path().join("dangling.json");
        std::os::unix::fs::symlink(inside.path().join("new.json"), &dangling).unwrap();
        for (file, reason) in [
            (&link, "is in the input folder"),
            (&soft, "is also a file of the input folder"),
            (&hard, "is also a file of the input folder"),
            (&dangling, "is in the input folder"),
            (&linked.join("new.json"), "is in the input folder"),
            (&folder.path().join("new.json"), "is in the input folder"),
        ] {
            let run = gancho(&["survey", "--save", arg(file), arg(inside.path())]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{file:?}");
            assert!(run.stderr.contains(reason), "{}", run.stderr);
        }
        for file in [&soft, &hard, &input] {
            assert_eq!(fs::read_to_string(file).unwrap(), GOOD);
        }
        assert!(!folder.path().join("new.json").exists() && !inside.path().join("new.json").exists());
    }
    // The earlier archive is an input too, but an earlier survey may be replaced.
    let run = gancho(&["survey", "--against", arg(&input), "--save", arg(&input), "-"]);
    assert!(run.stderr.contains("is also an input"), "{}", run.stderr);
    let saved = ["survey", "--save", arg(&other), arg(&input)];
    assert_eq!(gancho(&saved).code, Some(0));
    let run = gancho(&["survey", "--against", arg(&other), "--save", arg(&other), arg(&input)]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    // Not by one of which a part is missing.
    let before = fs::read(&other).unwrap();
    for inputs in [&["no/such.ndjson"][..], &["no/such.ndjson", arg(&input)]] {
        let run = gancho(&[&["survey", "--against", arg(&other), "--save", arg(&other)], inputs].concat());
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("note: the survey is not saved"), "{}", run.stderr);
        assert_eq!(fs::read(&other).unwrap(), before);
    }
}

#[test]
fn a_string_that_is_not_a_time_is_not_shown() {
    let body = GOOD.replace("2025-03-28T12:49:16.000Z", "hidden");
    assert_ne!(body, GOOD);
    let run = gancho_reading(&["survey"], format!("{body}\n"));
    assert!(run.code == Some(0) && !run.stdout.contains("hidden"), "{}", run.stdout);
    let run = gancho_reading(&["survey", "--format", "json"], format!("{body}\n"));
    assert!(run.stdout.contains("crm_source_deleted") && !run.stdout.contains("hidden"), "{}", run.stdout);
}

#[test]
fn a_time_without_an_offset_is_shown() {
    let body = r#"{"Timestamp":"2025-05-14T10:48:07","Event":"contact.created","PrimaryKey":18,"ContextIdentifier":"Cust12345","ChangedByAssociateId":5,"WebhookName":"Exemplo"}"#;
    let run = gancho_reading(&["survey", "--format", "json"], format!("{body}\n"));
    assert!(run.stdout.contains("2025-05-14T10:48:07"), "{}", run.stdout);
}

#[test]
fn a_broken_survey_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (input, saved) = (folder.path().join("a.ndjson"), folder.path().join("saved.json"));
    fs::write(&input, GOOD).unwrap();
    for (content, what) in [
        ("{\"gancho_survey\":1,", "it is cut off (line 1); save it again"),
        ("{\"gancho_survey\":\"1\"}", "it is not a survey that this version saved (line 1); save it again"),
    ] {
        fs::write(&saved, content).unwrap();
        let run = gancho(&["survey", "--against", arg(&saved), arg(&input)]);
        let expected = format!("error: cannot read {}: {what}\n", saved.display());
        assert_eq!((run.code, run.stderr), (Some(2), expected));
    }
}

#[test]
fn documented_integers_are_documented() {
    let sample = gancho(&["sample", "all", "--count", "300"]).stdout;
    let run = crate::gancho::gancho_reading(&["survey"], sample);
    let numbers = || run.stdout.lines().filter(|line| line.contains("number"));
    assert!(numbers().count() > 20, "{}", run.stdout);
    for line in numbers() {
        assert!(!line.contains("(undocumented)"), "{line}");
    }
}

/// The delivery of a deletion with further fields.
fn with_fields(fields: &str) -> String {
    GOOD.replace("\"name\"", &format!("{fields},\"name\""))
}

#[test]
fn a_field_was_last_seen_in_its_last_document() {
    // The last document has another kind of value than the one before it.
    let lines = [r#""x":"""#, r#""x":{}"#, r#""x":null"#].map(with_fields);
    let run = gancho_reading(&["survey"], format!("{}\n{GOOD}\n", lines.join("\n")));
    let row = run.stdout.lines().find(|line| line.starts_with("/document/x ")).unwrap();
    assert!(row.contains(" <stdin>:3 ("), "{row}");
}

#[test]
fn a_gone_field_was_last_seen_in_its_last_document() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.ndjson");
    let lines = [r#""x":{}"#, r#""x":null"#].map(with_fields).join("\n");
    fs::write(&old, format!("{lines}\n").repeat(50)).unwrap();
    let run = gancho_reading(
        &["survey", "--format", "json", "--against", arg(&old)],
        format!("{GOOD}\n").repeat(100),
    );
    let changes = run.objects();
    let gone = changes.iter().find(|change| change["what"] == "gone-field").unwrap();
    assert!(gone["place"]["place"].as_str().unwrap().ends_with("old.ndjson:100"), "{gone}");
}

#[test]
fn a_number_of_any_size_is_json() {
    let run = gancho_reading(&["survey"], with_fields(r#""x":[1e999,7]"#));
    assert!(run.stdout.ends_with("\n1 document\n"), "{}", run.stdout);
    let row = run.stdout.lines().find(|line| line.starts_with("/document/x/* ")).unwrap();
    assert!(row.contains(" 2 ") && row.ends_with(" number"), "{row}");
}

#[test]
fn names_and_places_of_payloads_are_limited() {
    let nested: Vec<String> = (0..400).map(|number| format!(r#""{number}":[[0]]"#)).collect();
    let fields: Vec<String> =
        (0..100).map(|number| format!(r#""{number}":{{{}}}"#, nested.join(","))).collect();
    let long = "x".repeat(100_000);
    let lines = [with_fields(&format!(r#""{long}":1"#)), with_fields(&fields.join(","))].join("\n");
    let run = gancho_reading(&["survey"], lines);
    assert!(!run.stdout.contains(&"x".repeat(1000)) && run.stdout.contains("xxx…"), "a long name");
    let rows = run.stdout.lines().filter(|line| line.starts_with("/document/")).count();
    assert!(rows < 20_000, "{rows}");
    assert!(
        run.stdout.contains("limit reached: crm_source_deleted: at /document/"),
        "the limit is not printed"
    );
}

#[test]
fn an_input_that_breaks_does_not_count_for_the_next_one() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let [broken, empty] = ["a.ndjson.gz", "b.log"].map(|name| folder.path().join(name));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(format!("{GOOD}\n").as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    fs::write(&broken, &gzip[..gzip.len() - 1]).unwrap();
    fs::write(&empty, "up\ndown\n").unwrap();
    let run = gancho(&["survey", arg(&broken), arg(&empty)]);
    assert!(run.stderr.contains("no documents in ") && run.stderr.contains("b.log"), "{}", run.stderr);
    assert!(run.stdout.ends_with("\n1 document\n"), "{}", run.stdout);
    assert_eq!(run.code, Some(2));
}

#[cfg(unix)]
#[test]
fn the_survey_is_saved_although_nobody_reads_the_output() {
    let folder = tempfile::tempdir().unwrap();
    let (input, saved) = (folder.path().join("a.ndjson"), folder.path().join("saved.json"));
    fs::write(&input, GOOD).unwrap();
    let mut command = crate::gancho::command(&["survey", "--save", arg(&saved), arg(&input)]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(command.stdout(writer).status().unwrap().code(), Some(141));
    assert!(fs::read_to_string(&saved).unwrap().contains("crm_source_deleted"));
}

#[test]
fn a_changed_type_was_first_seen_in_its_first_document() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.ndjson");
    fs::write(&old, format!("{}\n", with_fields(r#""x":"a""#)).repeat(50)).unwrap();
    let lines = [r#""x":[1]"#, r#""x":1"#].map(with_fields).join("\n");
    let run = gancho_reading(&["survey", "--format", "json", "--against", arg(&old)], lines);
    let changes = run.objects();
    let found = changes.iter().find(|change| change["what"] == "changed-type").unwrap();
    assert_eq!(found["place"]["place"], "<stdin>:1", "{found}");
}
