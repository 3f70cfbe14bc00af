//! Authentication of API calls.

use gancho_core::superoffice::headers::request;
use serde_json::{Value, json};

/// `components.securitySchemes`.
pub(super) fn schemes() -> Value {
    json!({
        "rdStation": {
            "type": "oauth2",
            "description": "The access token of RD Station's OAuth 2.0.",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "https://api.rd.services/auth/dialog",
                    "tokenUrl": "https://api.rd.services/auth/token",
                    "refreshUrl": "https://api.rd.services/auth/token",
                    "scopes": {},
                },
            },
        },
        "crmToken": {
            "type": "apiKey",
            "in": "query",
            "name": "token",
            "description": "The token of a user of RD Station CRM.",
        },
        "superofficeBearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "An access token from OpenID Connect, for an online installation.",
        },
        "superofficeTicket": {
            "type": "apiKey",
            "in": "header",
            "name": request::APP_TOKEN,
            "description": "The application token, together with `Authorization: SOTicket …`, for an application that calls from a server.",
        },
        "superofficeBasic": {
            "type": "http",
            "scheme": "basic",
            "description": "A user's name and password, for an on-site installation.",
        },
    })
}
