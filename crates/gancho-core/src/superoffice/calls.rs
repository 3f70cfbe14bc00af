//! Bodies of API calls other than the definition itself.

use indexmap::IndexMap;

use super::event_name::EventName;
use super::rights::{FieldProperty, TableRight};
use super::webhook::{Webhook, WebhookState};
use crate::de::payloads;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::{FreeFields, Maybe};

model! {
    /// `POST /api/v1/Agents/Webhook/GetAllWebhooks`: a filter for webhooks.
    ///
    /// ```
    /// use gancho_core::superoffice::ListRequest;
    ///
    /// let mut list_request = ListRequest::new();
    /// list_request.name_filter = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&list_request)?["NameFilter"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[serde(rename_all = "PascalCase")]
    pub struct ListRequest {
        /// A part of the name.
        pub name_filter: Maybe<String>,
        /// An event.
        pub event_filter: Maybe<String>,
        /// A state; `Unknown` for any state.
        pub status_filter: Maybe<WebhookState>,
    }
}

model! {
    /// `POST /api/v1/Agents/Webhook/TestWebhook`: a definition to test.
    ///
    /// The REST call `POST /api/v1/Webhook/Test` expects the [`Webhook`] itself instead.
    ///
    /// ```
    /// use gancho_core::superoffice::TestRequest;
    /// use gancho_core::superoffice::Webhook;
    ///
    /// let test_request = TestRequest::new(Webhook::new());
    /// assert!(serde_json::to_value(&test_request)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[serde(rename_all = "PascalCase")]
    pub struct TestRequest {
        /// The definition.
        pub webhook: Webhook,
    }
}

model! {
    /// The response to a test.
    ///
    /// ```
    /// use gancho_core::superoffice::TestResult;
    ///
    /// let mut test_result = TestResult::new();
    /// test_result.success = true.into();
    /// assert_eq!(serde_json::to_value(&test_result)?["Success"], true);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[serde(rename_all = "PascalCase")]
    pub struct TestResult {
        /// Whether the receiver responded with 200.
        pub success: Maybe<bool>,
        /// Headers and body of the receiver's response.
        pub message: Maybe<String>,
        /// The caller's rights on the object.
        pub table_right: Maybe<TableRight>,
        /// The caller's rights on its fields.
        pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
    }
}

model! {
    /// `POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.
    ///
    /// The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` expects the data itself instead.
    ///
    /// ```
    /// use gancho_core::superoffice::EventName;
    /// use gancho_core::superoffice::SignalRequest;
    ///
    /// let signal_request = SignalRequest::new(EventName::parse("contact.created").unwrap(), 7.into());
    /// assert!(serde_json::to_value(&signal_request)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[serde(rename_all = "PascalCase")]
    pub struct SignalRequest {
        /// The event name: any `entity.verb`.
        pub event_name: EventName,
        /// The id of the record.
        pub primary_key: Integer,
        /// The data to deliver.
        pub data: Maybe<FreeFields>,
    }
}

payloads!(ListRequest, TestRequest, TestResult, SignalRequest);
