//! The values of fields.

mod bool;
mod fields;
mod free;
mod id;
mod list;
mod maybe;
mod number;
mod rare;
mod secret;
mod strings;
mod text;
mod time;
mod word;

pub use fields::FieldsView;
pub(crate) use fields::reserve;
pub use free::{FreeView, RawJson};
pub use id::Id;
pub use list::List;
pub use number::NumberOrStringView;
pub use rare::Rare;
pub use secret::SecretView;
pub use text::DisguisedView;
pub use word::Word;

use gancho_core::{EmptyForm, Error};
use serde::de::DeserializeOwned;

use crate::ToCore;
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rejected, Rest};
use crate::string;

/// A value that can be parsed in place.
pub(crate) trait Value<'a>: ToCore<Core: DeserializeOwned> {
    /// The placeholder before the value is parsed; for an optional field, the value of an absent field.
    const BLANK: Self;

    /// Whether a field of this type may be absent.
    const OPTIONAL: bool = false;

    /// Whether it is too large to be passed by value, so that it is parsed in place. This is true for objects: they
    /// have hundreds of bytes, which every return would copy.
    const LARGE: bool = false;

    /// Whether it may be written `{}`, which is then [`BLANK`](Self::BLANK).
    const MAY_BE_BLANK: bool = false;

    /// Whether it is written as a string, from which [`of_text`](Self::of_text) creates it.
    const IS_TEXT: bool = false;

    /// Whether it usually starts with a quote. The quote is then compared together with the preceding key, and
    /// [`fill_inside`](Self::fill_inside) parses the rest.
    const IS_QUOTED: bool = Self::IS_TEXT;

    /// The usual length of its strings; 0 for none. See [`string::inside`](crate::string::inside).
    const USUAL: usize = 0;

    /// The bracket after which [`explain`](Self::explain) searches for the fault; 0 if core parses the value as a
    /// whole.
    const OPENS: u8 = 0;

    /// The JSON text for "none" if the value is optional.
    const EMPTY: EmptyForm = EmptyForm::None;

    /// Parses it; white space may precede it.
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self>;

    /// Parses it in place.
    #[inline(always)]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let (value, after) = Self::read(rest, cx)?;
        *self = value;
        Ok(after)
    }

    /// Like [`fill`](Self::fill), for a value that starts as a string, after its opening quote.
    #[inline(always)]
    fn fill_inside(&mut self, _: Rest<'a>, _: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        Err(Rejected)
    }

    /// Creates it from a string; `None` if it is not written as one.
    #[inline(always)]
    fn of_text(_: &'a str) -> Option<Self> {
        None
    }

    /// Whether it is an optional field that was not parsed.
    #[inline(always)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether it is [`BLANK`](Self::BLANK), for objects that [may be](Self::MAY_BE_BLANK).
    #[inline(always)]
    fn is_blank(&self) -> bool {
        false
    }

    /// Finds the fault in it; `None` if core finds none.
    fn explain(rest: Rest<'a>, _: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        fault.value::<Self::Core>(rest)
    }
}

/// Like [`Value::fill_inside`], for a string of another usual length.
#[inline(always)]
pub(crate) fn fill_usual<'a, T: Value<'a>>(
    place: &mut T,
    inside: Rest<'a>,
    cx: &Context<'a>,
    usual: usize,
) -> Result<Rest<'a>, Rejected> {
    let (text, after) = string::inside(inside, cx, usual)?;
    *place = T::of_text(text).ok_or(Rejected)?;
    Ok(after)
}

/// Parses a large value into the arena.
#[inline(always)]
pub(crate) fn in_arena<'a, T: Value<'a> + 'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a T> {
    let place = cx.arena.bump().alloc(T::BLANK);
    let after = place.fill(rest, cx)?;
    Ok((place, after))
}

/// Parses a value after white space. Without white space, the value is rejected.
///
/// The vendors send none, so white space is considered only if a value does not start as expected.
#[cold]
#[inline(never)]
pub(crate) fn spaced<'a, T: Value<'a>>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, T> {
    let after = rest.token();
    if after.len() == rest.len() { Err(Rejected) } else { T::read(after, cx) }
}

/// Like [`spaced`], in place.
#[cold]
#[inline(never)]
pub(crate) fn fill_spaced<'a, T: Value<'a>>(
    place: &mut T,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Rejected> {
    let after = rest.token();
    if after.len() == rest.len() { Err(Rejected) } else { place.fill(after, cx) }
}

/// Like [`Value::fill`], but never inlined.
#[inline(never)]
pub(crate) fn fill_out_of_line<'a, T: Value<'a>>(
    place: &mut T,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Rejected> {
    place.fill(rest, cx)
}
