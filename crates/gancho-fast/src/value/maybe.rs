//! Optional fields.

use gancho_core::{EmptyForm, Error, Maybe};
use serde::de::DeserializeOwned;

use super::{Value, fill_spaced};
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rejected, Rest};
use crate::string;

impl<'a, T: Value<'a>> Value<'a> for Maybe<T>
where
    Maybe<T::Core>: DeserializeOwned,
{
    const BLANK: Self = Self::Absent;

    const OPTIONAL: bool = true;

    const IS_QUOTED: bool = T::IS_TEXT;

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let mut value = Self::BLANK;
        let after = value.fill(rest, cx)?;
        Ok((value, after))
    }

    #[inline(always)]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let byte = rest.byte();
        if T::IS_TEXT && byte == b'"' {
            return self.fill_inside(rest.step(), cx);
        }
        if byte == b'n' {
            let after = rest.expect("null")?;
            *self = Self::Null;
            return Ok(after);
        }
        if byte <= b' ' || T::IS_TEXT {
            return fill_spaced(self, rest, cx);
        }
        if matches!(T::EMPTY, EmptyForm::Object | EmptyForm::List)
            && let Some(after) = empty(rest)
        {
            *self = Self::Empty;
            return Ok(after);
        }
        if T::LARGE {
            *self = Self::Some(T::BLANK);
            return match self {
                Self::Some(value) => value.fill(rest, cx),
                _ => Err(Rejected),
            };
        }
        let (value, after) = T::read(rest, cx)?;
        *self = Self::Some(value);
        Ok(after)
    }

    #[inline(always)]
    fn fill_inside(&mut self, inside: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let (text, after) = string::inside(inside, cx, T::USUAL)?;
        let is_empty = T::EMPTY == EmptyForm::String && text.is_empty();
        *self = if is_empty { Self::Empty } else { Self::Some(T::of_text(text).ok_or(Rejected)?) };
        Ok(after)
    }

    #[inline(always)]
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        if T::OPENS != 0 && rest.token().byte() == T::OPENS {
            T::explain(rest, cx, fault)
        } else {
            fault.value::<Self::Core>(rest)
        }
    }
}

/// The text after an empty object, which may contain white space.
#[inline(always)]
fn empty(rest: Rest<'_>) -> Option<Rest<'_>> {
    rest.after("{")?.token().after("}")
}
