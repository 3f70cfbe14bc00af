//! Booleans.

use super::{Value, spaced};
use crate::context::Context;
use crate::rest::{Read, Rest};

impl<'a> Value<'a> for bool {
    const BLANK: Self = false;

    /// There is no branch on the value, because half of such branches would be mispredicted.
    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        // At least a bracket follows `true`.
        let Some([start @ .., last]) = rest.text().as_bytes().first_chunk::<5>() else {
            return spaced(rest, cx);
        };
        #[allow(clippy::needless_bitwise_bool, reason = "`&&` would become a branch on the value")]
        let (is_true, is_false) = (start == b"true", (start == b"fals") & (*last == b'e'));
        if is_true | is_false {
            Ok((is_true, rest.split(4 + usize::from(is_false)).1))
        } else {
            spaced(rest, cx)
        }
    }
}
