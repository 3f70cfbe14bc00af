//! Members that may be missing.

use gancho_core::{EmptyForm, Maybe};

use super::Value;
use crate::context::Context;
use crate::rest::{Read, Rest};
use crate::scan::Scan;

impl<'a, T: Value<'a>> Value<'a> for Maybe<T> {
    type Owned = Maybe<T::Owned>;

    const ABSENT: Option<Self> = Some(Self::Absent);

    #[inline(always)]
    fn read<S: Scan>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        if let Some(after) = rest.after("null") {
            return Ok((Self::Null, after));
        }
        match T::EMPTY {
            EmptyForm::None => {}
            EmptyForm::Text => {
                if let Some(after) = rest.after("\"\"") {
                    return Ok((Self::Empty, after));
                }
            }
            EmptyForm::Object => {
                if let Some(after) = rest.after("{}").or_else(|| spaced(rest)) {
                    return Ok((Self::Empty, after));
                }
            }
        }
        let (value, after) = T::read::<S>(rest, cx)?;
        Ok((Self::Some(value), after))
    }

    fn own(self) -> Self::Owned {
        self.map(T::own)
    }
}

/// An empty object with white space in it.
#[inline(always)]
fn spaced(rest: Rest<'_>) -> Option<Rest<'_>> {
    let inside = rest.after("{")?;
    if inside.byte() > b' ' { None } else { inside.token().after("}") }
}
