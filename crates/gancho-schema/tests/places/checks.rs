//! The type with which each entry of the catalogue is parsed.

use std::fmt::Debug;

use gancho_core::rdstation::{crm, marketing, platform};
use gancho_core::rules::{Check, Finding};
use gancho_core::{Envelope, Error, Payload, for_each_crm_entity, from_slice, superoffice};
use gancho_schema::{Entry, Kind};

type Findings = fn(&[u8]) -> Result<Vec<Finding>, Error>;

/// The checks of a body that was parsed as its type.
#[derive(Clone, Copy)]
pub(crate) struct Checks {
    /// The rules that it violates.
    pub(crate) check: Findings,
    /// Its debug output.
    pub(crate) debug: fn(&[u8]) -> Result<String, Error>,
}

/// Requests to the vendors and their responses: no rule applies to their values.
pub(crate) const WITHOUT_RULES: [&str; 6] = [
    "v1.ErrorAnswer",
    "platform.ErrorAnswer",
    "superoffice.TestResult",
    "superoffice.SignalRequest",
    "superoffice.ListItem",
    "superoffice.ErrorAnswer",
];

fn checks<T: Payload + Check + Debug>() -> Checks {
    Checks {
        check: |body| from_slice::<T>(body).map(|payload| payload.check()),
        debug: |body| from_slice::<T>(body).map(|payload| format!("{payload:?} {payload:#?}")),
    }
}

macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        fn entity(name: &str) -> Option<Checks> {
            match name {
                $(concat!("crm.", stringify!($entity)) => Some(checks::<crm::$entity>()),)*
                _ => None,
            }
        }
    };
}

for_each_crm_entity!(entities);

/// The checks of an entry; `None` if there are no rules.
pub(crate) fn of(entry: &Entry) -> Option<Checks> {
    if matches!(entry.kind(), Kind::Event | Kind::Delivery) {
        return Some(checks::<Envelope>());
    }
    Some(match entry.name() {
        "v1.SubscriptionRequest" => checks::<crm::v1::SubscriptionRequest>(),
        "v1.Subscription" => checks::<crm::v1::Subscription>(),
        "v1.SubscriptionList" => checks::<crm::v1::SubscriptionList>(),
        "v2.SubscriptionRequest" => checks::<crm::v2::SubscriptionRequest>(),
        "v2.SubscriptionAnswer" => checks::<crm::v2::SubscriptionAnswer>(),
        "v2.SubscriptionList" => checks::<crm::v2::SubscriptionList>(),
        "v2.Subscription" => checks::<crm::v2::Subscription>(),
        "platform.SubscriptionRequest" => checks::<platform::SubscriptionRequest>(),
        "platform.Subscription" => checks::<platform::Subscription>(),
        "platform.SubscriptionList" => checks::<platform::SubscriptionList>(),
        "marketing.Contact" => checks::<marketing::Contact>(),
        "marketing.Lead" => checks::<marketing::Lead>(),
        "superoffice.Webhook" => checks::<superoffice::Webhook>(),
        "superoffice.ListRequest" => checks::<superoffice::ListRequest>(),
        "superoffice.TestRequest" => checks::<superoffice::TestRequest>(),
        "superoffice.Associate" => checks::<superoffice::Associate>(),
        name => return entity(name),
    })
}
