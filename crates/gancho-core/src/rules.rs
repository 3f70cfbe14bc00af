//! What is odd about a payload that is valid.
//!
//! The vendors promise more than shapes can say: a total is the sum of its parts, an open task has not been done. A
//! [`Finding`] tells where that does not hold. It never stops a parse, and a receiver may well ignore it.

mod check;
mod finding;
mod rule;

pub use check::Check;
pub use finding::Finding;
pub use rule::{RULES, Rule, Severity};
