//! The JSON Pointers of fields that the model does not know.

use gancho_core::JsonPointer;

use crate::Arena;
use crate::context::Context;
use crate::index::Index;
use crate::rest::{Rejected, Rest};
use crate::{field, skip};

/// The pointers of the values that start at these places, counted from the end of the text, largest first.
///
/// One walk over a string that was read well: the parse itself keeps no path, since nobody asks for one most of the time.
pub(crate) fn pointers(text: &str, places: &[usize], index: Index<'_>) -> Vec<JsonPointer> {
    let arena = Arena::new();
    let cx = Context::new(&arena, index, false);
    let mut walk = Walk { cx: &cx, places, found: Vec::with_capacity(places.len()) };
    let rest = Rest::new(text).token();
    let walked = if places.is_empty() { Ok(rest) } else { walk.value(rest, &JsonPointer::root()) };
    debug_assert!(walked.is_ok(), "the text was read before");
    walk.found
}

struct Walk<'w, 'a> {
    cx: &'w Context<'a>,
    places: &'w [usize],
    found: Vec<JsonPointer>,
}

impl<'a> Walk<'_, 'a> {
    fn value(&mut self, rest: Rest<'a>, pointer: &JsonPointer) -> Result<Rest<'a>, Rejected> {
        if let Some((next, later)) = self.places.split_first()
            && *next == rest.len()
        {
            self.places = later;
            self.found.push(pointer.clone());
            return self.skip(rest);
        }
        match rest.byte() {
            b'{' => self.object(rest.step(), pointer),
            b'[' => self.array(rest.step().token(), pointer),
            _ => self.skip(rest),
        }
    }

    fn skip(&self, rest: Rest<'a>) -> Result<Rest<'a>, Rejected> {
        skip::value(rest, self.cx.depth_left(), &self.cx.index)
    }

    fn object(&mut self, rest: Rest<'a>, pointer: &JsonPointer) -> Result<Rest<'a>, Rejected> {
        let cx = self.cx;
        field::each(rest, cx, |key, value| self.value(value, &pointer.key(key)))
    }

    fn array(&mut self, mut rest: Rest<'a>, pointer: &JsonPointer) -> Result<Rest<'a>, Rejected> {
        for index in 0.. {
            if let Some(after) = rest.after("]") {
                return Ok(after);
            }
            let after = self.value(rest, &pointer.index(index))?.token();
            rest = after.after(",").map_or(after, Rest::token);
        }
        Err(Rejected)
    }
}
