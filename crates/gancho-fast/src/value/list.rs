//! Lists, laid into the arena.

use bumpalo::collections::Vec;

use super::{Value, spaced};
use crate::context::Context;
use crate::rest::{Read, Refused, Rest};

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    type Owned = std::vec::Vec<T::Owned>;

    const BLANK: Self = &[];

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        if let Some(after) = rest.after("[]") {
            return Ok((&[], after));
        }
        let Some(inside) = rest.after("[") else {
            return spaced(rest, cx);
        };
        let rest = inside.token();
        if let Some(after) = rest.after("]") {
            return Ok((&[], after));
        }
        elements(rest, cx)
    }

    fn own(self) -> Self::Owned {
        self.iter().map(|element| element.own()).collect()
    }
}

#[inline(never)]
fn elements<'a, T: Value<'a>>(mut rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a [T]> {
    cx.enter();
    // Eight elements: most lists never grow, and an arena's memory costs nothing to leave unused.
    let mut elements = Vec::with_capacity_in(8, cx.arena.bump());
    loop {
        let after = if T::LARGE {
            elements.push(T::BLANK);
            elements.last_mut().ok_or(Refused)?.fill(rest, cx)?
        } else {
            let (element, after) = T::read(rest, cx)?;
            elements.push(element);
            after
        };
        let after = after.token();
        if after.byte() == b',' {
            rest = after.step();
        } else {
            rest = after.expect("]")?;
            break;
        }
    }
    cx.leave();
    Ok((elements.into_bump_slice(), rest))
}
