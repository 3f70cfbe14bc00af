//! RD Station's API for the subscriptions of several products: `https://api.rd.services/integrations/webhooks`.
//!
//! Calls are authenticated by an OAuth 2 token: `Authorization: Bearer …`. An application sees only its own
//! subscriptions. The API manages the webhooks of RD Station Marketing, and those that version 1 of the CRM's API
//! creates.
//!
//! Source: <https://developers.rdstation.com/reference/get_integrations-webhooks>

mod error_answer;
mod subscription;

pub use error_answer::{ErrorAnswer, ErrorDetail, Errors, FieldError};
pub use subscription::{
    EntityType, HttpMethod, Relation, Subscription, SubscriptionList, SubscriptionRequest,
    SubscriptionSource, SubscriptionStatus, SubscriptionUuid,
};
