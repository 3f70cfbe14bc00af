//! The door for readers that have checked a text themselves.
//!
//! Not part of the interface that receivers use: the fast parser makes the model's values through it.

/// A type made from text that its maker has checked already.
pub trait FromChecked {
    /// Takes the text: not empty for an id, one JSON value for [`JsonText`](crate::JsonText).
    fn from_checked(text: &str) -> Self;
}
