//! `gancho extract`.

use std::process::Command;
use std::time::{Duration, Instant};

use parquet::file::reader::SerializedFileReader;

use crate::archive::{Place, archive, deal, deal_among_250_000_elements, deletion, text};

fn extract(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gancho")).arg("extract").args(arguments).output().unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn columns_of_one_event_become_csv_and_ndjson() {
    let place = Place::new();
    let lines = format!("{}\n{}\n{}\n{}", deal(1), deletion(2), deal(2), deal(3));
    let input = place.write("a.ndjson", lines);
    let input = input.to_str().unwrap();
    let columns = "source_line,id,name,user.name,amount_total,created_at,deal_products,deal_source.name";
    let (code, csv, said) = extract(&["crm_deal_updated", "--columns", columns, input]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let expected = [
        "source_line,id,name,user.name,amount_total,created_at,deal_products,deal_source.name",
        r#"1,d0,"Negócio ""1""",Ana,1.01,2025-01-02T12:40:58.932Z,"[{""id"":null,"#,
    ];
    assert!(csv.starts_with(&expected.join("\r\n")), "{csv}");
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.lines().nth(2).unwrap().starts_with("4,d1,") && csv.ends_with(",\r\n"), "{csv}");

    let (_, ndjson, _) = extract(&[
        "crm_deal_updated",
        "--columns",
        "id,user.name,amount_total,closed_at",
        "--to",
        "ndjson",
        input,
    ]);
    let first = ndjson.lines().next();
    assert_eq!(first, Some(r#"{"id":"d0","user.name":"Ana","amount_total":1.01,"closed_at":null}"#));
}

#[test]
fn a_delivery_of_too_many_elements_is_a_reject() {
    let place = Place::new();
    let input = place.write("a.ndjson", deal(1));
    let input = input.to_str().unwrap();
    let event = "crm_deal_updated";
    let (code, _, said) = extract(&[event, "--columns", "id", "--max-elements", "3", input]);
    assert_eq!(code, Some(1));
    assert!(said.contains("the arrays and objects hold more than 3 elements and fields"), "{said}");
    assert_eq!(extract(&[event, "--columns", "id", input]).0, Some(0));
}

#[test]
fn all_columns_become_parquet() {
    let place = Place::new();
    let (input, file) = (place.write("a.ndjson", archive(2000)), place.path("deals.parquet"));
    let (code, ..) = extract(&[
        "crm_deal_created",
        "--to",
        "parquet",
        "-o",
        file.to_str().unwrap(),
        input.to_str().unwrap(),
    ]);
    // The event of some invalid lines cannot be detected, so they are rejects.
    assert_eq!(code, Some(1));
    let rows: Vec<_> = SerializedFileReader::try_from(file.as_path())
        .unwrap()
        .into_iter()
        .map(|row| row.unwrap().to_string())
        .collect();
    assert!(rows.len() > 700, "{}", rows.len());
    assert!(rows.iter().all(|row| row.contains(r#"event: "crm_deal_created""#)));
    assert!(rows[0].contains(r#"user.name: "Ana""#), "{}", rows[0]);
}

#[test]
fn invalid_arguments_are_reported() {
    let place = Place::new();
    let input = place.write("a.ndjson", format!("{}\n{{\n", deal(1)));
    let input = input.to_str().unwrap();
    let (code, _, said) = extract(&["crm_deal_updated", "--columns", "id,user.mail", input]);
    assert_eq!(code, Some(2));
    let expected = "error: --columns: there is no column 'user.mail'; did you mean 'user.email'? (the columns here are user.id, user.name, user.email, user.avatar_url)\n";
    assert_eq!(said, expected);
    for (columns, what) in [
        ("id, name", "there is no column ' name'; did you mean 'name'?"),
        ("id.x", "there is no column 'id.x': id has no fields"),
        ("deal_products.name", "deal_products is a list, which is one column"),
        ("source_offset", "there is no column 'source_offset'"),
        ("id,id", "--columns contains 'id' twice"),
    ] {
        let (code, out, said) = extract(&["crm_deal_updated", "--columns", columns, input]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{columns}");
        assert!(said.contains(what), "{said}");
    }
    let (code, _, said) = extract(&["all", input]);
    assert_eq!(code, Some(2));
    assert!(said.contains("each event has its own columns"), "{said}");
    let (code, csv, said) = extract(&["crm_deal_updated", "--columns", "id", input]);
    assert_eq!((code, csv.as_str()), (Some(1), "id\r\nd0\r\n"));
    assert!(said.contains("a.ndjson:2: "), "{said}");
}

#[test]
fn the_output_is_not_an_input() {
    let place = Place::new();
    let content = deal(1);
    let input = place.write("in/a.ndjson", &content);
    let (link, new) = (place.path("in/link.ndjson"), place.path("in/new.ndjson"));
    std::fs::hard_link(&input, &link).unwrap();
    // The name does not say that it is read, but its content does.
    let (folder, unnamed) = (place.path("in"), place.write("in/backup.1", &content));
    let [input, link, new, folder, unnamed] =
        [&input, &link, &new, &folder, &unnamed].map(|path| path.to_str().unwrap());
    for (output, argument, to) in [
        (input, input, "csv"),
        (link, input, "csv"),
        (input, folder, "csv"),
        (unnamed, folder, "csv"),
        (new, folder, "csv"),
        (new, folder, "ndjson"),
    ] {
        let (code, out, said) = extract(&["crm_deal_updated", "--to", to, "-o", output, argument]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{output} {argument}");
        assert!(said.starts_with("error: --output: "), "{said}");
        assert_eq!(std::fs::read_to_string(input).unwrap(), content);
        assert_eq!(std::fs::read_to_string(unnamed).unwrap(), content);
    }
    assert!(!std::path::Path::new(new).exists());
    // A table in the folder is not read.
    let table = place.path("in/deals.csv");
    let (code, ..) = extract(&["crm_deal_updated", "-o", table.to_str().unwrap(), folder]);
    assert_eq!(code, Some(0));
}

#[cfg(unix)]
#[test]
fn the_output_is_not_a_file_to_which_an_input_folder_links() {
    let place = Place::new();
    let content = deal(1);
    place.write("in/a.ndjson", &content);
    let (real, hard) = (place.write("data/real.ndjson", &content), place.write("data/hard", &content));
    let (link, folder) = (place.path("in/link.ndjson"), place.path("in"));
    std::os::unix::fs::symlink("../data/real.ndjson", &link).unwrap();
    std::fs::hard_link(&hard, place.path("in/hard.ndjson")).unwrap();
    let folder = folder.to_str().unwrap();
    for (output, to) in [(&link, "ndjson"), (&link, "csv"), (&real, "ndjson"), (&real, "csv"), (&hard, "csv")]
    {
        let output = output.to_str().unwrap();
        let (code, out, said) = extract(&["crm_deal_updated", "--to", to, "-o", output, folder]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{output} {to}");
        assert!(said.starts_with("error: --output: "), "{said}");
        for file in [&real, &hard] {
            assert_eq!(std::fs::read_to_string(file).unwrap(), content, "{output} {to}");
        }
    }
}

#[test]
fn the_output_may_be_a_pipe() {
    let place = Place::new();
    place.write("in/a.ndjson", deal(1));
    let (folder, pipe) = (place.path("in"), place.path("pipe"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut extracting = Command::new(env!("CARGO_BIN_EXE_gancho"))
        .args(["extract", "crm_deal_updated", "--columns", "id", "--to", "csv", "--output"])
        .args([&pipe, &folder])
        .spawn()
        .unwrap();
    let reader = std::thread::spawn(move || std::fs::read_to_string(pipe).unwrap());
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = extracting.try_wait().unwrap() {
            break status;
        }
        if begin.elapsed() > Duration::from_mins(1) {
            extracting.kill().unwrap();
            panic!("it waits for the other end of its own output");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success());
    assert_eq!(reader.join().unwrap(), "id\r\nd0\r\n");
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let place = Place::new();
    let input = place.write("a.ndjson", deal(1));
    let input = input.to_str().unwrap();
    let missing = place.path("nowhere/deals.csv");
    let (code, _, said) = extract(&["crm_deal_updated", "-o", missing.to_str().unwrap(), input]);
    assert_eq!(code, Some(2));
    assert_eq!(said, format!("error: cannot write {}: No such file or directory\n", missing.display()));
    let (code, out, _) = extract(&["crm_deal_updated", "--columns", "id", "-o", "-", input]);
    assert_eq!((code, out.as_str()), (Some(0), "id\r\nd0\r\n"));
}

#[test]
fn source_and_line_identify_a_delivery() {
    let place = Place::new();
    let files = ["a.ndjson", "b.ndjson"].map(|name| place.write(name, format!("\n{}", deal(1))));
    let [a, b] = files.each_ref().map(|path| path.to_str().unwrap());
    let (_, out, _) = extract(&["crm_deal_updated", "--columns", "source,source_line", a, b]);
    assert_eq!(out, format!("source,source_line\r\n{a},2\r\n{b},2\r\n"));
    let (_, out, _) = extract(&["crm_deal_updated", a]);
    let header = out.lines().next().unwrap();
    assert!(header.contains(",source,source_line,") && !header.contains("source_offset"), "{header}");
}

#[test]
fn deliveries_are_found_in_other_documents() {
    let place = Place::new();
    let wrap = |body: &str| format!("{{\"body\":{}}}\n", serde_json::Value::from(body));
    let input = place.write("a.ndjson", format!("{}{}", wrap(&deal(1)), wrap("{}")));
    let input = input.to_str().unwrap();
    let (code, out, said) = extract(&["crm_deal_updated", "--columns", "id", "--at", "/body", input]);
    assert_eq!((code, out.as_str()), (Some(1), "id\r\nd0\r\n"));
    assert!(said.contains("a.ndjson:2: ") && said.contains("at /body"), "{said}");
    let (code, _, said) = extract(&["crm_deal_updated", "--columns", "id", input]);
    assert_eq!(code, Some(1));
    assert!(said.contains("note: a delivery is at /body as a JSON string; try --at /body"), "{said}");
}

#[test]
fn documents_with_too_many_elements_are_not_searched() {
    let place = Place::new();
    let input = place.write("a.ndjson", deal_among_250_000_elements());
    let run = |most: &str| {
        extract(&["crm_deal_updated", "--columns", "id", "--max-elements", most, input.to_str().unwrap()])
    };
    let (code, _, said) = run("300000");
    assert!(code == Some(1) && said.contains("note: a delivery is at /body"), "{said}");
    let (code, _, said) = run("250000");
    assert!(code == Some(1) && said.contains("more than 250000 elements"), "{said}");
    assert!(!said.contains("a delivery is at"), "{said}");
}

#[test]
fn an_archive_without_the_event_is_noted() {
    let place = Place::new();
    let input = place.write("a.ndjson", format!("{}\n{}", deal(1), deletion(2)));
    let (code, _, said) = extract(&["crm_task_created", input.to_str().unwrap()]);
    assert_eq!(code, Some(0));
    assert_eq!(
        said,
        "note: there is no delivery of crm_task_created; skipped 2 deliveries of other events\n"
    );
}

#[test]
fn the_name_of_a_file_is_escaped() {
    let place = Place::new();
    let input = place.write("a\u{202e}b.ndjson", "{\n");
    let (code, _, said) = extract(&["crm_deal_updated", "--columns", "id", input.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a\\u{202e}b.ndjson:1: ") && !said.contains('\u{202e}'), "{said}");
}
