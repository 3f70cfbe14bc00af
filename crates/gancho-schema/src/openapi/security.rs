//! Authentication of API calls.

use gancho_core::superoffice::headers::request;
use serde_json::{Value, json};

/// `components.securitySchemes`.
pub(super) fn schemes() -> Value {
    json!({
        "rdStationMarketing": oauth2(
            "The access token of an application of RD Station Marketing. It is valid for 24 hours.",
            "https://api.rd.services/auth/dialog",
            "https://api.rd.services/auth/token",
        ),
        "rdStationCrm": oauth2(
            "The access token of an application of RD Station CRM. It is valid for 2 hours.",
            "https://accounts.rdstation.com/oauth/authorize",
            "https://api.rd.services/oauth2/token",
        ),
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

/// The authorization code flow of OAuth 2.0, which requires a user's consent. The vendor documents no scopes.
///
/// Sources: <https://developers.rdstation.com/reference/autenticacao> and
/// <https://developers.rdstation.com/reference/crm-v2-authentication>. The two products use different URLs for both steps.
fn oauth2(description: &str, authorization: &str, token: &str) -> Value {
    json!({
        "type": "oauth2",
        "description": description,
        "flows": {
            "authorizationCode": {
                "authorizationUrl": authorization,
                "tokenUrl": token,
                "refreshUrl": token,
                "scopes": {},
            },
        },
    })
}
