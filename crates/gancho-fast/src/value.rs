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
use crate::rest::{Read, Rest};
use crate::scan::Scan;

/// A value that is read where it stands.
pub(crate) trait Value<'a>: Copy {
    /// Core's type of the same value.
    type Owned;

    /// What a member holds before it is read: nothing, unless it may be absent.
    const ABSENT: Option<Self> = None;

    /// Which text stands for "none" where the value may be missing.
    const EMPTY: EmptyForm = EmptyForm::None;

    /// Reads it from its first byte on.
    fn read<S: Scan>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self>;

    /// The same value as core's type.
    fn own(self) -> Self::Owned;
}
