//! One long string: the name of a deal.

use super::deal::{Deal, fill};
use super::{Input, megabyte};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (name, size) in
        [("1 kB", 1_000), ("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)]
    {
        let size = size.min(limit);
        for (kind, piece) in [
            ("plain", "Proposta "),
            ("accents", "Negociação à vista em São Paulo "),
            ("escapes `\\n`", r"\n"),
            ("escapes `\\u00e7`", r"\u00e7"),
            ("pairs of backslashes", r"\\"),
            ("only `ç`", "ç"),
        ] {
            inputs.push(of_name(format!("a name of {name}: {kind}"), size, piece));
        }
    }
    let size = megabyte(limit);
    for (kind, piece) in [
        ("Chinese", "漢字"),
        ("emoji", "😀"),
        ("`\\u0000`", r"\u0000"),
        ("emoji as `\\ud83d\\ude00`", r"\ud83d\ude00"),
        ("letters and escapes in turn", r"a\n"),
    ] {
        inputs.push(of_name(format!("a name of 1 MB: {kind}"), size, piece));
    }
    inputs.extend(rejected(size));
    inputs
}

fn of_name(label: String, size: usize, piece: &'static str) -> Input {
    Input::accepted(label, move || Deal { name: fill(size, piece), ..Deal::default() }.write())
}

/// Names that are invalid at their end.
fn rejected(size: usize) -> Vec<Input> {
    let cases = [
        ("pairs of backslashes, then `\\x`", r"\\", r"\x"),
        // The last one escapes the closing quote.
        ("an odd number of backslashes", r"\\", r"\"),
        ("`\\u00e7`, then half a pair", r"\u00e7", r"\ud83d"),
        ("`ç`, then a line break", "ç", "\n"),
    ];
    let rejected = |(kind, piece, end): (&str, &'static str, &'static str)| {
        Input::rejected(format!("a name of 1 MB: {kind}"), move || {
            Deal { name: fill(size, piece) + end, ..Deal::default() }.write()
        })
    };
    cases.map(rejected).into()
}
