//! Fields that were not predicted.

use crate::context::Context;
use crate::names::Names;
use crate::rest::{Read, Rejected, Rest};
use crate::scan::Scan as _;
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

/// A key, and the number of the name that equals it.
pub(crate) struct Key<'a> {
    pub(crate) name: &'a str,
    pub(crate) number: Option<u32>,
}

/// Parses a key and its colon, with optional white space, and looks the key up.
#[inline(always)]
pub(crate) fn look_up<'a>(names: &Names, rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Key<'a>> {
    let inside = rest.expect("\"")?;
    let (key, after) = match inside.around_quote(cx.index.run(inside)) {
        Some((name, after)) => {
            (Key { name, number: names.find(inside.text().as_bytes(), name.len()) }, after)
        }
        None => escaped(names, inside, cx)?,
    };
    Ok((key, value(after)?))
}

/// A key with escapes.
#[cold]
#[inline(never)]
fn escaped<'a>(names: &Names, inside: Rest<'a>, cx: &Context<'a>) -> Read<'a, Key<'a>> {
    let (name, after) = string::inside(inside, cx, 0)?;
    Ok((Key { name, number: names.number_of(name.as_bytes()) }, after))
}

/// Parses a key and its colon, with optional white space.
#[inline(always)]
pub(crate) fn key<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a str> {
    let (name, after) = string::read(rest, cx)?;
    Ok((name, value(after)?))
}

/// The value after a key.
#[inline(always)]
fn value(after: Rest<'_>) -> Result<Rest<'_>, Rejected> {
    let value = match after.after(":") {
        Some(value) => value,
        None => after.token().expect(":")?,
    };
    Ok(value.token())
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
                next = self::next(read(key, value)?)?;
            }
            Next::End(after) => return Ok(after),
        }
    }
}

/// The number of fields that follow a field, up to the end of the object or to an error.
pub(crate) fn count<'a>(mut rest: Rest<'a>, cx: &Context<'a>) -> usize {
    let mut count = 0;
    while let Ok(Next::Key(key)) = next(rest)
        && let Ok(after) = crate::skip::field(key, cx.depth_left(), &cx.index)
    {
        count += 1;
        rest = after;
    }
    count
}

/// Skips the value of an unknown field.
#[inline(never)]
pub(crate) fn unknown<'a>(name: &str, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
    cx.note_unknown(name, rest);
    // Most are strings without escapes.
    if let Some(inside) = rest.after("\"")
        && let Some((_, after)) = inside.around_quote(cx.index.run(inside))
    {
        return Ok(after);
    }
    cx.note_failure(unknown_number(rest), crate::skip::value(rest, cx.depth_left(), &cx.index))
}

/// The number that identifies an unknown field in an error path: the largest number, minus the length of the text from
/// the field's value on. No known field has such a number.
#[inline(always)]
pub(crate) fn unknown_number(value: Rest<'_>) -> usize {
    !value.len()
}
