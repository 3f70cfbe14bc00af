//! Members of objects that were not predicted.

use crate::context::Context;
use crate::rest::{Read, Refused, Rest};
use crate::string;
use crate::value::Value;

/// Reads the next key with its colon, wherever white space stands; nothing at the object's end.
///
/// `first` says that no comma is due.
pub(crate) fn next<'a>(rest: Rest<'a>, cx: &Context<'a>, first: bool) -> Read<'a, Option<&'a str>> {
    let rest = rest.token();
    if let Some(after) = rest.after("}") {
        return Ok((None, after));
    }
    let rest = if first { rest } else { rest.expect(",")?.token() };
    let (key, after) = string::read(rest, cx)?;
    let value = match after.after(":") {
        Some(value) => value,
        None => after.token().expect(":")?,
    };
    Ok((Some(key), value.token()))
}

/// Reads a value into its place, out of line.
#[inline(never)]
pub(crate) fn fill<'a, T: Value<'a>>(
    place: &mut T,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Refused> {
    place.fill(rest, cx)
}

/// Steps over the value of a member that the model does not know.
#[inline(never)]
pub(crate) fn unknown<'a>(name: &str, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Refused> {
    cx.note_unknown(name, rest);
    crate::skip::value(rest, cx.depth_left(), &cx.index)
}
