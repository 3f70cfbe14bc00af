//! Members of objects that were not predicted.

use crate::context::Context;
use crate::rest::{Read, Refused, Rest};
use crate::value::Value;
use crate::{names, string};

/// A member's key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) name: &'a str,
    /// Its first eight bytes, by which [`Names`](crate::names::Names) finds it.
    pub(crate) start: u64,
}

/// Reads the next key with its colon, wherever white space stands; nothing at the object's end.
///
/// `first` says that no comma is due.
pub(crate) fn next<'a>(rest: Rest<'a>, cx: &Context<'a>, first: bool) -> Read<'a, Option<&'a str>> {
    let (key, after) = if first { first_key(rest, cx)? } else { next_key(rest, cx)? };
    Ok((key.map(|key| key.name), after))
}

/// Reads the key behind an object's bracket.
#[inline(always)]
pub(crate) fn first_key<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Option<Key<'a>>> {
    let rest = rest.token();
    match rest.byte() {
        b'}' => Ok((None, rest.step())),
        _ => key(rest, cx),
    }
}

/// Reads the key behind another member.
#[inline(always)]
pub(crate) fn next_key<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Option<Key<'a>>> {
    let rest = rest.token();
    match rest.byte() {
        b',' => key(rest.step().token(), cx),
        b'}' => Ok((None, rest.step())),
        _ => Err(Refused),
    }
}

#[inline(never)]
fn key<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Option<Key<'a>>> {
    let inside = rest.expect("\"")?;
    let (name, after) = string::inside(inside, cx, 0)?;
    // A key that held escapes lies elsewhere.
    let start = if std::ptr::eq(name.as_ptr(), inside.text().as_ptr()) {
        names::start_of(inside.text().as_bytes(), name.len())
    } else {
        names::start(name.as_bytes())
    };
    let value = match after.after(":") {
        Some(value) => value,
        None => after.token().expect(":")?,
    };
    Ok((Some(Key { name, start }), value.token()))
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
