//! The answers of a person and the UTM parameters, collected from the several places that may contain them.

use std::borrow::Cow;

use super::content::{Content, fields_of, unless_null};
use crate::{FreeFields, FreeValue};

/// The answers and the UTM parameters of a conversion.
///
/// The answers are those of `conversion_payload`, or else those of the field with the same name in the payload of the
/// original event.
///
/// Each UTM parameter is taken from the first of these that contains it: the answers; the content's own field
/// (`utm_source`); the field that tracking adds (`[TRACK] utm_source`); the payload of the original event;
/// `traffic_source`, as a plain query string or as the current session in base64. A session may contain a whole URL:
/// the parameters are then between its question mark and its fragment.
///
/// Numbers are kept as written, of any size.
///
/// ```
/// use gancho_core::rdstation::marketing::Content;
///
/// let content: Content = serde_json::from_str(
///     r#"{"conversion_payload":"{\"idade\":\"33\"}","[TRACK] utm_source":"news","traffic_source":"utm_source=google&utm_campaign=p%C3%A1scoa"}"#,
/// )?;
/// let submission = content.submission();
/// assert_eq!(submission.answers["idade"], "33");
/// assert_eq!(submission.utm.source.as_deref(), Some("news"));
/// assert_eq!(submission.utm.campaign.as_deref(), Some("páscoa"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Submission {
    /// The answers, by the field names of the form.
    pub answers: FreeFields,
    /// The UTM parameters.
    pub utm: Utm,
}

/// The five UTM parameters.
///
/// ```
/// use gancho_core::rdstation::marketing::{Content, Utm};
///
/// let content: Content = serde_json::from_str(r#"{"traffic_source":"utm_source=google&utm_medium=cpc"}"#)?;
/// let utm: Utm = content.submission().utm;
/// assert_eq!((utm.source.as_deref(), utm.medium.as_deref()), (Some("google"), Some("cpc")));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Utm {
    /// `utm_source`.
    pub source: Option<String>,
    /// `utm_medium`.
    pub medium: Option<String>,
    /// `utm_campaign`.
    pub campaign: Option<String>,
    /// `utm_term`.
    pub term: Option<String>,
    /// `utm_content`.
    pub content: Option<String>,
}

impl Content {
    /// The answers and the UTM parameters of this conversion, collected from all places.
    pub fn submission(&self) -> Submission {
        let event = self.original_event().unwrap_or_default();
        let answers = answers(self).or_else(|| answers(&event.payload.clone().into())).unwrap_or_default();
        let traffic = Traffic::of(self);
        let find = |name: &str| {
            let field = |fields: &FreeFields, name: &str| {
                fields.get(name).and_then(FreeValue::as_str).and_then(unless_null).map(str::to_owned)
            };
            field(&answers, name)
                .or_else(|| field(self, name))
                .or_else(|| field(self, &format!("[TRACK] {name}")))
                .or_else(|| field(&event.payload, name))
                .or_else(|| traffic.get(name))
        };
        let utm = Utm {
            source: find("utm_source"),
            medium: find("utm_medium"),
            campaign: find("utm_campaign"),
            term: find("utm_term"),
            content: find("utm_content"),
        };
        Submission { answers, utm }
    }
}

fn answers(content: &Content) -> Option<FreeFields> {
    fields_of(content.text("conversion_payload")?)
}

/// The decoded `traffic_source`.
enum Traffic<'c> {
    Query(Cow<'c, str>),
    Parameters(FreeFields),
    Nothing,
}

impl<'c> Traffic<'c> {
    fn of(content: &'c Content) -> Self {
        if let Some(query) = content.traffic_query() {
            return Self::Query(query.into());
        }
        let Some(Ok(decoded)) = content.traffic_json() else { return Self::Nothing };
        let inner = |fields: &FreeFields, name: &str| match fields.get(name)? {
            FreeValue::Other(json) => fields_of(json.as_str()),
            _ => None,
        };
        let Some(session) = fields_of(&decoded).and_then(|decoded| inner(&decoded, "current_session")) else {
            return Self::Nothing;
        };
        match session.get("value").and_then(FreeValue::as_str) {
            Some(query) if query.contains("utm_") => Self::Query(query.to_owned().into()),
            _ => inner(&session, "extra_params").map_or(Self::Nothing, Self::Parameters),
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        match self {
            Self::Query(query) => {
                let mut pairs = form_urlencoded::parse(parameters(query).as_bytes());
                pairs
                    .find(|(key, value)| key == name && !value.is_empty())
                    .map(|(_, value)| value.into_owned())
            }
            Self::Parameters(parameters) => {
                parameters.get(name)?.as_str().and_then(unless_null).map(str::to_owned)
            }
            Self::Nothing => None,
        }
    }
}

/// The parameters of a URL or of a bare query string.
///
/// A question mark after an equals sign belongs to a value of a bare query string, unless the text has a scheme. Only a
/// URL has a fragment: in a bare query string, a number sign belongs to a value.
fn parameters(text: &str) -> &str {
    let Some((before, after)) = text.split_once('?') else { return text };
    let name = before.split('=').next().unwrap_or_default();
    if name.len() < before.len() && !name.contains("://") {
        return text;
    }
    after.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utm(json: &str) -> Utm {
        serde_json::from_str::<Content>(json).unwrap().submission().utm
    }

    #[test]
    fn places_are_searched_in_order() {
        let places = [
            r#""conversion_payload":"{\"utm_source\":\"answers\"}""#,
            r#""utm_source":"content""#,
            r#""[TRACK] utm_source":"track""#,
            r#""__cdp__original_event":{"payload":{"utm_source":"event"}}"#,
            r#""traffic_source":"utm_source=traffic&utm_medium=""#,
        ];
        let sources = ["answers", "content", "track", "event", "traffic"];
        for (from, source) in sources.iter().enumerate() {
            let json = format!("{{{}}}", places[from..].join(","));
            assert_eq!(utm(&json).source.as_deref(), Some(*source), "{json}");
            assert_eq!(utm(&json).medium, None);
        }
    }

    #[test]
    fn an_empty_text_and_the_marker_for_null_do_not_hide_a_later_place() {
        for hidden in ["", r"\\N"] {
            let json = format!(r#"{{"utm_source":"{hidden}","[TRACK] utm_source":"track"}}"#);
            assert_eq!(utm(&json).source.as_deref(), Some("track"), "{json}");
        }
    }

    #[test]
    fn only_a_url_has_a_question_mark_before_its_parameters_and_a_fragment() {
        for (text, expected) in [
            (
                "utm_source=news&utm_campaign=ready?&utm_medium=cpc",
                "utm_source=news&utm_campaign=ready?&utm_medium=cpc",
            ),
            ("utm_campaign=promo #1", "utm_campaign=promo #1"),
            ("?utm_term=a", "utm_term=a"),
            ("https://x/?utm_term=a#top", "utm_term=a"),
            ("https://x/;id=7?utm_term=a?b&utm_medium=cpc", "utm_term=a?b&utm_medium=cpc"),
            ("https://x/#/page?utm_term=a", "utm_term=a"),
            ("utm_source=https://x/?y&utm_term=a", "utm_source=https://x/?y&utm_term=a"),
        ] {
            assert_eq!(parameters(text), expected, "{text}");
        }
        let found = utm(r#"{"traffic_source":"utm_source=news&utm_campaign=ready?&utm_medium=cpc"}"#);
        let found = [found.source, found.campaign, found.medium];
        assert_eq!(found.map(Option::unwrap), ["news", "ready?", "cpc"]);
    }

    #[test]
    fn numbers_are_kept_as_written() {
        let answers = r#"{\"idade\":12345678901234567890123,\"peso\":1e999,\"utm_source\":\"news\"}"#;
        let json = format!(r#"{{"conversion_payload":"{answers}"}}"#);
        let submission = serde_json::from_str::<Content>(&json).unwrap().submission();
        let text = |name: &str| serde_json::to_string(&submission.answers[name]).unwrap();
        assert_eq!((text("idade"), text("peso")), ("12345678901234567890123".to_owned(), "1e999".to_owned()));
        assert_eq!(submission.utm.source.as_deref(), Some("news"));
    }

    #[test]
    fn base64_sessions_are_decoded() {
        use base64::Engine as _;
        let encode = |session: &str| {
            let json = format!(r#"{{"current_session":{session}}}"#);
            let encoded = base64::engine::general_purpose::STANDARD.encode(json);
            format!(r#"{{"traffic_source":"encoded_{encoded}"}}"#)
        };
        let query = encode(r#"{"value":"https://example.com/?utm_term=energia+solar"}"#);
        assert_eq!(utm(&query).term.as_deref(), Some("energia solar"));
        let parameters = encode(r#"{"value":"(none)","extra_params":{"utm_content":"banner"}}"#);
        assert_eq!(utm(&parameters).content.as_deref(), Some("banner"));
        let fragment = encode(r#"{"created_at":1e999,"value":"https://example.com/?utm_term=a#top"}"#);
        assert_eq!(utm(&fragment).term.as_deref(), Some("a"));
        assert_eq!(utm(&encode("7")), Utm::default());
    }
}
