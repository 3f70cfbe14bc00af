//! JUnit output is XML whose counts agree with its test cases.

use std::collections::HashMap;
use std::fs;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::gancho::{GOOD, arg, gancho};

/// A suite: its name, the numbers of tests and failures that it states, and those of its test cases.
#[derive(Debug, PartialEq, Eq)]
struct Suite {
    name: String,
    stated: [usize; 2],
    cases: [usize; 2],
}

fn attributes(element: &BytesStart<'_>) -> HashMap<String, String> {
    let attributes = element.attributes().map(Result::unwrap);
    attributes.map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.into_owned())).collect()
}

/// Parses the output, which must be one XML document.
fn suites(text: &str) -> Vec<Suite> {
    let (mut reader, mut suites, mut roots) = (Reader::from_str(text), Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Decl(_) => assert_eq!(roots, 0, "one declaration, at the start: {text}"),
            Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                "testsuites" => roots += 1,
                "testsuite" => {
                    let attributes = attributes(&element);
                    let stated = ["tests", "failures"].map(|name| attributes[name].parse().unwrap());
                    suites.push(Suite { name: attributes["name"].clone(), stated, cases: [0, 0] });
                }
                "testcase" => suites.last_mut().unwrap().cases[0] += 1,
                "failure" => suites.last_mut().unwrap().cases[1] += 1,
                other => panic!("{other}"),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(roots, 1, "{text}");
    assert!(text.matches("<?xml").count() == 1, "{text}");
    suites
}

#[test]
fn the_stated_numbers_are_those_of_the_test_cases() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let [good, bad, missing] = ["good.ndjson", "bad.ndjson", "missing"].map(path);
    fs::write(&good, format!("{GOOD}\n{GOOD}\n")).unwrap();
    fs::write(&bad, format!("{{}}\n{GOOD}\n{{}}\n")).unwrap();
    let suite = |path: &std::path::Path, tests, failures| Suite {
        name: path.display().to_string(),
        stated: [tests, failures],
        cases: [tests, failures],
    };
    for (limit, bad_cases) in [("all", [3, 2]), ("2", [3, 2]), ("1", [3, 2]), ("0", [2, 1])] {
        let run = gancho(&[
            "validate",
            "--format",
            "junit",
            "--limit",
            limit,
            arg(&good),
            arg(&bad),
            arg(&missing),
        ]);
        assert_eq!(run.code, Some(2));
        let expected = [suite(&good, 1, 0), suite(&bad, bad_cases[0], bad_cases[1]), suite(&missing, 1, 1)];
        assert_eq!(suites(&run.stdout), expected, "--limit {limit}");
    }
}

#[test]
fn without_deliveries_there_is_a_suite_for_each_error() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.json");
    fs::write(&empty, "").unwrap();
    let run = gancho(&["validate", "--format", "junit", arg(&empty), "no/such/file"]);
    let names: Vec<_> = suites(&run.stdout).into_iter().map(|suite| (suite.name, suite.cases)).collect();
    assert_eq!(names, [("no/such/file".to_owned(), [1, 1]), (empty.display().to_string(), [1, 1])]);
}
