//! The fields of an object in any order: predicted from the sender's earlier bodies, otherwise looked up.

use crate::context::Context;
use crate::field::{self, Next};
use crate::names::Names;
use crate::order::Order;
use crate::rest::{Rejected, Rest};
use crate::sender::Spaces;

/// The state of a walk over the fields of an object, between predictions.
pub(crate) struct Walk<'a> {
    /// The order for the predictions; `None` if the sender has no fixed order.
    pub(crate) order: Option<(&'a Order, Spaces)>,
    /// The parsed fields, one bit each.
    pub(crate) seen: u32,
    /// One more than the number of the last parsed field; 0 before the first.
    pub(crate) last: u32,
    /// Whether no field was parsed yet, not even an unknown one.
    pub(crate) is_first: bool,
    /// The number of failed predictions.
    misses: u32,
}

/// The next field of an object, or its end.
pub(crate) enum Field<'a> {
    /// The field with this number, and its value.
    Known(u32, Rest<'a>),
    /// An unknown field, and its value.
    Other(&'a str, Rest<'a>),
    /// The end of the object, and the text after it.
    End(Rest<'a>),
}

/// The number of predictions that may fail in an object. If more fail, and these are more than half of the parsed
/// fields, the sender has no fixed order.
const MISSES: u32 = 4;

impl<'a> Walk<'a> {
    /// A walk that starts after the bracket, or after the last of the fields whose bits are set.
    #[inline(always)]
    pub(crate) fn new(order: Option<(&'a Order, Spaces)>, seen: u32) -> Self {
        let last = u32::BITS - seen.leading_zeros();
        Self { order, seen, last, is_first: seen == 0, misses: 0 }
    }

    /// The next field, looked up.
    #[inline(always)]
    pub(crate) fn look_up(
        &mut self,
        names: &Names,
        rest: Rest<'a>,
        cx: &Context<'a>,
    ) -> Result<Field<'a>, Rejected> {
        let next = if self.is_first { field::first(rest) } else { field::next(rest)? };
        let start = match next {
            Next::Key(start) => start,
            Next::End(after) => return Ok(Field::End(after)),
        };
        self.is_first = false;
        let (key, value) = field::look_up(names, start, cx)?;
        let Some(number) = key.number else { return Ok(Field::Other(key.name, value)) };
        if self.seen & 1 << number != 0 {
            return Err(Rejected);
        }
        self.seen |= 1 << number;
        if let Some((order, _)) = self.order {
            self.learn(order, number, cx);
        }
        self.last = number + 1;
        Ok(Field::Known(number, value))
    }

    #[inline(always)]
    fn learn(&mut self, order: &Order, number: u32, cx: &Context<'a>) {
        if order.after(self.last) == number {
            return;
        }
        order.learn(self.last, number);
        self.misses += 1;
        if self.misses > MISSES && self.misses * 2 > self.seen.count_ones() {
            cx.note_no_fixed_order();
            self.order = None;
        }
    }
}
