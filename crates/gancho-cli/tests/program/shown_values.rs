//! Values of payloads that `--show-values` prints.

use crate::gancho::{GOOD, gancho_reading};

/// The printed value of an unknown field with this value.
fn shown(value: &str) -> String {
    let body = GOOD.replace("\"id\"", &format!("\"new\":{value},\"id\""));
    let run = gancho_reading(&["validate", "--details", "--show-values"], body);
    let line = run.stdout.lines().next().unwrap();
    line.split_once("unknown field /document/new: ").unwrap().1.to_owned()
}

#[test]
fn a_long_value_is_cut_off() {
    // The quotes count.
    for character in ["x", "ç"] {
        let longest = format!("\"{}\"", character.repeat(98));
        assert_eq!(shown(&longest), longest);
        let long = format!("\"{}\"", character.repeat(99));
        assert_eq!(shown(&long), format!("\"{}…", character.repeat(99)));
    }
    assert_eq!(shown("[1, {}]"), "[1, {}]");
}
