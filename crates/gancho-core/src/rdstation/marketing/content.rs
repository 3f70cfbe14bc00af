//! What a conversion holds.

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::disguised::Disguised;
use crate::maybe::Missable;
use crate::rdstation::crm::DealId;
use crate::{FreeFields, FreeValue};

/// What was filled in at a conversion, and what RD Station added: free-form fields by name.
///
/// Names are English, Portuguese, upper case or lower case, as the form had them. Those that RD Station itself adds
/// have methods here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(FreeFields);

impl Content {
    /// A string that says something: not empty, and not the mark for null.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(FreeValue::as_str).and_then(meant)
    }

    /// What kind of event it was: `CONVERSION`, `TASK_CREATED`, `OPPORTUNITY_UPDATED`, …
    pub fn event_type(&self) -> Option<&str> {
        self.text("event_type")
    }

    /// Which conversion it was, under any of its three names.
    pub fn identifier(&self) -> Option<&str> {
        ["event_identifier", "conversion_identifier", "identificador"]
            .into_iter()
            .find_map(|name| self.text(name))
    }

    /// The lead's e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.text("email_lead")
    }

    /// The answers of a form that RD Station does not know, which arrive as a JSON document inside a string.
    ///
    /// `None` when there are none.
    ///
    /// # Errors
    ///
    /// When the text is not JSON.
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
        Some(serde_json::from_str(text).map_err(|_| HiddenJsonError))
    }

    /// Where the visitor came from, in the first session and in this one: JSON in base64 behind the word `encoded_`.
    ///
    /// `None` when there is nothing in that form.
    ///
    /// # Errors
    ///
    /// When what stands behind the word is not base64, or what it holds is not JSON.
    pub fn traffic_source(&self) -> Option<Result<Value, HiddenJsonError>> {
        let encoded = self.text("traffic_source")?.strip_prefix("encoded_")?;
        let json = STANDARD.decode(encoded).map_err(|_| HiddenJsonError);
        Some(json.and_then(|json| serde_json::from_slice(&json).map_err(|_| HiddenJsonError)))
    }

    /// Where the visitor came from, when it is written as a plain query string: `utm_source=google&utm_medium=cpc`.
    pub(super) fn traffic_query(&self) -> Option<&str> {
        self.text("traffic_source").filter(|text| !text.starts_with("encoded_") && text.contains('='))
    }

    /// Who made the conversion, by [`event_type`](Self::event_type); `None` when it does not tell.
    pub fn kind(&self) -> Option<ConversionKind> {
        let kind = self.event_type()?;
        if kind == "CONVERSION" {
            Some(ConversionKind::Person)
        } else if kind.starts_with("OPPORTUNITY_") || kind.starts_with("TASK_") {
            Some(ConversionKind::Crm)
        } else {
            None
        }
    }

    /// The deal behind a conversion that the CRM made: what follows `deals/` in `opportunity_url`.
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
        let (_, behind) = self.text("opportunity_url")?.rsplit_once("deals/")?;
        DealId::parse(behind.split(['/', '?', '#', '&']).next()?)
    }

    /// The event behind the conversion, as RD Station's data platform took it; `None` when there is none, or it has another
    /// form.
    pub fn original_event(&self) -> Option<OriginalEvent> {
        let FreeValue::Other(event) = self.0.get("__cdp__original_event")? else {
            return None;
        };
        event.to().ok()
    }

    /// The uuid of the event behind the conversion: the same when it is delivered again.
    pub fn event_uuid(&self) -> Option<String> {
        self.original_event()?.event_uuid.filter(|uuid| meant(uuid).is_some())
    }
}

/// Who made a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConversionKind {
    /// A person, who filled in a form or asked for something.
    Person,
    /// RD Station CRM, where an opportunity or a task was made or changed. Most last conversions of 2026 are of this kind:
    /// taken for a person's, they overwrite the campaign that the person came from.
    Crm,
}

pub(super) fn meant(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty() && *text != Disguised::NULL)
}

/// The event behind a conversion (`__cdp__original_event`), as far as it has been seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OriginalEvent {
    /// The event's uuid.
    pub event_uuid: Option<String>,
    /// What kind of event it was, such as `CONVERSION`.
    pub event_type: Option<String>,
    /// Which conversion it was.
    pub event_identifier: Option<String>,
    /// What was sent: free-form fields by name.
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

/// A string that should hold JSON and does not. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenJsonError;

impl fmt::Display for HiddenJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not JSON")
    }
}

impl std::error::Error for HiddenJsonError {}
