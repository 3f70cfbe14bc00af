//! Views of RD Station's deliveries.

pub mod crm;
pub mod marketing;
