//! The headers of deliveries, and those of the API calls that manage webhooks.
//!
//! The vendor's samples also write `X-Superoffice-…`: compare header names case-insensitively. In some samples, the
//! headers contradict the body, so a contradiction is not an error.
//!
//! Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>

/// The event name.
pub const EVENT: &str = "X-SuperOffice-Event";
/// The event id, the same in every retry.
pub const EVENT_ID: &str = "X-SuperOffice-EventId";
/// The number of retries so far.
pub const RETRY: &str = "X-SuperOffice-Retry";
/// The signature; present if the definition has a secret.
pub const SIGNATURE: &str = "X-SuperOffice-Signature";
/// `true`; only with the test event.
pub const TEST: &str = "X-Hook-Test";

/// The request headers of calls to the webhook agent, such as `SaveWebhook`.
///
/// An online installation accepts a `Bearer` token from OpenID Connect, or a `SOTicket` with the application's token.
/// An on-site installation also accepts `Basic`. The webhook agent is restricted: online, access to it must be
/// requested for an application, and without access its calls are rejected. Bodies may also be XML or forms,
/// according to `Content-Type`; this crate supports only JSON.
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
    /// Authentication: `Basic`, `SOTicket` or `Bearer`, depending on the installation.
    pub const AUTHORIZATION: &str = "Authorization";
    /// The token against cross-site request forgery, from a cookie or field; only without `Authorization`.
    pub const XSRF_TOKEN: &str = "X-XSRF-TOKEN";
    /// The format of the request body: `application/json`, XML, or a form.
    pub const CONTENT_TYPE: &str = "Content-Type";
    /// The format of the response.
    pub const ACCEPT: &str = "Accept";
    /// The language of names in the response: an ISO code.
    pub const ACCEPT_LANGUAGE: &str = "Accept-Language";
    /// Like `Accept-Language`, with priority over it.
    pub const LANGUAGE: &str = "SO-Language";
    /// The format of numbers and dates; ignored if no language is set.
    pub const CULTURE: &str = "SO-Culture";
    /// The time zone of timestamps in the response. They then have no offset, unless one is requested.
    pub const TIME_ZONE: &str = "SO-TimeZone";
    /// The application token, with which an online installation identifies an application that calls from a server.
    pub const APP_TOKEN: &str = "SO-AppToken";

    /// All nine names.
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
