//! What can stand as a member's value.

mod fields;
mod free;
mod id;
mod list;
mod maybe;
mod number;
mod text;
mod time;
mod word;

pub use fields::FieldsView;
pub use free::{FreeView, RawJson};
pub use id::Id;
pub use number::NumberOrTextView;
pub use text::DisguisedView;
pub use word::Word;

use gancho_core::EmptyForm;

use crate::context::Context;
use crate::rest::{Read, Refused, Rest};

/// A value that is read where it stands.
pub(crate) trait Value<'a>: Copy {
    /// Core's type of the same value.
    type Owned;

    /// What stands in its place before it is read; of a member that may be absent, what absence means.
    const BLANK: Self;

    /// Whether a member of this type may be absent.
    const OPTIONAL: bool = false;

    /// Whether it is too large to be handed about, and is filled in its place: objects are, which take hundreds of
    /// bytes and were copied at every step.
    const LARGE: bool = false;

    /// Which text stands for "none" where the value may be missing.
    const EMPTY: EmptyForm = EmptyForm::None;

    /// Reads it from its first byte on.
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self>;

    /// Reads it into the place where it will stay.
    #[inline(always)]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Refused> {
        let (value, after) = Self::read(rest, cx)?;
        *self = value;
        Ok(after)
    }

    /// The same value as core's type.
    fn own(self) -> Self::Owned;
}
