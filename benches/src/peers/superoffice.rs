//! SuperOffice.
#![allow(missing_docs, reason = "core documents the same fields")]

use gancho_core::superoffice;
use serde::Deserialize;

use super::value::{Fields, Text};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Notification<'a> {
    #[serde(borrow)]
    pub event_id: Option<Text<'a>>,
    pub timestamp: superoffice::Timestamp,
    #[serde(borrow)]
    pub changes: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub values: Option<Fields<'a>>,
    #[serde(borrow)]
    pub event: Text<'a>,
    pub primary_key: i64,
    #[serde(borrow)]
    pub entity: Option<Text<'a>>,
    #[serde(borrow)]
    pub context_identifier: Text<'a>,
    pub changed_by_associate_id: i64,
    #[serde(borrow)]
    pub webhook_name: Text<'a>,
    #[serde(borrow)]
    pub field_values: Option<Fields<'a>>,
}
