//! JSON with its fields in order.

/// A JSON value; numbers and `null` as their text.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// Anything that is written as it is.
    Raw(String),
    /// A string, without its quotes.
    Text(String),
    /// An array.
    Array(Vec<Tree>),
    /// An object.
    Object(Vec<(&'static str, Tree)>),
}

impl Tree {
    pub(super) fn null() -> Self {
        Self::Raw("null".to_owned())
    }

    pub(super) fn string(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
