//! Fields that may be missing.

mod as_option;
mod rare;
mod serde;

pub use rare::Rare;

use ::serde::{Deserialize, Deserializer};
use indexmap::IndexMap;

/// An optional value, which records how the vendor wrote "none".
///
/// RD Station sends `"deal_source": {}` for no source, `"completed_by_id": null` and `"created_by_id": ""` for no
/// user, and omits other fields. For a receiver all of these mean "none", and `Maybe` has the methods of [`Option`].
/// The form of "none" is stored only so that a document round-trips.
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
    /// The field is absent.
    #[default]
    Absent,
    /// The field is `null`.
    Null,
    /// The field is present but empty in the form of its type, an [`EmptyForm`]: `{}` in place of an object, `""` in
    /// place of an id or a date. For a type without such a form, it serializes as `null` and is never the result of
    /// parsing.
    Empty,
    /// The value.
    Some(T),
}

/// The JSON value that means "none" in place of a value of a type.
///
/// ```
/// use gancho_core::rdstation::crm::{SourceId, SourceRef};
/// use gancho_core::{EmptyForm, Missable};
///
/// assert_eq!(SourceId::EMPTY, EmptyForm::String);
/// assert_eq!(SourceRef::EMPTY, EmptyForm::Object);
/// assert_eq!(bool::EMPTY, EmptyForm::None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyForm {
    /// Only `null` and an absent field: an empty value of this type is a value.
    None,
    /// `""`, for types that are written as a non-empty string: ids, timestamps, dates, enum values.
    String,
    /// `{}`, for objects with known fields, such as references and addresses. A free-form object may be empty: there,
    /// `{}` is a value.
    Object,
    /// `{}` in place of an array: the vendor's table of fields describes some lists as objects.
    List,
}

/// A type that can be used in a [`Maybe`].
///
/// ```
/// use gancho_core::{EmptyForm, Maybe, Missable};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, PartialEq, Deserialize, Serialize)]
/// struct Code(String);
///
/// impl Missable for Code {
///     const EMPTY: EmptyForm = EmptyForm::String;
///     const EXPECTING: &'static str = "a code";
/// }
///
/// assert_eq!(serde_json::from_str::<Maybe<Code>>(r#""""#)?, Maybe::Empty);
/// assert_eq!(serde_json::from_str::<Maybe<Code>>("null")?, Maybe::Null);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait Missable {
    /// The empty form of the type.
    const EMPTY: EmptyForm = EmptyForm::None;
    /// What an error message says was expected, such as `"a timestamp"`.
    const EXPECTING: &'static str = "a value";

    /// Parses a value that is none of the forms of "none". Lists have an implementation that takes less memory.
    #[doc(hidden)]
    fn parse_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>
    where
        Self: Deserialize<'de>,
    {
        Self::deserialize(deserializer)
    }
}

impl Missable for String {}
impl Missable for bool {}
impl<T> Missable for IndexMap<String, T> {}

/// Implements [`Missable`] for lists of these types.
macro_rules! lists {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::maybe::Missable for Vec<$type> {
            $crate::maybe::parse_as_list!();
        }
    )*};
    ($($type:ty),* $(,)?; or $form:ident) => {$(
        impl $crate::maybe::Missable for Vec<$type> {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::$form;
            const EXPECTING: &'static str = "an array";
            $crate::maybe::parse_as_list!();
        }
    )*};
}
pub(crate) use lists;

/// The method [`Missable::parse_value`] for lists.
macro_rules! parse_as_list {
    () => {
        fn parse_value<'de, D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>
        where
            Self: ::serde::Deserialize<'de>,
        {
            $crate::de::list(deserializer)
        }
    };
}
pub(crate) use parse_as_list;

lists!(String);

/// Implements [`Missable`] for objects that may be written `{}` for "none".
macro_rules! references {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::maybe::Missable for $type {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::Object;
            const EXPECTING: &'static str = "an object";
        }
    )*};
}
pub(crate) use references;
