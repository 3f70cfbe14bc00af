//! The content of a conversion.

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::disguised::Disguised;
use crate::json_value::json_value;
use crate::maybe::Missable;
use crate::rdstation::crm::DealId;
use crate::{FreeFields, FreeValue, de};

/// What was submitted in a conversion, and what RD Station added: free-form fields by name.
///
/// The names are those of the form: English or Portuguese, upper or lower case. The fields that RD Station adds have
/// methods here.
///
/// ```
/// use gancho_core::rdstation::marketing::Content;
///
/// let content: Content = serde_json::from_str(r#"{"identificador":"newsletter","Nome":"Ana Exemplo"}"#)?;
/// assert_eq!(content.identifier(), Some("newsletter"));
/// assert_eq!(content["Nome"].as_str(), Some("Ana Exemplo"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(FreeFields);

impl Content {
    /// The string of a field, unless it is empty or the marker for null.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(FreeValue::as_str).and_then(unless_null)
    }

    /// The type of the event: `CONVERSION`, `TASK_CREATED`, `OPPORTUNITY_UPDATED`, …
    pub fn event_type(&self) -> Option<&str> {
        self.text("event_type")
    }

    /// The identifier of the conversion, from any of the three fields that may contain it.
    pub fn identifier(&self) -> Option<&str> {
        ["event_identifier", "conversion_identifier", "identificador"]
            .into_iter()
            .find_map(|name| self.text(name))
    }

    /// The lead's e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.text("email_lead")
    }

    /// The answers of a third-party form, which are sent as a JSON document inside a string.
    ///
    /// `None` when there are none. A `Value` rounds numbers of many digits; [`submission`](Self::submission) keeps the
    /// answers as written.
    ///
    /// # Errors
    ///
    /// When the string is not JSON, or contains a number that a `Value` cannot represent, such as `1e999`.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Content;
    ///
    /// let content: Content = serde_json::from_str(r#"{"conversion_payload":"{\"idade\":\"33\"}"}"#)?;
    /// assert_eq!(content.form_answers().unwrap()?["idade"], "33");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn form_answers(&self) -> Option<Result<Value, HiddenJsonError>> {
        let text = self.text("conversion_payload")?;
        Some(json_value(text.as_bytes()).map_err(|_| HiddenJsonError))
    }

    /// The source of the visitor, in the first and in the current session: JSON in base64 after the prefix
    /// `encoded_`.
    ///
    /// `None` when there is none in this format.
    ///
    /// # Errors
    ///
    /// When the text after the prefix is not base64, or does not contain JSON that a `Value` can represent.
    pub fn traffic_source(&self) -> Option<Result<Value, HiddenJsonError>> {
        let json = self.traffic_json()?;
        Some(json.and_then(|json| json_value(json.as_bytes()).map_err(|_| HiddenJsonError)))
    }

    /// The text of the JSON in `traffic_source`.
    pub(super) fn traffic_json(&self) -> Option<Result<String, HiddenJsonError>> {
        let encoded = self.text("traffic_source")?.strip_prefix("encoded_")?;
        let json = STANDARD.decode(encoded).ok().and_then(|json| String::from_utf8(json).ok());
        Some(json.ok_or(HiddenJsonError))
    }

    /// The source of the visitor, if it is a plain query string: `utm_source=google&utm_medium=cpc`.
    pub(super) fn traffic_query(&self) -> Option<&str> {
        self.text("traffic_source").filter(|text| !text.starts_with("encoded_") && text.contains('='))
    }

    /// Who made the conversion, derived from [`event_type`](Self::event_type); `None` when unknown.
    ///
    /// Forms and plug-ins send conversions without a type, but with an identifier. They are of a person.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::{Content, ConversionKind};
    ///
    /// let content: Content = serde_json::from_str(r#"{"identificador":"newsletter"}"#)?;
    /// assert_eq!(content.kind(), Some(ConversionKind::Person));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn kind(&self) -> Option<ConversionKind> {
        let Some(kind) = self.event_type() else {
            return self.identifier().map(|_| ConversionKind::Person);
        };
        if kind == "CONVERSION" {
            Some(ConversionKind::Person)
        } else if kind.starts_with("OPPORTUNITY_") || kind.starts_with("TASK_") {
            Some(ConversionKind::Crm)
        } else {
            None
        }
    }

    /// The deal that caused a conversion of the CRM: the part of `opportunity_url` after `deals/`.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Content;
    ///
    /// let content: Content = serde_json::from_str(
    ///     r#"{"event_type":"OPPORTUNITY_CREATED","opportunity_url":"https://crm.example.com/app/deals/650878567482d9c0c7002050?tab=1"}"#,
    /// )?;
    /// assert_eq!(content.deal_id().unwrap(), "650878567482d9c0c7002050");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn deal_id(&self) -> Option<DealId> {
        let (_, rest) = self.text("opportunity_url")?.rsplit_once("deals/")?;
        DealId::parse(rest.split(['/', '?', '#', '&']).next()?)
    }

    /// The event that caused the conversion, as recorded by RD Station's data platform; `None` when there is none, or
    /// when its structure is unknown.
    pub fn original_event(&self) -> Option<OriginalEvent> {
        let FreeValue::Other(event) = self.0.get("__cdp__original_event")? else {
            return None;
        };
        // Not with serde_json alone: it rejects numbers such as `1e999`, and rounds others.
        de::deserialize(event.as_str(), None).ok()
    }

    /// The uuid of the event that caused the conversion. It is the same in every delivery of that event.
    pub fn event_uuid(&self) -> Option<String> {
        self.original_event()?.event_uuid.filter(|uuid| unless_null(uuid).is_some())
    }
}

/// Who made a conversion.
///
/// ```
/// use gancho_core::rdstation::marketing::{Content, ConversionKind};
///
/// let content: Content = serde_json::from_str(r#"{"event_type":"TASK_CREATED"}"#)?;
/// assert_eq!(content.kind(), Some(ConversionKind::Crm));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConversionKind {
    /// A person, for example by submitting a form.
    Person,
    /// RD Station CRM, because an opportunity or a task was created or updated. In 2026, most last conversions are of
    /// this kind: if you treat them as conversions of a person, they overwrite that person's campaign.
    Crm,
}

/// The fields of a JSON object inside a string, with numbers as written; `None` for any other text.
pub(super) fn fields_of(json: &str) -> Option<FreeFields> {
    de::deserialize(json, None).ok()
}

/// The string, unless it is empty or the marker for null.
pub(super) fn unless_null(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty() && *text != Disguised::NULL)
}

/// The event that caused a conversion (`__cdp__original_event`), as far as its structure is known.
///
/// ```
/// use gancho_core::rdstation::marketing::{Content, OriginalEvent};
///
/// let content: Content = serde_json::from_str(
///     r#"{"__cdp__original_event":{"event_uuid":"5408c5a3","event_type":"CONVERSION","payload":{"Nome":"Ana Exemplo"}}}"#,
/// )?;
/// let event: OriginalEvent = content.original_event().unwrap();
/// assert_eq!(event.event_uuid.as_deref(), Some("5408c5a3"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OriginalEvent {
    /// The event's uuid.
    pub event_uuid: Option<String>,
    /// The type of the event, such as `CONVERSION`.
    pub event_type: Option<String>,
    /// The identifier of the conversion.
    pub event_identifier: Option<String>,
    /// The submitted data: free-form fields by name.
    #[serde(default)]
    pub payload: FreeFields,
}

impl Missable for Content {
    const EXPECTING: &'static str = "an object";
}

impl Deref for Content {
    type Target = FreeFields;

    fn deref(&self) -> &FreeFields {
        &self.0
    }
}

impl From<FreeFields> for Content {
    fn from(fields: FreeFields) -> Self {
        Self(fields)
    }
}

/// The error for a string that should contain JSON but does not. It does not repeat the string.
///
/// ```
/// use gancho_core::rdstation::marketing::{Content, HiddenJsonError};
///
/// let content: Content = serde_json::from_str(r#"{"conversion_payload":"idade=33"}"#)?;
/// assert_eq!(content.form_answers(), Some(Err(HiddenJsonError)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenJsonError;

impl fmt::Display for HiddenJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not JSON")
    }
}

impl std::error::Error for HiddenJsonError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_do_not_hide_the_original_event() {
        let payload = r#"{"a":1e999,"b":12345678901234567890123}"#;
        let json = format!(r#"{{"__cdp__original_event":{{"event_uuid":"5408c5a3","payload":{payload}}}}}"#);
        let content: Content = de::deserialize(&json, None).unwrap();
        assert_eq!(content.event_uuid().as_deref(), Some("5408c5a3"));
        let kept = content.original_event().unwrap().payload;
        assert_eq!(serde_json::to_string(&kept).unwrap(), payload);
    }
}
