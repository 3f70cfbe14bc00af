//! Names by which the model asks a [`Reader`](super::tracked::Tracked) for text instead of a parsed value.
//!
//! They are passed as the name of a newtype struct. Any other deserializer ignores that name, and the visitor gets the
//! value in the usual way; a number then went through a float, exact to the 15 significant digits a float carries.

/// A number, as `visit_borrowed_bytes` of its text; anything else as itself.
pub(crate) const NUMBER: &str = "gancho::Number";

/// Any value, as `visit_borrowed_bytes` of its text, checked as JSON.
pub(crate) const ANY: &str = "gancho::Any";
