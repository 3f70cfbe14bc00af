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
    /// Pointer, in the order of the body, and a duplicate is listed again. Fields inside an unknown field are not
    /// listed. Free-form objects (`custom_fields`, SuperOffice's `FieldValues` and injected properties) have no
    /// unknown fields. Nothing is appended when the body is rejected.
    ///
    /// The pointers take at most 64 MiB: their text, and the size of a `JsonPointer` for each. That is enough for
    /// more than a million pointers of the usual length. The unused capacity of the list is not counted. The list ends
    /// before the first pointer that does not fit.
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

    /// Rejects bodies with more than this number of elements: elements of arrays and fields of objects, at any depth,
    /// in known and unknown fields alike.
    ///
    /// Memory use depends mostly on the number of elements: a list of a million objects of twelve bytes each is parsed
    /// into hundreds of megabytes of structs. If you parse untrusted bodies, limit both the size of a body and its
    /// number of elements. ARCHITECTURE.md states the memory per byte and per element. A typical deal has about a
    /// hundred elements.
    ///
    /// All parsers count in the same way, before they parse. Bodies shorter than twice the limit in bytes are not
    /// counted, since each element takes at least two bytes.
    ///
    /// ```
    /// use gancho_core::{Envelope, ErrorKind, ParseOptions};
    ///
    /// let body = br#"{"leads":[{"id":"1"},{"id":"2"}]}"#;
    /// assert!(ParseOptions::new().max_elements(5).from_slice::<Envelope>(body).is_ok());
    /// let error = ParseOptions::new().max_elements(4).from_slice::<Envelope>(body).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooManyElements);
    /// assert_eq!(error.to_string(), "the arrays and objects hold more than 4 elements and fields (byte 22)");
    /// ```
    #[must_use]
    pub fn max_elements(mut self, most: usize) -> Self {
        self.max_elements = Some(most);
        self
    }
}
