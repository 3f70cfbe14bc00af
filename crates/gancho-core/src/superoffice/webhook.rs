//! Webhook definitions.

use indexmap::IndexMap;

use super::associate::Associate;
use super::event_name::EventName;
use super::flags::Flags;
use super::list_item::ListItem;
use super::timestamp::Timestamp;
use crate::de::{self, Sealed, payloads};
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;
use crate::sparse::sparse;
use crate::{Error, FreeFields, ParseOptions, Payload, Rare, Secret};

open_enums! {
    /// The state of a webhook.
    ///
    /// ```
    /// use gancho_core::superoffice::WebhookState;
    ///
    /// assert_eq!(WebhookState::from("Unknown"), WebhookState::Unknown);
    /// assert!(!WebhookState::from("something new").is_known());
    /// ```
    WebhookState {
        /// Unknown; as a filter, any state.
        Unknown = "Unknown",
        /// Active.
        Active = "Active",
        /// Stopped.
        Stopped = "Stopped",
        /// Stopped because of errors.
        TooManyErrors = "TooManyErrors",
    }
}

impl WebhookState {
    /// The number of this state in CRMScript, in the database and in the fields of webhook events; `None` for an
    /// unknown state.
    ///
    /// ```
    /// use gancho_core::superoffice::WebhookState;
    ///
    /// assert_eq!(WebhookState::from_number(3), Some(WebhookState::TooManyErrors));
    /// assert_eq!(WebhookState::Active.number(), Some(1));
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/database/tables/enums/webhookstate.html>
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Unknown => Some(0),
            Self::Active => Some(1),
            Self::Stopped => Some(2),
            Self::TooManyErrors => Some(3),
            Self::Other(_) => None,
        }
    }

    /// The state with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            0 => Some(Self::Unknown),
            1 => Some(Self::Active),
            2 => Some(Self::Stopped),
            3 => Some(Self::TooManyErrors),
            _ => None,
        }
    }
}

sparse! {
    /// A webhook definition, as saved and as returned by every call, with the fields of [`WebhookFields`].
    ///
    /// ```
    /// use gancho_core::Integer;
    /// use gancho_core::superoffice::Webhook;
    ///
    /// let mut webhook = Webhook::new();
    /// webhook.webhook_id = Integer::from(7).into();
    /// assert_eq!(serde_json::to_value(&webhook)?["WebhookId"], 7);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
    pub struct Webhook of WebhookFields;
}

model! {
    /// A webhook definition, as saved and as returned by every call.
    ///
    /// The vendor's page documents the fields up to `ErrorsEmail`; servers from version 12.0 send nine more. All are
    /// optional and may be `null`. `Secret` is returned in responses.
    ///
    /// ```
    /// use gancho_core::superoffice::{Webhook, WebhookFields};
    ///
    /// let mut fields = WebhookFields::new();
    /// fields.name = "Exemplo".to_owned().into();
    /// assert_eq!(Webhook::from(fields).name.as_deref(), Some("Exemplo"));
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
    #[serde(rename = "Webhook", rename_all = "PascalCase")]
    pub struct WebhookFields {
        /// The id; 0 or absent to create a webhook.
        pub webhook_id: Rare<Integer>,
        /// The name, which need not be unique. At most 400 characters.
        pub name: Rare<String>,
        /// The events. At most 4000 characters when joined with commas.
        pub events: Rare<Vec<EventName>>,
        /// The URL of the receiver (https is required), or the name of a script if the type is `crmscript`. At most
        /// 4000 characters.
        pub target_url: Rare<String>,
        /// The key of the signature. At most 400 characters.
        pub secret: Rare<Secret>,
        /// The state.
        pub state: Rare<WebhookState>,
        /// The type of the target: `webhook`, `crmscript`, or the name of another plug-in. At most 100 characters.
        #[serde(rename = "Type")]
        pub kind: Rare<String>,
        /// Headers to send with every delivery.
        pub headers: Rare<IndexMap<String, String>>,
        /// Fields to add to the body of every delivery.
        pub properties: Rare<FreeFields>,
        /// When the webhook was registered.
        pub registered: Rare<Timestamp>,
        /// The user who registered it.
        pub registered_associate: Rare<Associate>,
        /// When the webhook was last updated.
        pub updated: Rare<Timestamp>,
        /// The user who last updated it.
        pub updated_associate: Rare<Associate>,
        /// The address for error messages; replaced by `ErrorEmails`. At most 239 characters.
        pub errors_email: Rare<String>,
        /// The addresses to notify when errors stop the webhook.
        pub error_emails: Rare<Vec<String>>,
        /// The users to notify when errors stop the webhook.
        pub error_associates: Rare<Vec<ListItem>>,
        /// The description. At most 4000 characters.
        pub description: Rare<String>,
        /// How to notify them: `None`, `Email`, `InApp`, or a combination.
        pub notify_via: Rare<Flags>,
        /// When to notify them: `None`, `FirstFailure`, `Disabling`, or a combination.
        pub notify_when: Rare<Flags>,
        /// The number of deliveries.
        pub total_calls: Rare<Integer>,
        /// The number of failed deliveries.
        pub total_errors: Rare<Integer>,
        /// The number of consecutive failures.
        pub consecutive_errors: Rare<Integer>,
        /// Headers and body of the last failed response. At most 4000 characters.
        pub last_error: Rare<String>,
        /// Links to related resources; only in responses of the REST API.
        #[serde(rename = "_Links")]
        pub links: Rare<IndexMap<String, String>>,
    }
}

references!(Webhook);
// `GetAllWebhooks` returns a list, and `GetWebhook` returns `null` if no webhook has the id.
payloads!(Webhook, Option<Webhook>);

impl Sealed for Vec<Webhook> {}

impl Payload for Vec<Webhook> {
    fn from_text(text: &str, options: &mut ParseOptions<'_>) -> Result<Self, Error> {
        de::deserialize_seed(de::Elements::default(), text, options.unknown_fields.as_deref_mut())
    }
}
