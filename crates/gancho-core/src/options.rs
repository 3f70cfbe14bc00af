//! Options for parsing a body.

use crate::{JsonPointer, System};

/// Options for parsing; [`from_slice`](crate::from_slice) uses the defaults.
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
    /// The default options: the body determines the system, and unknown fields are not listed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the unknown fields to a list.
    ///
    /// An unknown field is usually the first sign that a vendor has added something. Each is listed by its JSON
    /// Pointer, in the order of the body, and duplicates more than once. Fields inside an unknown field are not
    /// listed. Free-form objects (`custom_fields`, SuperOffice's `FieldValues` and injected properties) have no
    /// unknown fields. Nothing is appended when the body is rejected.
    #[must_use]
    pub fn unknown_fields(mut self, list: &'u mut Vec<JsonPointer>) -> Self {
        self.unknown_fields = Some(list);
        self
    }

    /// Parses an [`Envelope`](crate::Envelope) as a delivery of this system.
    ///
    /// If the system has several envelopes, the body decides between them; a body that matches none is parsed as the
    /// first. This option has no effect on types other than `Envelope`.
    #[must_use]
    pub fn system(mut self, system: System) -> Self {
        self.system = Some(system);
        self
    }
}
