//! Names with which the model requests the text of a value from [`Tracked`](super::tracked::Tracked) instead of a
//! parsed value.
//!
//! They are passed as the name of a newtype struct. Other deserializers ignore that name, and the visitor receives
//! the value as usual. A number that is not an integer of 64 bits then arrives as a float, exact to 15 significant
//! digits.

/// A number, passed to `visit_borrowed_bytes` as text; any other value as usual.
pub(crate) const NUMBER: &str = "gancho::Number";

/// Any value, checked as JSON and passed to `visit_borrowed_bytes` as text.
pub(crate) const ANY: &str = "gancho::Any";
