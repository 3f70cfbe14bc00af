//! Lists, laid into the arena.

use bumpalo::collections::Vec;

use super::Value;
use crate::context::Context;
use crate::rest::{Read, Rest};
use crate::scan::Scan;

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    type Owned = std::vec::Vec<T::Owned>;

    #[inline(always)]
    fn read<S: Scan>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        if let Some(after) = rest.after("[]") {
            return Ok((&[], after));
        }
        let rest = rest.expect("[")?.token();
        if let Some(after) = rest.after("]") {
            return Ok((&[], after));
        }
        elements::<S, T>(rest, cx)
    }

    fn own(self) -> Self::Owned {
        self.iter().map(|element| element.own()).collect()
    }
}

fn elements<'a, S: Scan, T: Value<'a>>(mut rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a [T]> {
    cx.enter();
    // Eight elements: most lists never grow, and an arena's memory costs nothing to leave unused.
    let mut list = Vec::with_capacity_in(8, cx.arena.bump());
    loop {
        let (element, after) = T::read::<S>(rest, cx)?;
        list.push(element);
        let after = after.token();
        if after.byte() == b',' {
            rest = after.step().token();
        } else {
            rest = after.expect("]")?;
            break;
        }
    }
    cx.leave();
    Ok((list.into_bump_slice(), rest))
}
