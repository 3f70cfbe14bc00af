//! A field that may be missing, and how it was missing.

mod as_option;
mod serde;

use indexmap::IndexMap;

/// A value that may be missing, in one of the three ways the vendors write "none".
///
/// RD Station sends `"deal_source": {}` for no source, `"completed_by_id": null` for nobody and `"created_by_id": ""`
/// for nobody too, and leaves other fields out. All of them are "none" to a receiver, and whatever [`Option`] can be asked,
/// this can be asked too. The form is kept only so that a document serializes to what it was parsed from.
///
/// ```
/// use gancho_core::{Maybe, rdstation::crm::UserId};
///
/// let nobody: Maybe<UserId> = serde_json::from_str(r#""""#)?;
/// assert_eq!(nobody, Maybe::Empty);
/// assert_eq!(nobody.get(), None);
/// assert_eq!(serde_json::to_string(&nobody)?, r#""""#);
///
/// let rating: Maybe<u8> = 4.into();
/// assert_eq!(rating.map_or(0, |stars| stars * 2), 8);
/// assert!(rating.is_some_and(|stars| stars > 3));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is `null`.
    Null,
    /// The field is there and empty: `{}` where an object is meant, `""` where an id or a date is meant. Of a type that
    /// has no such form it serializes as `null`; parsing never makes it.
    Empty,
    /// The value.
    Some(T),
}

/// Which JSON text stands for "nothing" in a place where the type itself is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyForm {
    /// Only `null` and absence: an empty value of this type is a value.
    None,
    /// `""`, for what is written as a string but is never empty: ids, timestamps, dates.
    String,
    /// `{}`, for references.
    Object,
    /// `{}` where an array is meant: the vendor's table of fields calls some lists objects.
    List,
}

/// A type that can stand in a [`Maybe`].
pub trait Missable {
    /// Its empty form.
    const EMPTY: EmptyForm = EmptyForm::None;
    /// What an error says was expected, such as `"a timestamp"`.
    const EXPECTING: &'static str = "a value";
}

impl Missable for String {}
impl Missable for bool {}
impl<T> Missable for IndexMap<String, T> {}

/// Marks types of which lists stand in a [`Maybe`].
macro_rules! lists {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::maybe::Missable for Vec<$type> {}
    )*};
    ($($type:ty),* $(,)?; or $form:ident) => {$(
        impl $crate::maybe::Missable for Vec<$type> {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::$form;
            const EXPECTING: &'static str = "an array";
        }
    )*};
}
pub(crate) use lists;

lists!(String);

/// Marks objects that may be written `{}` for "none".
macro_rules! references {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::maybe::Missable for $type {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::Object;
            const EXPECTING: &'static str = "an object";
        }
    )*};
}
pub(crate) use references;
