//! Checking.

use super::finding::Finding;
use crate::Envelope;

/// A payload that rules speak about.
pub trait Check {
    /// The rules that it breaks; none for most payloads.
    fn check(&self) -> Vec<Finding>;
}

impl Check for Envelope {
    fn check(&self) -> Vec<Finding> {
        Vec::new()
    }
}
