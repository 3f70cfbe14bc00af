//! Texts.

use gancho_core::marketing::Disguised;

use super::Value;
use crate::context::Context;
use crate::rest::{Read, Refused, Rest};
use crate::string;

impl<'a> Value<'a> for &'a str {
    type Owned = String;

    const BLANK: Self = "";

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        string::read(rest, cx)
    }

    fn own(self) -> String {
        self.to_owned()
    }
}

impl<'a> Value<'a> for bool {
    type Owned = bool;

    const BLANK: Self = false;

    #[inline(always)]
    fn read(rest: Rest<'a>, _: &Context<'a>) -> Read<'a, Self> {
        if let Some(after) = rest.after("false") {
            return Ok((false, after));
        }
        rest.after("true").map(|after| (true, after)).ok_or(Refused)
    }

    fn own(self) -> bool {
        self
    }
}

/// A text that may be a number, a boolean or nothing in disguise; see [`Disguised`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DisguisedView<'a>(&'a str);

impl<'a> DisguisedView<'a> {
    /// The text as it came.
    pub fn as_str(&self) -> &'a str {
        self.0
    }

    /// The text; `None` for the mark for null and for the empty text.
    pub fn text(&self) -> Option<&'a str> {
        Some(self.0).filter(|text| !text.is_empty() && *text != Disguised::NULL)
    }

    /// The same text as core's type, which reads what is meant.
    pub fn to_owned(&self) -> Disguised {
        Disguised::from(self.0)
    }
}

impl<'a> Value<'a> for DisguisedView<'a> {
    type Owned = Disguised;

    const BLANK: Self = Self("");

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let (text, after) = string::read(rest, cx)?;
        Ok((Self(text), after))
    }

    fn own(self) -> Disguised {
        self.to_owned()
    }
}
