//! The headers of a delivery, and those of the calls that manage webhooks.
//!
//! The vendor's samples write them `X-Superoffice-…` as well: compare names in any case. In the samples headers and
//! body sometimes disagree, so nothing is rejected for it.
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

/// The request headers of the calls of the webhook agent, `SaveWebhook` among them.
///
/// An installation online takes a `Bearer` token of the OpenID Connect sign-in, or a `SOTicket` with the application's token; one
/// on site also takes `Basic`. Online, access to the webhook agent must be requested for an application: the agent is
/// restricted, and without access its calls are rejected. Bodies may be XML and forms too, by their `Content-Type`; this crate
/// types JSON alone.
///
/// ```
/// use gancho_core::superoffice::headers::request;
///
/// assert_eq!(request::ALL.len(), 9);
/// assert!(request::ALL.contains(&request::APP_TOKEN));
/// ```
///
/// Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
pub mod request {
    /// Who calls: `Basic`, `SOTicket` or `Bearer`, as the installation has it.
    pub const AUTHORIZATION: &str = "Authorization";
    /// The value of the cookie or field against cross-site requests; only where `Authorization` is not sent.
    pub const XSRF_TOKEN: &str = "X-XSRF-TOKEN";
    /// What the body is: `application/json`, or XML, or a form.
    pub const CONTENT_TYPE: &str = "Content-Type";
    /// What the answer is to be.
    pub const ACCEPT: &str = "Accept";
    /// The language of names in the answer: an ISO code.
    pub const ACCEPT_LANGUAGE: &str = "Accept-Language";
    /// The same, and outweighs `Accept-Language`.
    pub const LANGUAGE: &str = "SO-Language";
    /// How numbers and dates are written; ignored when no language is set.
    pub const CULTURE: &str = "SO-Culture";
    /// The time zone that times in the answer are converted to. They then lack an offset, unless one is asked for.
    pub const TIME_ZONE: &str = "SO-TimeZone";
    /// The application's token, by which an installation online knows the application that calls from a server.
    pub const APP_TOKEN: &str = "SO-AppToken";

    /// All nine.
    pub const ALL: [&str; 9] = [
        AUTHORIZATION,
        XSRF_TOKEN,
        CONTENT_TYPE,
        ACCEPT,
        ACCEPT_LANGUAGE,
        LANGUAGE,
        CULTURE,
        TIME_ZONE,
        APP_TOKEN,
    ];
}
