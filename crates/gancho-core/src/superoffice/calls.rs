//! Bodies of the calls that are no definition.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use super::event_name::EventName;
use super::rights::{FieldProperty, TableRight};
use super::webhook::{Webhook, WebhookState};
use crate::read::payloads;
use crate::scalar::integer::Integer;
use crate::{FreeFields, Maybe};

/// `POST /api/v1/Agents/Webhook/GetAllWebhooks`: which webhooks to list.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct ListRequest {
    /// Part of the name.
    pub name_filter: Maybe<String>,
    /// An event.
    pub event_filter: Maybe<String>,
    /// A state; `Unknown` for any.
    pub status_filter: Maybe<WebhookState>,
}

/// `POST /api/v1/Agents/Webhook/TestWebhook`: which definition to try.
///
/// The REST call `POST /api/v1/Webhook/Test` takes the bare [`Webhook`] instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct TestRequest {
    /// The definition.
    pub webhook: Webhook,
}

/// The answer to a test.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct TestResult {
    /// Whether the address answered 200.
    pub success: Maybe<bool>,
    /// Headers and body of its answer.
    pub message: Maybe<String>,
    /// What the caller may do with it.
    pub table_right: Maybe<TableRight>,
    /// What its fields are.
    pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
}

/// `POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.
///
/// The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` takes the bare data instead.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct SignalRequest {
    /// The event's name: any `entity.verb`.
    pub event_name: EventName,
    /// The record it is about.
    pub primary_key: Integer,
    /// What to deliver with it.
    pub data: Maybe<FreeFields>,
}

payloads!(ListRequest, TestRequest, TestResult, SignalRequest);
