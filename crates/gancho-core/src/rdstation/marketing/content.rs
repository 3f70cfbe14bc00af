//! What a conversion holds.

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::disguised::Disguised;
use crate::maybe::Missable;
use crate::{FreeFields, FreeValue};

/// What was filled in at a conversion, and what RD Station added: free-form members by name.
///
/// Names are English, Portuguese, upper case or lower case, as the form had them. Those that RD Station itself adds
/// have methods here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(FreeFields);

impl Content {
    /// A text that says something: not empty, and not the mark for null.
    fn text(&self, name: &str) -> Option<&str> {
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

    /// The answers of a form that RD Station does not know, which arrive as a JSON document inside a text.
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

    /// The uuid of the event behind the conversion: the same when it is delivered again.
    pub fn event_uuid(&self) -> Option<String> {
        let FreeValue::Other(event) = self.0.get("__cdp__original_event")? else {
            return None;
        };
        event.to::<OriginalEvent>().ok()?.event_uuid.filter(|uuid| meant(uuid).is_some())
    }
}

fn meant(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty() && *text != Disguised::NULL)
}

#[derive(Deserialize)]
struct OriginalEvent {
    event_uuid: Option<String>,
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

/// A text that should hold JSON and does not. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenJsonError;

impl fmt::Display for HiddenJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not JSON")
    }
}

impl std::error::Error for HiddenJsonError {}
