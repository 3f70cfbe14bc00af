//! The inputs of `gancho ingest`.

use std::io::Write as _;
use std::process::Stdio;

use crate::archive::{
    Place, archive, deal, deal_among_250_000_elements, ingest, rejects, rows, succeed, text,
};

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

#[test]
fn a_body_with_a_byte_order_mark_is_rejected() {
    // As by validate and extract, whose input is then the body of a request too.
    let place = Place::new();
    let (input, to) = (place.write("a.json", format!("\u{feff}{}", deal(1))), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--input-format", "json"]);
    let rejects = rejects(&to);
    assert_eq!((rows(&to).len(), rejects.len()), (0, 1));
    assert!(rejects[0].contains("byte-order mark"), "{rejects:?}");
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
fn the_least_memory_is_enough() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", deal(1)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--memory", "1"]);
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

#[test]
fn an_array_is_a_list_of_deliveries() {
    let place = Place::new();
    let array = format!("[{},\n {},\n{{}}]", deal(1), deal(2));
    let (input, to) = (place.write("a.json", &array), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap()]);
    let second = array.rfind("{\"event_name\"").unwrap();
    let rows = rows(&to);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().any(|row| row.contains(&format!("source_offset: {second}"))), "{rows:?}");
    let rejects = rejects(&to);
    assert!(rejects[0].contains(r#""pointer":"/2""#) && rejects[0].contains(r#""raw":"{}""#), "{rejects:?}");
    let to = place.path("as one");
    succeed(&to, &[input.to_str().unwrap(), "--input-format", "json"]);
    assert_eq!(self::rows(&to).len(), 0);
}

#[test]
fn compression_is_detected_by_content() {
    let place = Place::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(deal(1).as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    for (name, content) in [("a.ndjson", gzip.as_slice()), ("b.ndjson.gz", deal(1).as_bytes())] {
        let to = place.path(&format!("of-{name}"));
        succeed(&to, &[place.write(name, content).to_str().unwrap()]);
        assert_eq!(rows(&to).len(), 1, "{name}");
    }
}

#[test]
fn an_input_that_is_not_json_is_reported_as_a_whole() {
    let place = Place::new();
    let other = place.write("good.ndjson", deal(1));
    for (name, content, what) in [
        ("a.zip", "PK\x03\x04rest\n\n{}\n", "it starts like a ZIP archive; unpack it first"),
        ("a.csv", "id,name\n1,Ana\n", "it starts like a table such as CSV"),
        ("a.ndjson", "\0{\0}\0\n", "it starts like UTF-16 text"),
    ] {
        let (input, to) = (place.write(name, content), place.path(&format!("of-{name}")));
        let output = ingest(&to, &[input.to_str().unwrap(), other.to_str().unwrap()]).output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("{name} contains no JSON: {what}")), "{said}");
        assert_eq!((rows(&to).len(), rejects(&to).len()), (1, 0), "{name}");
    }
}

#[test]
fn an_input_of_rejects_only_is_noted() {
    let place = Place::new();
    let wrapped = format!("{{\"body\":{}}}\n", deal(1)).repeat(3);
    for (name, content, what) in [
        ("a.ndjson", wrapped.as_str(), "a.ndjson: all 3 documents are rejects, the first in line 1: "),
        ("b.ndjson", wrapped.as_str(), "; a delivery is at /body as an object; try --at /body"),
        ("c.ndjson", "{\n", "c.ndjson: the only document is a reject: "),
    ] {
        let (input, to) = (place.write(name, content), place.path(&format!("of-{name}")));
        let output = ingest(&to, &[input.to_str().unwrap()]).output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.starts_with("note: ") && said.contains(what), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn documents_with_too_many_elements_are_not_searched() {
    let place = Place::new();
    let input = place.write("a.ndjson", deal_among_250_000_elements());
    let run = |most: &str| {
        let to = place.path(most);
        let output = ingest(&to, &[input.to_str().unwrap(), "--max-elements", most]).output().unwrap();
        text(&output.stderr)
    };
    let said = run("300000");
    assert!(said.contains("a delivery is at /body"), "{said}");
    let said = run("250000");
    assert!(said.contains("more than 250000 elements") && !said.contains("a delivery is at"), "{said}");
}

#[test]
fn the_output_of_a_run_is_no_input() {
    let place = Place::new();
    let input = place.write("in/a.ndjson", format!("{}\n{{\n", deal(1)));
    let (to, folder) = (place.path("in/tables"), place.path("in"));
    succeed(&to, &[input.to_str().unwrap()]);
    assert_eq!((rows(&to).len(), rejects(&to).len()), (1, 1));
    // Neither the rejects nor the manifest is read as deliveries.
    let all = place.path("all");
    succeed(&all, &[folder.to_str().unwrap()]);
    assert_eq!((rows(&all).len(), rejects(&all).len()), (1, 1));
    let output = ingest(&to, &[to.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is also an input"), "{}", text(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_does_not_need_all_threads() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", archive(200)), place.path("tables"));
    let mut limited = std::process::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_gancho");
    limited.args([
        "-c",
        "ulimit -v 1800000; exec \"$@\"",
        "sh",
        program,
        "ingest",
        "--threads",
        "1000",
        "--to",
    ]);
    // What is left when there is no room for such a stack is enough for the memory of the threads that were started.
    limited.env("RUST_MIN_STACK", (256 << 20).to_string());
    let output = limited.arg(&to).arg(&input).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(rows(&to).len() > 100);
}

#[test]
fn an_input_that_is_cut_off_is_continued_when_it_is_repaired() {
    let place = Place::new();
    let lines = format!("{}\n{{\n{}", deal(1), archive(3000));
    let expected = place.path("expected");
    succeed(&expected, &[place.write("plain/a.ndjson", &lines).to_str().unwrap()]);
    let gzip = gzip(&lines);
    let zstd = zstd::encode_all(lines.as_bytes(), 1).unwrap();
    let other = lines.replacen("deal", "Deal", 1);
    for (name, whole, other, left, commit_every) in [
        ("a.ndjson.gz", &gzip, self::gzip(&other), gzip.len() - 1, "1GiB"),
        ("a.ndjson.gz", &gzip, self::gzip(&other), gzip.len() / 2, "64KiB"),
        ("a.ndjson.gz", &gzip, self::gzip(&other), gzip.len() / 2, "1GiB"),
        ("a.ndjson.zst", &zstd, zstd::encode_all(other.as_bytes(), 1).unwrap(), zstd.len() - 1, "1GiB"),
    ] {
        let to = place.path(&format!("of-{name}-{left}-{commit_every}"));
        let input = place.write(name, &whole[..left]);
        let arguments = [input.to_str().unwrap(), "--commit-every", commit_every];
        let fail = || {
            let output = ingest(&to, &arguments).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            assert!(text(&output.stderr).contains("cut off or damaged"), "{}", text(&output.stderr));
            (rows(&to), rejects(&to))
        };
        let first = fail();
        assert!(first.0.len() > 1000, "{} rows before the error", first.0.len());
        // The same input has no more lines.
        assert_eq!(fail(), first);
        // An input that begins with other bytes would be ingested twice.
        place.write(name, other);
        let output = ingest(&to, &arguments).output().unwrap();
        assert!(text(&output.stderr).contains("has changed"), "{}", text(&output.stderr));
        place.write(name, whole);
        succeed(&to, &arguments);
        assert_eq!(without_source(&rows(&to)), without_source(&rows(&expected)));
        assert_eq!(rejects(&to).len(), rejects(&expected).len(), "{name}, {left} bytes, {commit_every}");
    }
}

#[test]
fn an_input_that_is_cut_off_in_a_line_over_the_limit_is_continued_at_its_start() {
    let place = Place::new();
    let lines = format!("{}\n{}\n{}\n", deal(1), "[".repeat(20_000_000), deal(2));
    let gzip = gzip(&lines);
    let (input, to) = (place.write("a.ndjson.gz", &gzip[..gzip.len() / 2]), place.path("tables"));
    let arguments = [input.to_str().unwrap(), "--max-bytes", "1MiB", "--memory", "16MiB"];
    for _ in 0..2 {
        assert_eq!(ingest(&to, &arguments).output().unwrap().status.code(), Some(2));
        assert_eq!(rows(&to).len(), 1);
    }
    place.write("a.ndjson.gz", &gzip);
    succeed(&to, &arguments);
    assert_eq!(rows(&to).len(), 2);
    let rejects = rejects(&to);
    assert_eq!(rejects.len(), 1, "{rejects:?}");
    assert!(rejects[0].contains(r#""line":2"#) && rejects[0].contains(r#""kind":"too_long""#), "{rejects:?}");
}

#[test]
fn no_line_of_a_damaged_input_is_ingested() {
    let place = Place::new();
    let mut gzip = gzip(&archive(50));
    // The checksum, which follows the data.
    let at = gzip.len() - 8;
    gzip[at] ^= 1;
    let (input, to) = (place.write("a.ndjson.gz", gzip), place.path("tables"));
    let output = ingest(&to, &[input.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cut off or damaged"), "{}", text(&output.stderr));
    assert_eq!(rows(&to).len(), 0);
}

fn gzip(lines: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(lines.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn the_largest_limit_is_no_limit() {
    let place = Place::new();
    let (lines, document) = (place.write("a.ndjson", deal(1)), place.write("b.json", deal(2)));
    let to = place.path("tables");
    let most = usize::MAX.to_string();
    succeed(&to, &[lines.to_str().unwrap(), document.to_str().unwrap(), "--max-bytes", &most]);
    assert_eq!(rows(&to).len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_distinguished() {
    use std::os::unix::ffi::OsStrExt as _;
    let (place, to) = (Place::new(), Place::new());
    let write = |name: &[u8], number| {
        std::fs::write(place.0.path().join(std::ffi::OsStr::from_bytes(name)), deal(number)).unwrap();
    };
    let to = to.path("tables");
    write(b"a\xfe.ndjson", 1);
    succeed(&to, &[place.0.path().to_str().unwrap()]);
    write(b"a\xff.ndjson", 2);
    succeed(&to, &[place.0.path().to_str().unwrap()]);
    assert_eq!(rows(&to).len(), 2);
}
