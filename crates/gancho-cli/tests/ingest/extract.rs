//! `gancho extract`.

use std::process::Command;

use parquet::file::reader::SerializedFileReader;

use crate::archive::{Place, archive, deal, deletion, text};

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
    assert!(said.contains("no column user.mail: the columns here are id, name, email, avatar_url"), "{said}");
    let (code, _, said) = extract(&["all", input]);
    assert_eq!(code, Some(2));
    assert!(said.contains("each event has its own columns"), "{said}");
    let (code, csv, said) = extract(&["crm_deal_updated", "--columns", "id", input]);
    assert_eq!((code, csv.as_str()), (Some(1), "id\r\nd0\r\n"));
    assert!(said.contains("a.ndjson:2: "), "{said}");
}
