//! Subscriptions, as requested and as returned.

use crate::de::payloads;
use crate::model::model;
use crate::scalar::id::{ids, maybe_uuid};
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

ids! {
    /// The uuid of a subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::SubscriptionUuid;
    ///
    /// let id: SubscriptionUuid = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(SubscriptionUuid::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    SubscriptionUuid;
}
maybe_uuid!(SubscriptionUuid);

open_enums! {
    /// The HTTP method of deliveries. There is only one.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::HttpMethod;
    ///
    /// assert_eq!(HttpMethod::from("POST"), HttpMethod::Post);
    /// assert!(!HttpMethod::from("something new").is_known());
    /// ```
    HttpMethod {
        /// An HTTP POST.
        Post = "POST",
    }

    /// The subject of deliveries. There is only one.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::EntityType;
    ///
    /// assert_eq!(EntityType::from("CONTACT"), EntityType::Contact);
    /// assert!(!EntityType::from("something new").is_known());
    /// ```
    EntityType {
        /// A contact of RD Station Marketing.
        Contact = "CONTACT",
    }

    /// Additional data that a delivery of RD Station Marketing can contain.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::Relation;
    ///
    /// assert_eq!(Relation::from("COMPANY"), Relation::Company);
    /// assert!(!Relation::from("something new").is_known());
    /// ```
    Relation {
        /// The company of the contact.
        Company = "COMPANY",
        /// The position of the contact in the funnel.
        ContactFunnel = "CONTACT_FUNNEL",
    }

    /// The status of a subscription.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::SubscriptionStatus;
    ///
    /// assert_eq!(SubscriptionStatus::from("active"), SubscriptionStatus::Active);
    /// assert!(!SubscriptionStatus::from("something new").is_known());
    /// ```
    SubscriptionStatus {
        /// Active.
        Active = "active",
        /// Stopped because of repeated errors.
        Suspended = "suspended",
        /// Disabled.
        Inactive = "inactive",
    }

    /// The product to which a subscription belongs.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::SubscriptionSource;
    ///
    /// assert_eq!(SubscriptionSource::from("MKT"), SubscriptionSource::Marketing);
    /// assert!(!SubscriptionSource::from("something new").is_known());
    /// ```
    SubscriptionSource {
        /// RD Station Marketing.
        Marketing = "MKT",
        /// RD Station CRM.
        Crm = "CRM",
    }
}

model! {
    /// The body of the calls that create (`POST`) and replace (`PUT /{uuid}`) a subscription.
    ///
    /// When a subscription is created, RD Station immediately calls the URL and expects a status of 2xx. Otherwise it
    /// responds with 401 and creates nothing.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::EntityType;
    /// use gancho_core::rdstation::platform::HttpMethod;
    /// use gancho_core::rdstation::platform::SubscriptionRequest;
    ///
    /// let subscription_request = SubscriptionRequest::new("Exemplo", EntityType::Contact, "Exemplo", HttpMethod::Post);
    /// assert_eq!(subscription_request.event_type, "Exemplo");
    /// ```
    pub struct SubscriptionRequest {
        /// The event: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`, `crm_deal_updated` or
        /// `crm_deal_deleted`.
        pub event_type: String,
        /// The type of the subject: `CONTACT`.
        pub entity_type: EntityType,
        /// Restricts deliveries to these conversions; requires `WEBHOOK.CONVERTED`.
        pub event_identifiers: Maybe<Vec<String>>,
        /// The URL of the receiver; https is required.
        pub url: String,
        /// The HTTP method: `POST`.
        pub http_method: HttpMethod,
        /// The additional data to send.
        pub include_relations: Maybe<Vec<Relation>>,
    }
}

model! {
    /// A subscription as returned by the API.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::Subscription;
    /// use gancho_core::rdstation::platform::SubscriptionUuid;
    ///
    /// let mut subscription = Subscription::new(SubscriptionUuid::parse("67e6").unwrap(), "Exemplo", "Exemplo");
    /// subscription.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&subscription)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Subscription {
        /// The uuid.
        pub uuid: SubscriptionUuid,
        /// The name; only in version 1 of the CRM's API.
        pub name: Maybe<String>,
        /// The event. Some responses write it in lower case: compare with [`is_for`](Self::is_for).
        pub event_type: String,
        /// The type of the subject.
        pub entity_type: Maybe<EntityType>,
        /// The conversions to which deliveries are restricted.
        pub event_identifiers: Maybe<Vec<String>>,
        /// The URL of the receiver.
        pub url: String,
        /// The HTTP method.
        pub http_method: Maybe<HttpMethod>,
        /// The additional data that is sent.
        pub include_relations: Maybe<Vec<Relation>>,
        /// The account, a number of up to 18 digits, more than a float can represent.
        pub platform_account_id: Maybe<Integer>,
        /// The product.
        pub source: Maybe<SubscriptionSource>,
        /// How the subscription was created, such as `api`; only in version 1 of the CRM's API.
        pub created_via: Maybe<String>,
        /// The status.
        pub status: Maybe<SubscriptionStatus>,
        /// When the subscription was created. UTC, milliseconds.
        pub created_at: Maybe<Timestamp>,
        /// When the subscription was last updated. UTC, milliseconds.
        pub updated_at: Maybe<Timestamp>,
    }
}

impl Subscription {
    /// Whether the subscription is for this event, ignoring case.
    pub fn is_for(&self, event: &str) -> bool {
        self.event_type.eq_ignore_ascii_case(event)
    }
}

model! {
    /// The response that lists the subscriptions of the calling application.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::SubscriptionList;
    ///
    /// let subscription_list = SubscriptionList::new(Vec::new());
    /// assert!(serde_json::to_value(&subscription_list)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct SubscriptionList {
        /// The subscriptions.
        #[serde(deserialize_with = "crate::de::list")]
        pub webhooks: Vec<Subscription>,
    }
}

payloads!(SubscriptionRequest, Subscription, SubscriptionList);
