//! The kinds of input that `inputs.json` lists, each with the expected documents, messages and exit code.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde::Deserialize;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// One kind of input.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    kind: String,
    /// The name of the file; `None` for standard input.
    #[serde(default)]
    file: Option<String>,
    /// Whether the argument is the folder of the file, and not the file.
    #[serde(default)]
    folder: bool,
    /// The content: `$G` is a good delivery, `$P` the same delivery over several lines, `$S` as a JSON string, and `$B`
    /// in base64.
    content: String,
    /// The transformations of the content, in this order.
    #[serde(default)]
    made: Vec<String>,
    #[serde(default)]
    args: Vec<String>,
    accepted: usize,
    #[serde(default)]
    rejected: usize,
    /// The kind, line and pointer of each rejected document.
    #[serde(default)]
    rejections: Vec<(String, u64, String)>,
    /// Standard error, in which `$F` is the file or standard input, and `$D` the folder; empty if nothing is printed.
    #[serde(default)]
    says: String,
    exit: i32,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("inputs.json")).unwrap()
}

fn base64(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}

fn content(case: &Case) -> Vec<u8> {
    let value: serde_json::Value = serde_json::from_str(GOOD).unwrap();
    let text = case
        .content
        .replace("$G", GOOD)
        .replace("$P", &serde_json::to_string_pretty(&value).unwrap())
        .replace("$S", &serde_json::to_string(GOOD).unwrap())
        .replace("$B", &base64(GOOD));
    let mut bytes = text.into_bytes();
    for step in &case.made {
        bytes = match step.as_str() {
            "gzip" => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
                encoder.write_all(&bytes).unwrap();
                encoder.finish().unwrap()
            }
            "zstd" => compress_to_vec(bytes.as_slice(), CompressionLevel::Fastest),
            "twice" => bytes.repeat(2),
            "half" => bytes[..bytes.len() / 2].to_vec(),
            "cut" => bytes[..bytes.len() - 1].to_vec(),
            "utf-16le" => {
                let text = String::from_utf8(bytes).unwrap();
                let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
                units.flat_map(u16::to_le_bytes).collect()
            }
            "utf-16be" => {
                let text = String::from_utf8(bytes).unwrap();
                text.encode_utf16().flat_map(u16::to_be_bytes).collect()
            }
            other => panic!("no such step: {other}"),
        };
    }
    bytes
}

#[test]
fn at_least_forty_kinds_are_listed() {
    assert!(cases().len() >= 40, "{}", cases().len());
}

#[test]
fn each_kind_is_parsed_or_reported() {
    for case in cases() {
        let kind = &case.kind;
        let folder = tempfile::tempdir().unwrap();
        let bytes = content(&case);
        let path = case.file.as_ref().map(|name| folder.path().join(name));
        let mut args = vec!["validate", "--format", "json"];
        args.extend(case.args.iter().map(String::as_str));
        let run = match &path {
            None => gancho_reading(&args, &bytes),
            Some(path) => {
                fs::write(path, &bytes).unwrap();
                args.push(arg(if case.folder { folder.path() } else { path }));
                gancho(&args)
            }
        };
        let objects = run.objects();
        let of = |verdict: &str| objects.iter().filter(|object| object["verdict"] == verdict).count();
        assert_eq!(of("accepted"), case.accepted, "{kind}: {}{}", run.stdout, run.stderr);
        assert_eq!(
            of("rejected"),
            case.rejected.max(case.rejections.len()),
            "{kind}: {}{}",
            run.stdout,
            run.stderr
        );
        let rejected = objects.iter().filter(|object| object["verdict"] == "rejected");
        for (object, (kind_of, line, pointer)) in rejected.zip(&case.rejections) {
            assert_eq!(object["kind"], kind_of.as_str(), "{kind}: {object}");
            assert_eq!(object["line"], *line, "{kind}: {object}");
            assert_eq!(object["path"], pointer.as_str(), "{kind}: {object}");
        }
        let name = path.as_ref().map_or("<stdin>".to_owned(), |path| path.display().to_string());
        let says = case.says.replace("$F", &name).replace("$D", &folder.path().display().to_string());
        let said = run.stderr.trim_end();
        assert_eq!(said, says, "{kind}");
        assert_eq!(run.code, Some(case.exit), "{kind}: {}{}", run.stdout, run.stderr);
        // No input is silently skipped, and none causes more than two messages.
        assert!(!objects.is_empty() || !said.is_empty(), "{kind} is silently skipped");
        assert!(said.lines().count() <= 2, "{kind}: {said}");
    }
}
