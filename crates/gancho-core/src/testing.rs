//! Generated deliveries, for testing receivers.
//!
//! [`sample`] returns one delivery, [`Samples`] returns any number, and [`strategies`] generate them in a property
//! test, with shrinking.

mod samples;
pub mod strategies;

pub use samples::{Samples, sample};
