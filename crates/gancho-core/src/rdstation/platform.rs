//! RD Station's interface for subscriptions of several products: `https://api.rd.services/integrations/webhooks`.
//!
//! A call proves itself with a token of OAuth 2, as `Authorization: Bearer …`, and sees the subscriptions of its own
//! application only. It keeps the webhooks of RD Station Marketing, and those of the CRM that version 1 of the CRM's API makes.
//!
//! Source: <https://developers.rdstation.com/reference/get_integrations-webhooks>

mod error_answer;
mod subscription;

pub use error_answer::{ErrorAnswer, ErrorDetail, Errors, FieldError};
pub use subscription::{
    EntityType, HttpMethod, Relation, Subscription, SubscriptionList, SubscriptionRequest,
    SubscriptionSource, SubscriptionStatus, SubscriptionUuid,
};
