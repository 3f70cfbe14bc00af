//! What can stand as a field's value.

mod bool;
mod fields;
mod free;
mod id;
mod list;
mod maybe;
mod number;
mod secret;
mod text;
mod time;
mod word;

pub use fields::FieldsView;
pub use free::{FreeView, RawJson};
pub use id::Id;
pub use list::List;
pub use number::NumberOrStringView;
pub use secret::SecretView;
pub use text::DisguisedView;
pub use word::Word;

use gancho_core::{EmptyForm, Error};
use serde::de::DeserializeOwned;

use crate::ToCore;
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rejected, Rest};

/// A value that is read where it stands.
pub(crate) trait Value<'a>: ToCore<Core: DeserializeOwned> {
    /// What stands in its place before it is read; of a field that may be absent, what absence means.
    const BLANK: Self;

    /// Whether a field of this type may be absent.
    const OPTIONAL: bool = false;

    /// Whether it is too large to be passed by value, and is filled in its place: objects are, which take hundreds of
    /// bytes and were copied at every step.
    const LARGE: bool = false;

    /// Whether it may be written `{}`, and is [`BLANK`](Self::BLANK) then.
    const MAY_BE_BLANK: bool = false;

    /// Whether it is written as a string, of which [`of_text`](Self::of_text) makes it.
    const IS_TEXT: bool = false;

    /// Whether it begins with a quote as a rule, which is then compared along with the key before it, and the rest
    /// read by [`fill_inside`](Self::fill_inside).
    const IS_QUOTED: bool = Self::IS_TEXT;

    /// Which length most of its strings have; 0 for none. See [`string::inside`](crate::string::inside).
    const USUAL: usize = 0;

    /// The bracket behind which [`explain`](Self::explain) looks for the fault; 0 where core reads the value as a whole.
    const OPENS: u8 = 0;

    /// Which text stands for "none" where the value may be missing.
    const EMPTY: EmptyForm = EmptyForm::None;

    /// Reads it, with the white space before it.
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self>;

    /// Reads it into the place where it will stay.
    #[inline(always)]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let (value, after) = Self::read(rest, cx)?;
        *self = value;
        Ok(after)
    }

    /// As [`fill`](Self::fill), of what begins as a string, from behind its opening quote on.
    #[inline(always)]
    fn fill_inside(&mut self, _: Rest<'a>, _: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        Err(Rejected)
    }

    /// Makes it of a string; nothing when it is not written as one.
    #[inline(always)]
    fn of_text(_: &'a str) -> Option<Self> {
        None
    }

    /// Whether it is an optional field that was not read.
    #[inline(always)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Says what is wrong with it where it was rejected; nothing when core finds no fault.
    fn explain(rest: Rest<'a>, _: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        fault.value::<Self::Core>(rest)
    }
}

/// Reads a large value into the arena, where it stays.
#[inline(always)]
pub(crate) fn in_arena<'a, T: Value<'a> + 'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a T> {
    let place = cx.arena.bump().alloc(T::BLANK);
    let after = place.fill(rest, cx)?;
    Ok((place, after))
}

/// Reads a value behind white space; without any, the value is rejected.
///
/// The vendors send none, so that it is looked for only when a value does not begin as it should.
#[cold]
#[inline(never)]
pub(crate) fn spaced<'a, T: Value<'a>>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, T> {
    let after = rest.token();
    if after.len() == rest.len() { Err(Rejected) } else { T::read(after, cx) }
}

/// As [`spaced`], into the value's place.
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

/// Reads a value into its place, out of line.
#[inline(never)]
pub(crate) fn fill_out_of_line<'a, T: Value<'a>>(
    place: &mut T,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<Rest<'a>, Rejected> {
    place.fill(rest, cx)
}
