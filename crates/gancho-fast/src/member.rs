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

/// Reads a value into its place, out of line; a place that is taken means that the member stands twice.
#[inline(never)]
pub(crate) fn fill<'a, S: Scan, T: Value<'a>>(
    slot: &mut Option<T>,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Refused> {
    if slot.is_some() {
        return Err(Refused);
    }
    let (value, after) = T::read::<S>(rest, cx)?;
    *slot = Some(value);
    Ok(after)
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
