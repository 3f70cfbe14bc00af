//! The headers of a delivery.
//!
//! The vendor's samples write them `X-Superoffice-…` as well: compare names in any case. In the samples headers and
//! body sometimes disagree, so nothing is refused for it.
//!
//! Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>

/// The event's name.
pub const EVENT: &str = "X-SuperOffice-Event";
/// The id of the event: the same at every try.
pub const EVENT_ID: &str = "X-SuperOffice-EventId";
/// How many times the delivery was tried again.
pub const RETRY: &str = "X-SuperOffice-Retry";
/// The signature; sent when the definition has a secret.
pub const SIGNATURE: &str = "X-SuperOffice-Signature";
/// `true`, with the test event only.
pub const TEST: &str = "X-Hook-Test";
