//! Version 1 of RD Station CRM's API for webhooks: `https://crm.rdstation.com/api/v1/webhooks`.
//!
//! Calls are authenticated by the account's token in the URL (`?token=`): be careful where URLs are logged. Webhooks
//! are part of the plans Basic, Pro and Advanced. The other parameters of the calls are in the types [`Create`],
//! [`Update`], [`List`] and [`Delete`]. The responses are those of RD Station's
//! [platform](crate::rdstation::platform), which also manages these subscriptions.
//!
//! Source: <https://developers.rdstation.com/reference/crm-v1-create-webhook>

pub use crate::rdstation::platform::{ErrorAnswer, Subscription, SubscriptionList, SubscriptionUuid};

use crate::Secret;
use crate::de::payloads;
use crate::model::model;
use crate::rdstation::platform::HttpMethod;

model! {
    /// The body of the calls that create and update a subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v1::SubscriptionRequest;
    /// use gancho_core::rdstation::platform::HttpMethod;
    ///
    /// let subscription_request = SubscriptionRequest::new("Exemplo", HttpMethod::Post, "Exemplo");
    /// assert_eq!(subscription_request.event_type, "Exemplo");
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V1SubscriptionRequest"))]
    pub struct SubscriptionRequest {
        /// The event to subscribe to: one of the [known ones](crate::rdstation::crm::EventName) of the CRM.
        pub event_type: String,
        /// The HTTP method: `POST`.
        pub http_method: HttpMethod,
        /// The URL of the receiver; https is required.
        pub url: String,
    }
}

payloads!(SubscriptionRequest);

/// `POST /api/v1/webhooks?token=…`: creates a subscription.
///
/// ```
/// use gancho_core::Secret;
/// use gancho_core::rdstation::crm::v1::{Create, SubscriptionRequest};
///
/// let body: SubscriptionRequest =
///     serde_json::from_str(r#"{"event_type":"crm_deal_created","http_method":"POST","url":"https://example.com/hook"}"#)?;
/// let call = Create { token: Secret::new("6f1c"), body };
/// assert_eq!(call.body.url, "https://example.com/hook");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Create {
    /// The account's token.
    pub token: Secret,
    /// The body.
    pub body: SubscriptionRequest,
}

/// `PUT /api/v1/webhooks/{uuid}?token=…`: replaces a subscription.
///
/// ```
/// use gancho_core::Secret;
/// use gancho_core::rdstation::crm::v1::{SubscriptionRequest, Update};
/// use gancho_core::rdstation::platform::SubscriptionUuid;
///
/// let body: SubscriptionRequest =
///     serde_json::from_str(r#"{"event_type":"crm_deal_created","http_method":"POST","url":"https://example.com/hook"}"#)?;
/// let uuid = SubscriptionUuid::parse("f1b2c3d4").unwrap();
/// let call = Update { token: Secret::new("6f1c"), uuid, body };
/// assert_eq!(call.uuid, "f1b2c3d4");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The account's token.
    pub token: Secret,
    /// The subscription.
    pub uuid: SubscriptionUuid,
    /// The body.
    pub body: SubscriptionRequest,
}

/// `GET /api/v1/webhooks?token=…`: lists all subscriptions, or only the one with the given uuid.
///
/// ```
/// use gancho_core::Secret;
/// use gancho_core::rdstation::crm::v1::List;
///
/// let call = List { token: Secret::new("6f1c"), uuid: None };
/// assert_eq!(call.token.expose(), "6f1c");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The account's token.
    pub token: Secret,
    /// The subscription to show.
    pub uuid: Option<SubscriptionUuid>,
}

/// `DELETE /api/v1/webhooks/{uuid}?token=…`: removes a subscription. The response has status 204 and no body.
///
/// ```
/// use gancho_core::Secret;
/// use gancho_core::rdstation::crm::v1::Delete;
/// use gancho_core::rdstation::platform::SubscriptionUuid;
///
/// let uuid = SubscriptionUuid::parse("f1b2c3d4").unwrap();
/// let call = Delete { token: Secret::new("6f1c"), uuid };
/// assert_eq!(call.uuid, "f1b2c3d4");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// The account's token.
    pub token: Secret,
    /// The subscription.
    pub uuid: SubscriptionUuid,
}
