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
    pub(crate) max_elements: Option<usize>,
}

impl<'u> ParseOptions<'u> {
    /// The default options: the body determines the system, unknown fields are not listed, and there is no limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the unknown fields to a list.
    ///
    /// An unknown field is usually the first sign that a vendor has added something. Each is listed by its JSON
    /// Pointer, in the order of the body, and duplicates more than once. Fields inside an unknown field are not
    /// listed. Free-form objects (`custom_fields`, SuperOffice's `FieldValues` and injected properties) have no
    /// unknown fields. Nothing is appended when the body is rejected.
    ///
    /// The list takes at most 64 MiB, which is more than a million pointers of the usual length. It ends before the first
    /// pointer that does not fit.
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

    /// Rejects a body whose arrays and objects hold more elements and fields than this, all of them counted, at any depth.
    ///
    /// Memory is what small elements take: a list of a million objects that are twelve bytes of text each is hundreds of
    /// megabytes of structs. Whoever takes bodies of strangers limits both, the bytes of a body and its elements: then the
    /// memory of a parse is at most the sum of what each byte and what each element takes, which ARCHITECTURE.md states.
    /// A deal of the vendor's has some hundred elements.
    ///
    /// Every reader counts alike, and before it looks at anything else. No count is made of a body of less than twice as
    /// many bytes, for it cannot hold so many.
    ///
    /// ```
    /// use gancho_core::{Envelope, ErrorKind, ParseOptions};
    ///
    /// let body = br#"{"leads":[{"id":"1"},{"id":"2"}]}"#;
    /// assert!(ParseOptions::new().max_elements(5).from_slice::<Envelope>(body).is_ok());
    /// let error = ParseOptions::new().max_elements(4).from_slice::<Envelope>(body).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooManyElements);
    /// assert_eq!(error.to_string(), "the arrays and objects hold more than 4 elements and fields, byte 22");
    /// ```
    #[must_use]
    pub fn max_elements(mut self, most: usize) -> Self {
        self.max_elements = Some(most);
        self
    }
}
