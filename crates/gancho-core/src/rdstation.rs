//! RD Station: its CRM, its marketing automation, and the API that manages the subscriptions of both.

pub mod crm;
pub mod marketing;
pub mod platform;
