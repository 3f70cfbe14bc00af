//! The definition of a webhook.

use indexmap::IndexMap;

use super::associate::Associate;
use super::event_name::EventName;
use super::flags::Flags;
use super::list_item::ListItem;
use super::timestamp::Timestamp;
use crate::de::payloads;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;
use crate::{FreeFields, Maybe, Secret};

open_enums! {
    /// Whether a webhook delivers.
    ///
    /// ```
    /// use gancho_core::superoffice::WebhookState;
    ///
    /// assert_eq!(WebhookState::from("Unknown"), WebhookState::Unknown);
    /// assert!(!WebhookState::from("something new").is_known());
    /// ```
    WebhookState {
        /// Not known; as a filter, any.
        Unknown = "Unknown",
        /// It delivers.
        Active = "Active",
        /// It was stopped.
        Stopped = "Stopped",
        /// Errors have stopped it.
        TooManyErrors = "TooManyErrors",
    }
}

impl WebhookState {
    /// The number that CRMScript, the database and the fields of the webhook's own events have for it; `None` for a state
    /// that is not known.
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

    /// The state of a number.
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

model! {
    /// The definition of a webhook: what is saved, and what every call answers with.
    ///
    /// The vendor's page shows the fields up to `ErrorsEmail`; servers from 12.0 on send nine more. None is required, any
    /// may be `null`, and `Secret` is echoed.
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
    #[serde(rename_all = "PascalCase")]
    pub struct Webhook {
        /// The webhook's id; 0 or absent to create one.
        pub webhook_id: Maybe<Integer>,
        /// The webhook's name, which need not be unique. At most 400 characters.
        pub name: Maybe<String>,
        /// The events to deliver. Joined with commas at most 4000 characters.
        pub events: Maybe<Vec<EventName>>,
        /// Where to deliver: an https address, or a script's name when the type is `crmscript`. At most 4000 characters.
        pub target_url: Maybe<String>,
        /// The key of the signature. At most 400 characters.
        pub secret: Maybe<Secret>,
        /// Whether it delivers.
        pub state: Maybe<WebhookState>,
        /// What delivers: `webhook`, `crmscript`, or another plug-in's name. At most 100 characters.
        #[serde(rename = "Type")]
        pub kind: Maybe<String>,
        /// Headers to send with every delivery.
        pub headers: Maybe<IndexMap<String, String>>,
        /// Fields to add to the body of every delivery.
        pub properties: Maybe<FreeFields>,
        /// When it was made.
        pub registered: Maybe<Timestamp>,
        /// Who made it.
        pub registered_associate: Maybe<Associate>,
        /// When it was last changed.
        pub updated: Maybe<Timestamp>,
        /// Who last changed it.
        pub updated_associate: Maybe<Associate>,
        /// Who is told of errors; replaced by `ErrorEmails`. At most 239 characters.
        pub errors_email: Maybe<String>,
        /// Who is told when errors stop it.
        pub error_emails: Maybe<Vec<String>>,
        /// Which users are told when errors stop it.
        pub error_associates: Maybe<Vec<ListItem>>,
        /// What it is for. At most 4000 characters.
        pub description: Maybe<String>,
        /// How they are told: `None`, `Email`, `InApp`, combined.
        pub notify_via: Maybe<Flags>,
        /// When they are told: `None`, `FirstFailure`, `Disabling`, combined.
        pub notify_when: Maybe<Flags>,
        /// How many deliveries were made.
        pub total_calls: Maybe<Integer>,
        /// How many failed.
        pub total_errors: Maybe<Integer>,
        /// How many failed in a row.
        pub consecutive_errors: Maybe<Integer>,
        /// Headers and body of the last failure's answer. At most 4000 characters.
        pub last_error: Maybe<String>,
        /// Where its kin are; only in answers of the REST API.
        #[serde(rename = "_Links")]
        pub links: Maybe<IndexMap<String, String>>,
    }
}

references!(Webhook);
// `GetAllWebhooks` answers with a list, `GetWebhook` with `null` when there is none of that id.
payloads!(Webhook, Vec<Webhook>, Option<Webhook>);
