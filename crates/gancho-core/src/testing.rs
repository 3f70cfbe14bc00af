//! Deliveries made up, for receivers that test themselves.
//!
//! [`sample`] gives one delivery, [`Samples`] as many as are asked for, and [`strategies`] generate them in a property test
//! that shrinks what fails.

mod samples;
pub mod strategies;

pub use samples::{Samples, sample};
