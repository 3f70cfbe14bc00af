//! How a body is parsed.

use crate::{JsonPointer, System};

/// What to do beside parsing, and what is known beforehand; [`from_slice`](crate::from_slice) does without.
///
/// ```
/// use gancho_core::{Envelope, ParseOptions, System};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram","color":"red"},
///     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let mut unknown = Vec::new();
/// let envelope: Envelope = ParseOptions::new()
///     .system(System::RdStationCrm)
///     .unknown_fields(&mut unknown)
///     .from_slice(body)?;
/// assert_eq!(envelope.event_name(), "crm_source_deleted");
/// assert_eq!(unknown[0].as_str(), "/document/color");
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct ParseOptions<'u> {
    pub(crate) unknown_fields: Option<&'u mut Vec<JsonPointer>>,
    pub(crate) system: Option<System>,
}

impl<'u> ParseOptions<'u> {
    /// The system is told by the body, and unknown fields are not listed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the fields that the model does not know to a list.
    ///
    /// An unknown field is the first sign that a vendor has added something. Each is listed by its JSON Pointer, in the
    /// order of the text, as often as it stands there; what stands inside it is not listed. Free-form places
    /// (`custom_fields`, SuperOffice's `FieldValues` and injected properties) have no unknown fields. When a body is
    /// rejected, nothing is appended.
    #[must_use]
    pub fn unknown_fields(mut self, list: &'u mut Vec<JsonPointer>) -> Self {
        self.unknown_fields = Some(list);
        self
    }

    /// Parses an [`Envelope`](crate::Envelope) as this system's, whatever the body looks like.
    ///
    /// Of a system with several envelopes, the body decides between those; a body that is none of them is parsed as the
    /// first. The option changes nothing for types other than `Envelope`.
    #[must_use]
    pub fn system(mut self, system: System) -> Self {
        self.system = Some(system);
        self
    }
}
