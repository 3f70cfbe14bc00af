//! A megabyte of one character or token, alone or in a delivery; and bodies that are not UTF-8.

use super::deal::{Deal, fill};
use super::{Input, megabyte};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let size = megabyte(limit);
    let mut inputs: Vec<Input> = [
        ("`[`", "["),
        ("`{`", "{"),
        ("`{\"a\":`", r#"{"a":"#),
        ("backslashes", r"\"),
        ("digits", "1"),
        ("commas", ","),
        ("`ç`", "ç"),
        ("white space", " "),
        ("quotes", "\""),
    ]
    .map(|(kind, piece)| Input::rejected(format!("1 MB of {kind} alone"), move || fill(size, piece)))
    .into();
    let deal = || Deal::default().write();
    inputs.push(Input::accepted("1 MB of white space before a deal", move || fill(size, " ") + &deal()));
    inputs.push(Input::accepted("1 MB of white space after a deal", move || deal() + &fill(size, "\r\n")));
    inputs.push(Input::accepted("1 MB of white space around one colon", move || {
        deal().replacen(r#""document":"#, &format!(r#""document":{}"#, fill(size, " ")), 1)
    }));
    inputs.push(Input::accepted("1 MB of white space around all tokens", move || {
        // There are 65 such places.
        let space = fill((size / 65).max(1), " ");
        deal().replace(r#"":"#, &format!(r#"":{space}"#)).replace(r#",""#, &format!(r#"{space},""#))
    }));
    inputs.push(Input::rejected("a deal, then 1 MB of commas", move || deal() + &fill(size, ",")));
    inputs.push(Input::rejected("1 MB of commas in a list", move || {
        Deal { custom_fields: fill(size, ","), ..Deal::default() }.write()
    }));
    inputs.extend(no_utf8(limit));
    inputs
}

/// Bodies that are not UTF-8 at their end: after a deal, after a megabyte of `ç`, in the last string of a deal.
fn no_utf8(limit: usize) -> Vec<Input> {
    let of_name = |size| Deal { name: fill(size, "ç"), ..Deal::default() }.write();
    let mut inputs = Vec::new();
    for (name, size) in [("1 kB", 0), ("1 MB", 1_000_000), ("20 MB", 20_000_000)] {
        let size = size.min(limit);
        let deal = move || of_name(size);
        inputs.push(
            Input::rejected(format!("a deal of {name}, then a byte that is not UTF-8"), deal).then(b"\xFF"),
        );
    }
    let size = megabyte(limit);
    inputs.push(Input::rejected("1 MB of `ç` alone, then half a `ç`", move || fill(size, "ç")).then(b"\xC3"));
    let up_to_the_last_text = move || {
        let mut body = of_name(size);
        body.truncate(body.len() - r#""}"#.len());
        body
    };
    inputs.push(
        Input::rejected("a deal of 1 MB, its last string not UTF-8", up_to_the_last_text).then(b"\xFF\"}"),
    );
    inputs
}
