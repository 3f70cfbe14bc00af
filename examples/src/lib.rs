//! Programs that use gancho: a receiver with axum, and a reader of archives.

pub mod bulk;
pub mod receiver;
