//! Version 1 of RD Station CRM's interface for webhooks: `https://crm.rdstation.com/api/v1/webhooks`.
//!
//! A call proves itself with the account's token, as `?token=` in the address: take care where addresses are logged.
//! Webhooks are part of the plans Basic, Pro and Advanced. What a call needs beside it is told by
//! its type here: [`Create`], [`Update`], [`List`], [`Delete`]. Answers are those of RD Station's
//! [platform](crate::rdstation::platform), which keeps these subscriptions too.
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
        /// The event to deliver: one of the [known ones](crate::rdstation::crm::EventName) of the CRM.
        pub event_type: String,
        /// How to deliver: `POST`.
        pub http_method: HttpMethod,
        /// Where to deliver: an https address.
        pub url: String,
    }
}

payloads!(SubscriptionRequest);

/// `POST /api/v1/webhooks?token=…`: creates a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Create {
    /// The account's token.
    pub token: Secret,
    /// The body.
    pub body: SubscriptionRequest,
}

/// `PUT /api/v1/webhooks/{uuid}?token=…`: replaces a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The account's token.
    pub token: Secret,
    /// Which subscription.
    pub uuid: SubscriptionUuid,
    /// The body.
    pub body: SubscriptionRequest,
}

/// `GET /api/v1/webhooks?token=…`: lists all subscriptions, or one when its uuid is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The account's token.
    pub token: Secret,
    /// The one to show.
    pub uuid: Option<SubscriptionUuid>,
}

/// `DELETE /api/v1/webhooks/{uuid}?token=…`: removes a subscription. The answer is 204 and empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// The account's token.
    pub token: Secret,
    /// Which subscription.
    pub uuid: SubscriptionUuid,
}
