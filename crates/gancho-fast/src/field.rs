//! Fields that were not predicted.

use crate::context::Context;
use crate::names::{self, Key};
use crate::rest::{Read, Rejected, Rest};
use crate::string;

/// What follows a field or an opening bracket.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Next<'a> {
    /// Another field, whose key must start here.
    Key(Rest<'a>),
    /// The end of the object, and the text after it.
    End(Rest<'a>),
}

/// What follows an opening bracket.
#[inline(always)]
pub(crate) fn first(rest: Rest<'_>) -> Next<'_> {
    let rest = rest.token();
    if rest.byte() == b'}' { Next::End(rest.step()) } else { Next::Key(rest) }
}

/// What follows a field.
#[inline(always)]
pub(crate) fn next(rest: Rest<'_>) -> Result<Next<'_>, Rejected> {
    let rest = rest.token();
    match rest.byte() {
        b',' => Ok(Next::Key(rest.step().token())),
        b'}' => Ok(Next::End(rest.step())),
        _ => Err(Rejected),
    }
}

/// Parses a key and its colon, with optional white space.
#[inline(always)]
pub(crate) fn key<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Key<'a>> {
    let inside = rest.expect("\"")?;
    let (name, after) = string::inside(inside, cx, 0)?;
    // A key that contained escapes is in the arena.
    let start = if std::ptr::eq(name.as_ptr(), inside.text().as_ptr()) {
        names::start_of(inside.text().as_bytes(), name.len())
    } else {
        names::start(name.as_bytes())
    };
    let value = match after.after(":") {
        Some(value) => value,
        None => after.token().expect(":")?,
    };
    Ok((Key { name, start }, value.token()))
}

/// Iterates over the fields of an object, starting after its bracket. `read` receives each key and the text after its
/// colon, and returns the text after the value.
pub(crate) fn each<'a>(
    rest: Rest<'a>,
    cx: &Context<'a>,
    mut read: impl FnMut(&'a str, Rest<'a>) -> Result<Rest<'a>, Rejected>,
) -> Result<Rest<'a>, Rejected> {
    let mut next = first(rest);
    loop {
        match next {
            Next::Key(start) => {
                let (key, value) = key(start, cx)?;
                next = self::next(read(key.name, value)?)?;
            }
            Next::End(after) => return Ok(after),
        }
    }
}

/// Skips the value of an unknown field.
#[inline(never)]
pub(crate) fn unknown<'a>(name: &str, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
    cx.note_unknown(name, rest);
    cx.noting(unnamed(rest), crate::skip::value(rest, cx.depth_left(), &cx.index))
}

/// The number that identifies an unknown field in an error path: the position of its value, counted down from the
/// largest number.
#[inline(always)]
pub(crate) fn unnamed(value: Rest<'_>) -> usize {
    !value.len()
}
