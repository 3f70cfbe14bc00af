//! The inputs of `gancho ingest`.

use std::io::Write as _;
use std::process::Stdio;

use crate::archive::{Place, archive, deal, ingest, rejects, rows, succeed, text};

#[test]
fn compressed_files_and_standard_input_have_the_same_rows_as_plain_files() {
    let place = Place::new();
    let lines = archive(3000);
    let to = place.path("plain");
    succeed(&to, &[place.write("plain/a.ndjson", &lines).to_str().unwrap()]);
    let expected = without_source(&rows(&to));

    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(lines.as_bytes()).unwrap();
    let zip = zstd::encode_all(lines.as_bytes(), 1).unwrap();
    for (name, content) in [("a.ndjson.gz", gzip.finish().unwrap()), ("a.ndjson.zst", zip)] {
        let to = place.path(&format!("of-{name}"));
        succeed(&to, &[place.write(name, content).to_str().unwrap(), "--commit-every", "64KiB"]);
        assert_eq!(without_source(&rows(&to)), expected, "{name}");
    }

    let to = place.path("of-stdin");
    let mut child = ingest(&to, &[]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(without_source(&rows(&to)), expected);
}

#[test]
fn wrapped_deliveries_have_the_same_rows_as_plain_ones() {
    let place = Place::new();
    let lines = archive(50);
    let to = place.path("plain");
    succeed(&to, &[place.write("a.ndjson", &lines).to_str().unwrap(), "--no-raw"]);
    let without_offset = |rows: &[String]| -> Vec<String> {
        let cut = |row: String| {
            let (before, rest) = row.split_once("source_offset: ").unwrap();
            format!("{before}{}", rest.split_once(", ").unwrap().1)
        };
        without_source(rows).into_iter().map(cut).collect()
    };
    let (expected, rejected) = (without_offset(&rows(&to)), rejects(&to).len());

    let wrap = |line: &str| format!("{{\"headers\":{{}},\"body\":{}}}\n", serde_json::Value::from(line));
    let wrapped: String = lines.lines().map(wrap).collect();
    let (input, to) = (place.write("b.ndjson", wrapped + "{}\n"), place.path("wrapped"));
    succeed(&to, &[input.to_str().unwrap(), "--at", "/body"]);
    assert_eq!(without_offset(&rows(&to)), expected);
    let rejects = rejects(&to);
    assert_eq!(rejects.len(), rejected + 1);
    assert!(rejects.iter().any(|reject| reject.contains("the document has no value where --at points")));
}

#[test]
fn lines_are_ingested_after_a_byte_order_mark_and_with_any_extension() {
    let place = Place::new();
    for name in ["a.ndjson", "a.json", "a.txt"] {
        let input = place.write(name, format!("\u{feff}{}\n{}\n", deal(1), deal(2)));
        let to = place.path(&format!("of-{name}"));
        let printed = succeed(&to, &[input.to_str().unwrap()]);
        assert_eq!(rows(&to).len(), 2, "{name}");
        assert!(printed.contains("1 input in "), "{printed}");
        let printed = succeed(&to, &[input.to_str().unwrap()]);
        assert!(printed.contains("1 input was already ingested"), "{printed}");
    }
}

/// The rows without the name of their source.
fn without_source(rows: &[String]) -> Vec<String> {
    let cut = |row: &String| {
        let from = row.find("source: ").unwrap();
        let to = row.find("source_line: ").unwrap();
        format!("{}{}", row.get(..from).unwrap(), row.get(to..).unwrap())
    };
    let mut cut: Vec<String> = rows.iter().map(cut).collect();
    cut.sort();
    cut
}

#[test]
fn a_line_over_the_limit_affects_only_itself() {
    let place = Place::new();
    let long = "[".repeat(9_000_000);
    let lines = format!("{}\n{long}\n{}\n{long}", deal(1), deal(2));
    let (input, to) = (place.write("a.ndjson", lines), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--max-bytes", "1MiB", "--memory", "16MiB"]);
    assert_eq!(rows(&to).len(), 2);
    let rejects = rejects(&to);
    assert_eq!(rejects.len(), 2);
    assert!(rejects.iter().all(|reject| reject.contains(r#""kind":"too_long""#)));
    assert!(rejects[0].contains(r#""line":2,"#) && rejects[1].contains(r#""line":4,"#), "{rejects:?}");
}

#[test]
fn a_delivery_of_too_many_elements_affects_only_itself() {
    let place = Place::new();
    let many = format!(r#"{{"leads":[{}]}}"#, [r#"{"id":"1"}"#; 200].join(","));
    let (input, to) =
        (place.write("a.ndjson", format!("{}\n{many}\n{}", deal(1), deal(2))), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--max-elements", "100"]);
    assert_eq!(rows(&to).len(), 2);
    let rejects = rejects(&to);
    assert_eq!(rejects.len(), 1);
    assert!(
        rejects[0].contains(r#""kind":"too_many_elements""#) && rejects[0].contains(r#""line":2,"#),
        "{rejects:?}"
    );
    let all = place.path("all");
    succeed(&all, &[input.to_str().unwrap()]);
    assert_eq!(rows(&all).len(), 3);
}

#[test]
fn many_small_files_of_a_folder_are_documents() {
    let place = Place::new();
    for number in 0..300 {
        place.write(&format!("in/{number:03}.json"), format!("{}\n", deal(number)));
    }
    let to = place.path("tables");
    let printed = succeed(&to, &[place.path("in").to_str().unwrap(), "--commit-every", "10KiB"]);
    assert_eq!(rows(&to).len(), 300);
    assert!(printed.contains("300 inputs"), "{printed}");
    let printed = succeed(&to, &[place.path("in").to_str().unwrap(), "--commit-every", "10KiB"]);
    assert!(printed.contains("300 inputs were already ingested"), "{printed}");
    assert_eq!(rows(&to).len(), 300);
}

#[test]
fn a_missing_input_is_reported_and_the_others_are_ingested() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    let output = ingest(&to, &["nowhere.ndjson", input.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot read nowhere.ndjson"), "{}", text(&output.stderr));
    assert_eq!(rows(&to).len(), 1);
}
