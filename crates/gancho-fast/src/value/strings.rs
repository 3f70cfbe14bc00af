//! Lists of strings in free-form values.

use bumpalo::collections::Vec;

use crate::context::Context;
use crate::rest::Rest;
use crate::string;

/// The number of strings that are gathered on the stack. Most lists have fewer.
const FEW: usize = 8;

/// Parses a list of strings; `None` if it is another list.
///
/// A body may consist of small lists, so each takes only the room that it needs in the arena, and a list with another
/// element takes none, except for its strings that contain escapes. When room for eight strings was reserved for each
/// list, a body took up to 60 bytes per byte.
#[inline(never)]
pub(super) fn strings<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Option<(&'a [&'a str], Rest<'a>)> {
    let mut rest = rest.after("[")?.token();
    if let Some(after) = rest.after("]") {
        return Some((&[], after));
    }
    let bump = cx.arena.bump();
    let mut few = [""; FEW];
    let mut length = 0;
    // Holds all strings of a longer list. If the list is given up, its room is used again, unless a string with escapes
    // follows it in the arena.
    let mut many = Vec::new_in(bump);
    loop {
        let (text, after) = string::read(rest, cx).ok()?;
        if let Some(place) = few.get_mut(length) {
            *place = text;
        } else {
            if many.is_empty() {
                many.reserve(2 * FEW);
                many.extend_from_slice_copy(&few);
            }
            many.push(text);
        }
        length += 1;
        let after = after.token();
        if after.byte() == b',' {
            rest = after.step().token();
            continue;
        }
        let after = after.after("]")?;
        let texts = if many.is_empty() {
            &*bump.alloc_slice_copy(few.get(..length)?)
        } else {
            many.into_bump_slice()
        };
        return Some((texts, after));
    }
}
