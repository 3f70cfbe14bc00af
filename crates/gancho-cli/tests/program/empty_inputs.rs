//! Empty inputs: the same rule for all commands and all names.

use std::fs;

use crate::gancho::{GOOD, arg, gancho, gancho_reading};

/// The commands that read deliveries, without their inputs.
fn commands(to: &str) -> Vec<Vec<&str>> {
    let mut commands = vec![vec!["validate"], vec!["survey"]];
    if cfg!(feature = "ingest") {
        commands.push(vec!["extract", "crm_source_deleted"]);
        commands.push(vec!["ingest", "--to", to]);
    }
    commands
}

#[test]
fn if_all_inputs_are_empty_this_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("tables");
    for command in commands(arg(&to)) {
        for name in ["empty", "empty.json", "empty.ndjson", "empty.log"] {
            for (content, what) in [("", "nothing"), (" \n\n", "only white space")] {
                let file = folder.path().join(name);
                fs::write(&file, content).unwrap();
                let run = gancho(&[&command[..], &[arg(&file)]].concat());
                let expected = format!("error: no documents in {}: it contains {what}\n", file.display());
                assert_eq!((run.code, run.stderr), (Some(2), expected), "{command:?} {name}");
            }
        }
        let run = gancho_reading(&[&command[..], &["-"]].concat(), "");
        let expected = "error: no documents in <stdin>: it contains nothing\n";
        assert_eq!((run.code, run.stderr.as_str()), (Some(2), expected), "{command:?}");

        let [first, second] = ["first.json", "second.json"].map(|name| folder.path().join(name));
        fs::write(&first, "").unwrap();
        fs::write(&second, "\n").unwrap();
        let run = gancho(&[&command[..], &[arg(&first), arg(&second)]].concat());
        let expected = format!(
            "note: all 2 inputs contain no documents\nerror: no documents in {}: it contains nothing\n",
            first.display()
        );
        assert_eq!((run.code, run.stderr), (Some(2), expected), "{command:?}");
    }
}

#[test]
fn an_empty_input_among_others_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, to) = (folder.path().join("in"), folder.path().join("tables"));
    fs::create_dir(&inputs).unwrap();
    fs::write(inputs.join("a.json"), "").unwrap();
    fs::write(inputs.join("b.ndjson"), GOOD).unwrap();
    let name = inputs.join("a.json");
    for command in commands(arg(&to)) {
        let run = gancho(&[&command[..], &[arg(&inputs)]].concat());
        let expected = format!("note: no documents in {}: it contains nothing\n", name.display());
        assert_eq!((run.code, run.stderr), (Some(0), expected), "{command:?}");
    }
    fs::write(inputs.join("c.json"), "\n").unwrap();
    for command in commands(arg(&to)) {
        let run = gancho(&[&command[..], &[arg(&inputs)]].concat());
        let expected = format!("note: 2 inputs contain no documents, the first is {}\n", name.display());
        assert_eq!((run.code, run.stderr), (Some(0), expected), "{command:?}");
    }
}
