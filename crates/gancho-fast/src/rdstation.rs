//! Views of the deliveries of RD Station.

pub mod crm;
pub mod marketing;
