//! Members of objects that were not predicted.

use crate::context::Context;
use crate::rest::{Read, Refused, Rest};
use crate::scan::Scan;
use crate::string;
use crate::value::Value;

/// Reads the next key with its colon, wherever white space stands; nothing at the object's end.
///
/// `first` says that no comma is due.
pub(crate) fn next<'a, S: Scan>(rest: Rest<'a>, cx: &Context<'a>, first: bool) -> Read<'a, Option<&'a str>> {
    let rest = rest.token();
    if let Some(after) = rest.after("}") {
        return Ok((None, after));
    }
    let rest = if first { rest } else { rest.expect(",")?.token() };
    let (key, after) = string::read::<S>(rest, cx)?;
    let value = match after.after(":") {
        Some(value) => value,
        None => after.token().expect(":")?,
    };
    Ok((Some(key), value.token()))
}

/// Reads a value out of line: a member that came out of order must not make the code of those in order larger.
#[inline(never)]
pub(crate) fn value<'a, S: Scan, T: Value<'a>>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, T> {
    T::read::<S>(rest, cx)
}

/// Steps over the value of a member that the model does not know.
#[inline(never)]
pub(crate) fn unknown<'a, S: Scan>(
    name: &str,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Refused> {
    cx.note_unknown(name, rest);
    crate::skip::value::<S>(rest, cx.depth_left())
}
