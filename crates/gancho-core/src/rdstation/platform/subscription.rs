//! Subscriptions as they are asked for and as they are shown.

use crate::de::payloads;
use crate::model::model;
use crate::scalar::id::{ids, maybe_uuid};
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

ids! {
    /// The uuid of a subscription.
    SubscriptionUuid;
}
maybe_uuid!(SubscriptionUuid);

open_enums! {
    /// How deliveries are made. There is one way.
    HttpMethod {
        /// An HTTP POST.
        Post = "POST",
    }

    /// What deliveries are about. There is one thing.
    EntityType {
        /// A contact of RD Station Marketing.
        Contact = "CONTACT",
    }

    /// What a delivery of RD Station Marketing can hold beside the contact.
    Relation {
        /// The contact's company.
        Company = "COMPANY",
        /// The contact's place in the funnel.
        ContactFunnel = "CONTACT_FUNNEL",
    }

    /// Whether a subscription delivers.
    SubscriptionStatus {
        /// It does.
        Active = "active",
        /// Constant errors have stopped it.
        Suspended = "suspended",
        /// It was switched off.
        Inactive = "inactive",
    }

    /// Which product a subscription belongs to.
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
    pub struct SubscriptionList {
        /// The subscriptions.
        pub webhooks: Vec<Subscription>,
    }
}

payloads!(SubscriptionRequest, Subscription, SubscriptionList);
