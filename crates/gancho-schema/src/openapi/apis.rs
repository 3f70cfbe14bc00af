//! The APIs that manage subscriptions, as documented by the vendors.

use gancho_core::System;
use gancho_core::superoffice::headers::request;
use serde_json::{Value, json};

use super::header;

/// One call, as documented by the vendor.
pub(super) struct Call {
    pub(super) path: &'static str,
    pub(super) method: &'static str,
    pub(super) id: &'static str,
    pub(super) summary: &'static str,
    /// The schema of the request's body.
    pub(super) body: Option<&'static str>,
    /// The status of success, and the schema of its body.
    pub(super) answer: (&'static str, Option<Answer>),
}

#[derive(Clone, Copy)]
pub(super) enum Answer {
    Of(&'static str),
    ListOf(&'static str),
    Text,
}

/// The calls of one API, and what they have in common.
pub(super) struct Api {
    pub(super) system: System,
    pub(super) server: Value,
    pub(super) security: &'static [&'static str],
    /// The page that documents the calls. The description of every call refers to it.
    pub(super) source: &'static str,
    pub(super) parameters: fn() -> Vec<Value>,
    pub(super) errors: &'static [(&'static str, &'static str, Option<&'static str>)],
    pub(super) calls: &'static [Call],
}

const fn call(
    (method, path): (&'static str, &'static str),
    id: &'static str,
    summary: &'static str,
    body: Option<&'static str>,
    answer: (&'static str, Option<Answer>),
) -> Call {
    Call { path, method, id, summary, body, answer }
}

const ERROR: Option<&str> = Some("ErrorAnswer");
const PLATFORM: &[Call] = &[
    call(
        ("get", "/integrations/webhooks"),
        "platformList",
        "Lists the subscriptions that this integration created.",
        None,
        ("200", Some(Answer::Of("SubscriptionList"))),
    ),
    call(
        ("post", "/integrations/webhooks"),
        "platformCreate",
        "Creates a subscription. The vendor calls the URL first and creates nothing unless the response is 2xx.",
        Some("SubscriptionRequest"),
        ("201", Some(Answer::Of("Subscription"))),
    ),
    call(
        ("put", "/integrations/webhooks/{uuid}"),
        "platformUpdate",
        "Replaces a subscription.",
        Some("SubscriptionRequest"),
        ("200", Some(Answer::Of("Subscription"))),
    ),
    call(
        ("delete", "/integrations/webhooks/{uuid}"),
        "platformDelete",
        "Removes a subscription.",
        None,
        ("204", None),
    ),
];
const CRM_V1: &[Call] = &[
    call(
        ("get", "/webhooks"),
        "crmV1List",
        "Lists all subscriptions (version 1).",
        None,
        ("200", Some(Answer::Of("SubscriptionList"))),
    ),
    call(
        ("post", "/webhooks"),
        "crmV1Create",
        "Creates a subscription (version 1).",
        Some("V1SubscriptionRequest"),
        ("200", Some(Answer::Of("Subscription"))),
    ),
    call(
        ("get", "/webhooks/{uuid}"),
        "crmV1Get",
        "Returns a subscription (version 1).",
        None,
        ("200", Some(Answer::Of("Subscription"))),
    ),
    call(
        ("put", "/webhooks/{uuid}"),
        "crmV1Update",
        "Replaces a subscription (version 1).",
        Some("V1SubscriptionRequest"),
        ("200", Some(Answer::Of("Subscription"))),
    ),
    call(
        ("delete", "/webhooks/{uuid}"),
        "crmV1Delete",
        "Removes a subscription (version 1).",
        None,
        ("204", None),
    ),
];
const CRM_V2: &[Call] = &[
    call(
        ("get", "/crm/v2/webhooks"),
        "crmV2List",
        "Lists subscriptions, one page at a time (version 2).",
        None,
        ("200", Some(Answer::Of("V2SubscriptionList"))),
    ),
    call(
        ("post", "/crm/v2/webhooks"),
        "crmV2Create",
        "Creates a subscription (version 2).",
        Some("V2SubscriptionRequest"),
        ("201", Some(Answer::Of("V2SubscriptionAnswer"))),
    ),
    call(
        ("get", "/crm/v2/webhooks/{id}"),
        "crmV2Get",
        "Returns a subscription (version 2).",
        None,
        ("200", Some(Answer::Of("V2SubscriptionAnswer"))),
    ),
    call(
        ("put", "/crm/v2/webhooks/{id}"),
        "crmV2Update",
        "Replaces a subscription (version 2).",
        Some("V2SubscriptionRequest"),
        ("200", Some(Answer::Of("V2SubscriptionAnswer"))),
    ),
    call(
        ("delete", "/crm/v2/webhooks/{id}"),
        "crmV2Delete",
        "Removes a subscription (version 2).",
        None,
        ("204", None),
    ),
];
const SUPEROFFICE: &[Call] = &[
    call(
        ("get", "/v1/Webhook"),
        "superofficeList",
        "Lists webhook definitions.",
        None,
        ("200", Some(Answer::ListOf("Webhook"))),
    ),
    call(
        ("post", "/v1/Webhook"),
        "superofficeCreate",
        "Creates a webhook definition. The server sends a test event first and saves nothing unless the response is 200.",
        Some("Webhook"),
        ("200", Some(Answer::Of("Webhook"))),
    ),
    call(
        ("get", "/v1/Webhook/{id}"),
        "superofficeGet",
        "Returns a webhook definition.",
        None,
        ("200", Some(Answer::Of("Webhook"))),
    ),
    call(
        ("put", "/v1/Webhook/{id}"),
        "superofficeUpdate",
        "Replaces a webhook definition.",
        Some("Webhook"),
        ("200", Some(Answer::Of("Webhook"))),
    ),
    call(
        ("delete", "/v1/Webhook/{id}"),
        "superofficeDelete",
        "Removes a webhook definition.",
        None,
        ("204", None),
    ),
    call(
        ("get", "/v1/Webhook/{id}/LastError"),
        "superofficeLastError",
        "Returns the headers and the body of the last error response.",
        None,
        ("200", Some(Answer::Text)),
    ),
    call(
        ("post", "/v1/Agents/Webhook/GetAllWebhooks"),
        "superofficeGetAllWebhooks",
        "Lists webhook definitions.",
        Some("ListRequest"),
        ("200", Some(Answer::ListOf("Webhook"))),
    ),
    call(
        ("post", "/v1/Agents/Webhook/SaveWebhook"),
        "superofficeSaveWebhook",
        "Creates a webhook definition, or replaces it when it has an id.",
        Some("Webhook"),
        ("200", Some(Answer::Of("Webhook"))),
    ),
    call(
        ("post", "/v1/Agents/Webhook/TestWebhook"),
        "superofficeTestWebhook",
        "Sends a test event.",
        Some("TestRequest"),
        ("200", Some(Answer::Of("TestResult"))),
    ),
    call(
        ("post", "/v1/Agents/Webhook/SignalEvent"),
        "superofficeSignalEvent",
        "Raises an event.",
        Some("SignalRequest"),
        ("204", None),
    ),
];

pub(super) fn apis() -> [Api; 4] {
    let server = |url: &str| json!({ "url": url });
    [
        Api {
            system: System::RdStationMarketing,
            server: server("https://api.rd.services"),
            security: &["rdStationMarketing"],
            source: "https://developers.rdstation.com/reference/webhooks",
            parameters: Vec::new,
            errors: &[
                ("400", "The request is not valid.", ERROR),
                ("401", "The token is not valid, or the response of the URL was not 2xx.", ERROR),
                ("404", "There is no such subscription.", ERROR),
                ("429", "Too many requests. The body contains the number of seconds to wait.", ERROR),
                ("default", "A field is not valid, or the URL is already subscribed to this event.", ERROR),
            ],
            calls: PLATFORM,
        },
        Api {
            system: System::RdStationCrm,
            server: server("https://crm.rdstation.com/api/v1"),
            security: &["crmToken"],
            source: "https://developers.rdstation.com/reference/crm-v1-create-webhook",
            parameters: Vec::new,
            errors: &[
                ("401", "The token is not valid.", ERROR),
                ("500", "The server failed. The body is HTML.", None),
                ("default", "A field is not valid. The vendor does not document the status.", ERROR),
            ],
            calls: CRM_V1,
        },
        Api {
            system: System::RdStationCrm,
            server: server("https://api.rd.services"),
            security: &["rdStationCrm"],
            source: "https://developers.rdstation.com/reference/crm-v2-create-webhook",
            parameters: Vec::new,
            errors: &[
                ("400", "The request is not valid.", ERROR),
                ("401", "The token is not valid.", ERROR),
                ("403", "The token does not allow it.", ERROR),
                ("404", "There is no such subscription.", ERROR),
                ("422", "A field is not valid.", ERROR),
                ("429", "Too many requests.", ERROR),
                ("500", "The server failed.", None),
            ],
            calls: CRM_V2,
        },
        Api {
            system: System::SuperOffice,
            server: json!({
                "url": "https://{environment}.superoffice.com/{tenant}/api",
                "variables": {
                    "environment": { "default": "online", "description": "Where the installation runs." },
                    "tenant": { "default": "Cust12345", "description": "The customer's id, as in `ContextIdentifier`." },
                },
            }),
            security: &["superofficeBearer", "superofficeTicket", "superofficeBasic"],
            source: "https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/",
            parameters: superoffice_headers,
            errors: &[
                ("400", "The definition is not valid.", Some("SuperOfficeErrorAnswer")),
                ("401", "The credentials are not valid.", None),
                (
                    "403",
                    "The application has no access to the webhook agent.",
                    Some("SuperOfficeErrorAnswer"),
                ),
                ("404", "There is no such definition.", Some("SuperOfficeErrorAnswer")),
            ],
            calls: SUPEROFFICE,
        },
    ]
}

/// Optional headers of SuperOffice's calls.
fn superoffice_headers() -> Vec<Value> {
    [
        (request::LANGUAGE, "The language of names in the response: an ISO code."),
        (request::CULTURE, "The format of numbers and dates; ignored if no language is set."),
        (
            request::TIME_ZONE,
            "The time zone of timestamps in the response. They then have no offset, unless one is requested.",
        ),
    ]
    .into_iter()
    .map(|(name, text)| header(name, text, false))
    .collect()
}
