//! A megabyte of one thing, with no delivery around it or behind one.

use super::deal::{Deal, fill};
use super::{Input, megabyte};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let size = megabyte(limit);
    let mut inputs: Vec<Input> = [
        ("`[`", "["),
        ("`{\"a\":`", r#"{"a":"#),
        ("backslashes", r"\"),
        ("digits", "1"),
        ("commas", ","),
        ("`ç`", "ç"),
        ("white space", " "),
        ("quotes", "\""),
    ]
    .map(|(kind, piece)| Input::refused(format!("1 MB of {kind} alone"), move || fill(size, piece)))
    .into();
    let deal = || Deal::default().write();
    inputs.push(Input::accepted("1 MB of white space before a deal", move || fill(size, " ") + &deal()));
    inputs.push(Input::accepted("1 MB of white space behind a deal", move || deal() + &fill(size, "\r\n")));
    inputs.push(Input::accepted("1 MB of white space around one colon", move || {
        deal().replacen(r#""document":"#, &format!(r#""document":{}"#, fill(size, " ")), 1)
    }));
    inputs.push(Input::accepted("1 MB of white space around all tokens", move || {
        let space = fill((size / 100).max(1), " ");
        deal().replace(r#"":"#, &format!(r#"":{space}"#)).replace(r#",""#, &format!(r#"{space},""#))
    }));
    inputs.push(Input::refused("a deal, then 1 MB of commas", move || deal() + &fill(size, ",")));
    inputs.push(Input::refused("1 MB of commas in a list", move || {
        Deal { custom_fields: fill(size, ","), ..Deal::default() }.write()
    }));
    let long = move || Deal { name: fill(size, "ç"), ..Deal::default() }.write();
    inputs.push(Input::refused("a deal of 1 MB, then a byte that is no UTF-8", long).then(b"\xFF"));
    inputs
}
