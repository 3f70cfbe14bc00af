//! Truth values.

use super::{Value, spaced};
use crate::context::Context;
use crate::rest::{Read, Rest};

impl<'a> Value<'a> for bool {
    const BLANK: Self = false;

    /// Without a branch on which of the two it is: half of them would be mispredicted.
    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        // At least a bracket follows `true`.
        let Some([start @ .., last]) = rest.text().as_bytes().first_chunk::<5>() else {
            return spaced(rest, cx);
        };
        #[allow(clippy::needless_bitwise_bool, reason = "`&&` becomes a branch on which of the two it is")]
        let (is_true, is_false) = (start == b"true", (start == b"fals") & (*last == b'e'));
        if is_true | is_false {
            Ok((is_true, rest.split(4 + usize::from(is_false)).1))
        } else {
            spaced(rest, cx)
        }
    }
}
