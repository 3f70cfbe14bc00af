//! Bodies of the calls that are no definition.

use indexmap::IndexMap;

use super::event_name::EventName;
use super::rights::{FieldProperty, TableRight};
use super::webhook::{Webhook, WebhookState};
use crate::de::payloads;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::{FreeFields, Maybe};

model! {
    /// `POST /api/v1/Agents/Webhook/GetAllWebhooks`: which webhooks to list.
    #[serde(rename_all = "PascalCase")]
    pub struct ListRequest {
        /// Part of the name.
        pub name_filter: Maybe<String>,
        /// An event.
        pub event_filter: Maybe<String>,
        /// A state; `Unknown` for any.
        pub status_filter: Maybe<WebhookState>,
    }
}

model! {
    /// `POST /api/v1/Agents/Webhook/TestWebhook`: which definition to try.
    ///
    /// The REST call `POST /api/v1/Webhook/Test` takes the bare [`Webhook`] instead.
    #[serde(rename_all = "PascalCase")]
    pub struct TestRequest {
        /// The definition.
        pub webhook: Webhook,
    }
}

model! {
    /// The answer to a test.
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
}

model! {
    /// `POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.
    ///
    /// The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` takes the bare data instead.
    #[serde(rename_all = "PascalCase")]
    pub struct SignalRequest {
        /// The event's name: any `entity.verb`.
        pub event_name: EventName,
        /// The record it is about.
        pub primary_key: Integer,
        /// What to deliver with it.
        pub data: Maybe<FreeFields>,
    }
}

payloads!(ListRequest, TestRequest, TestResult, SignalRequest);
