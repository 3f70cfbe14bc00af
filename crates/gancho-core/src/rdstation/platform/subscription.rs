//! Subscriptions as they are asked for and as they are shown.

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
    /// How deliveries are made. There is one way.
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

    /// What deliveries are about. There is one thing.
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

    /// What a delivery of RD Station Marketing can hold beside the contact.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::Relation;
    ///
    /// assert_eq!(Relation::from("COMPANY"), Relation::Company);
    /// assert!(!Relation::from("something new").is_known());
    /// ```
    Relation {
        /// The contact's company.
        Company = "COMPANY",
        /// The contact's place in the funnel.
        ContactFunnel = "CONTACT_FUNNEL",
    }

    /// Whether a subscription delivers.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::SubscriptionStatus;
    ///
    /// assert_eq!(SubscriptionStatus::from("active"), SubscriptionStatus::Active);
    /// assert!(!SubscriptionStatus::from("something new").is_known());
    /// ```
    SubscriptionStatus {
        /// It does.
        Active = "active",
        /// Constant errors have stopped it.
        Suspended = "suspended",
        /// It was switched off.
        Inactive = "inactive",
    }

    /// Which product a subscription belongs to.
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
    /// When a subscription is created, RD Station calls the address at once and needs a 2xx; otherwise it answers 401 and
    /// creates nothing.
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
        /// The event to deliver: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`,
        /// `crm_deal_updated` or `crm_deal_deleted`.
        pub event_type: String,
        /// What it is about: `CONTACT`.
        pub entity_type: EntityType,
        /// Only these conversions; goes with `WEBHOOK.CONVERTED` alone.
        pub event_identifiers: Maybe<Vec<String>>,
        /// Where to deliver: an https address.
        pub url: String,
        /// How to deliver: `POST`.
        pub http_method: HttpMethod,
        /// What to send beside the contact.
        pub include_relations: Maybe<Vec<Relation>>,
    }
}

model! {
    /// A subscription as the API shows it.
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
        /// Its uuid.
        pub uuid: SubscriptionUuid,
        /// Its name; version 1 of the CRM's API.
        pub name: Maybe<String>,
        /// The event it delivers. Some answers write it in lower case: compare with [`is_for`](Self::is_for).
        pub event_type: String,
        /// What it is about.
        pub entity_type: Maybe<EntityType>,
        /// Only these conversions.
        pub event_identifiers: Maybe<Vec<String>>,
        /// Where it delivers.
        pub url: String,
        /// How it delivers.
        pub http_method: Maybe<HttpMethod>,
        /// What it sends beside the contact.
        pub include_relations: Maybe<Vec<Relation>>,
        /// The account, a number of up to 18 digits and more than a float can carry.
        pub platform_account_id: Maybe<Integer>,
        /// Which product it belongs to.
        pub source: Maybe<SubscriptionSource>,
        /// How it was made, such as `api`; version 1 of the CRM's API.
        pub created_via: Maybe<String>,
        /// Whether it delivers.
        pub status: Maybe<SubscriptionStatus>,
        /// When it was made. UTC, milliseconds.
        pub created_at: Maybe<Timestamp>,
        /// When it was last changed. UTC, milliseconds.
        pub updated_at: Maybe<Timestamp>,
    }
}

impl Subscription {
    /// Whether it delivers this event, in whichever case either is written.
    pub fn is_for(&self, event: &str) -> bool {
        self.event_type.eq_ignore_ascii_case(event)
    }
}

model! {
    /// The answer that lists subscriptions: those that the calling integration made.
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
        pub webhooks: Vec<Subscription>,
    }
}

payloads!(SubscriptionRequest, Subscription, SubscriptionList);
