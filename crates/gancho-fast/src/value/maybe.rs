//! Members that may be missing.

use gancho_core::{EmptyForm, Maybe};

use super::Value;
use crate::context::Context;
use crate::rest::{Read, Refused, Rest};

impl<'a, T: Value<'a>> Value<'a> for Maybe<T> {
    type Owned = Maybe<T::Owned>;

    const BLANK: Self = Self::Absent;

    const OPTIONAL: bool = true;

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let mut value = Self::BLANK;
        let after = value.fill(rest, cx)?;
        Ok((value, after))
    }

    #[inline(always)]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Refused> {
        if let Some(after) = rest.after("null") {
            *self = Self::Null;
            return Ok(after);
        }
        let empty = match T::EMPTY {
            EmptyForm::None => None,
            EmptyForm::Text => rest.after("\"\""),
            EmptyForm::Object => rest.after("{}").or_else(|| spaced(rest)),
        };
        if let Some(after) = empty {
            *self = Self::Empty;
            return Ok(after);
        }
        if T::LARGE {
            *self = Self::Some(T::BLANK);
            return match self {
                Self::Some(value) => value.fill(rest, cx),
                _ => Err(Refused),
            };
        }
        let (value, after) = T::read(rest, cx)?;
        *self = Self::Some(value);
        Ok(after)
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
