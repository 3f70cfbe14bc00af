//! RD Station: its CRM, its marketing automation, and the API in which both keep their subscriptions.

pub mod crm;
pub mod marketing;
pub mod platform;
