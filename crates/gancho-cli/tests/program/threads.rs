//! The output is the same with any number of threads, to the last byte.

use std::fs;

use crate::gancho::{arg, fixtures, gancho};

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    // Several batches, with findings, unknown fields and rejected lines in all of them; and many small files.
    let sample = gancho(&["sample", "all", "--count", "2000", "--seed", "3"]).stdout;
    let lines: Vec<String> = sample
        .lines()
        .enumerate()
        .map(|(at, line)| if at % 17 == 0 { format!("{line}x") } else { line.to_owned() })
        .collect();
    let lines_file = folder.path().join("lines.ndjson");
    let array_file = folder.path().join("array.json");
    fs::write(&lines_file, lines.join("\n")).unwrap();
    fs::write(&array_file, format!("[{}]", sample.lines().collect::<Vec<_>>().join(",\n"))).unwrap();
    for format in [
        &["--format", "json"][..],
        &["--details", "--limit", "all"],
        &["--details", "--limit", "700"],
        &["--format", "github"],
        &["--format", "junit"],
        &[],
    ] {
        let run = |threads: &str| {
            let (valid, invalid) = (fixtures("valid"), fixtures("invalid"));
            let inputs = [arg(&lines_file), arg(&valid), arg(&array_file), arg(&invalid)];
            gancho(&[&["validate", "--threads", threads], format, &inputs].concat())
        };
        let one = run("1");
        assert!(one.stdout.len() > 1000, "{format:?}");
        for threads in ["2", "3", "8"] {
            let more = run(threads);
            assert!(more.stdout == one.stdout, "{format:?} {threads}");
            assert_eq!((more.code, &more.stderr), (one.code, &one.stderr), "{format:?} {threads}");
        }
    }
}
