//! Version 2 of RD Station CRM's API for webhooks: `https://api.rd.services/crm/v2/webhooks`.
//!
//! Calls are authenticated by an OAuth 2 token: `Authorization: Bearer …`. Webhooks are part of the plans Basic, Pro
//! and Advanced. These subscriptions deliver the same documents as those of [version 1](super::v1).
//!
//! Source: <https://developers.rdstation.com/reference/crm-v2-create-webhook>

use super::auth_header::{AuthHeader, AuthHeaderError};
use crate::de::payloads;
use crate::maybe::references;
use crate::model::model;
use crate::rdstation::platform::{HttpMethod, SubscriptionStatus};
use crate::scalar::id::{ids, maybe_uuid};
use crate::{Maybe, Secret, Timestamp};

ids! {
    /// The id of a subscription: a UUID.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::SubscriptionId;
    ///
    /// let id: SubscriptionId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(SubscriptionId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    SubscriptionId;
}
maybe_uuid!(SubscriptionId);

model! {
    /// The body of the calls that create and update a subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::NewSubscription;
    /// use gancho_core::rdstation::crm::v2::SubscriptionRequest;
    /// use gancho_core::rdstation::platform::HttpMethod;
    ///
    /// let subscription_request = SubscriptionRequest::new(NewSubscription::new("Exemplo", HttpMethod::Post, "Exemplo"));
    /// assert!(serde_json::to_value(&subscription_request)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2SubscriptionRequest"))]
    pub struct SubscriptionRequest {
        /// The requested subscription.
        pub data: NewSubscription,
    }
}

model! {
    /// A requested subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::NewSubscription;
    /// use gancho_core::rdstation::platform::HttpMethod;
    ///
    /// let mut new_subscription = NewSubscription::new("Exemplo", HttpMethod::Post, "Exemplo");
    /// new_subscription.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&new_subscription)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2NewSubscription"))]
    pub struct NewSubscription {
        /// The name of the subscription.
        pub name: Maybe<String>,
        /// The event to subscribe to: one of the [known ones](super::EventName).
        pub event_name: String,
        /// The HTTP method: `POST`.
        pub http_method: HttpMethod,
        /// The URL of the receiver; https is required.
        pub url: String,
        /// The name of a header to send with every delivery. It requires `auth_key`.
        pub auth_header: Maybe<String>,
        /// The value of that header.
        pub auth_key: Maybe<Secret>,
    }
}

impl NewSubscription {
    /// The header that deliveries will contain, if one is requested.
    ///
    /// # Errors
    ///
    /// When only one of `auth_header` and `auth_key` is present, or one is empty.
    pub fn auth(&self) -> Result<Option<AuthHeader>, AuthHeaderError> {
        match (self.auth_header.get(), self.auth_key.get()) {
            (None, None) => Ok(None),
            (Some(name), Some(key)) => AuthHeader::new(name, key.expose()).map(Some),
            _ => Err(AuthHeaderError),
        }
    }
}

model! {
    /// The response that contains one subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::Subscription;
    /// use gancho_core::rdstation::crm::v2::SubscriptionAnswer;
    /// use gancho_core::rdstation::crm::v2::SubscriptionId;
    ///
    /// let subscription_answer = SubscriptionAnswer::new(Subscription::new(SubscriptionId::parse("67e6").unwrap(), "Exemplo", "Exemplo"));
    /// assert!(serde_json::to_value(&subscription_answer)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2SubscriptionAnswer"))]
    pub struct SubscriptionAnswer {
        /// The subscription.
        pub data: Subscription,
    }
}

model! {
    /// The response that lists subscriptions, one page at a time.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::SubscriptionList;
    ///
    /// let subscription_list = SubscriptionList::new(Vec::new());
    /// assert!(serde_json::to_value(&subscription_list)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2SubscriptionList"))]
    pub struct SubscriptionList {
        /// The subscriptions on this page.
        #[serde(deserialize_with = "crate::de::list")]
        pub data: Vec<Subscription>,
        /// The URLs of the other pages.
        pub links: Maybe<Links>,
    }
}

model! {
    /// A subscription as returned by the API.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::Subscription;
    /// use gancho_core::rdstation::crm::v2::SubscriptionId;
    ///
    /// let mut subscription = Subscription::new(SubscriptionId::parse("67e6").unwrap(), "Exemplo", "Exemplo");
    /// subscription.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&subscription)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2Subscription"))]
    pub struct Subscription {
        /// The id.
        pub id: SubscriptionId,
        /// The name.
        pub name: Maybe<String>,
        /// The event.
        pub event_name: String,
        /// The HTTP method.
        pub http_method: Maybe<HttpMethod>,
        /// The URL of the receiver.
        pub url: String,
        /// The name of the header that is sent with every delivery.
        pub auth_header: Maybe<String>,
        /// The value of that header.
        pub auth_key: Maybe<Secret>,
        /// Whether the subscription is active. The vendor suspends it after repeated errors.
        pub status: Maybe<SubscriptionStatus>,
        /// When the subscription was created. UTC.
        pub created_at: Maybe<Timestamp>,
        /// When the subscription was last updated. UTC.
        pub updated_at: Maybe<Timestamp>,
    }
}

model! {
    /// The URLs of the pages of a list.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::v2::Links;
    ///
    /// let mut links = Links::new();
    /// links.first = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&links)?["first"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "V2Links"))]
    pub struct Links {
        /// The first page.
        pub first: Maybe<String>,
        /// The previous page.
        pub prev: Maybe<String>,
        /// This page.
        #[serde(rename = "self")]
        pub this: Maybe<String>,
        /// The next page.
        pub next: Maybe<String>,
        /// The last page.
        pub last: Maybe<String>,
    }
}

references!(Links);
payloads!(SubscriptionRequest, SubscriptionAnswer, SubscriptionList, Subscription);
