//! The facade: parses the bytes of a body into the model.

mod cut;
pub(crate) mod diagnosis;
pub(crate) mod elements;
mod envelopes;
mod no_envelope;
mod sniff;
mod utf8;

use self::elements::limit_elements;
use self::utf8::text;
use crate::{Error, ParseOptions, Payload};

/// Parses a body: a delivery of any system, or a certain type of the model.
///
/// For an [`Envelope`](crate::Envelope), the fields at the root determine the system; see [`System`](crate::System).
/// If you know the system, name its envelope, as in `from_slice::<superoffice::Notification>(body)`, which avoids the
/// detection. With `crm::Envelope`, the root is still scanned first, for the event name.
///
/// # Errors
///
/// The first error of the body, in the order of the text; see [`ErrorKind`](crate::ErrorKind). A byte-order mark,
/// invalid UTF-8 and too many elements are detected before all others. Unknown fields, unknown events and unknown enum
/// values are not errors.
///
/// ```
/// use gancho_core::{Envelope, rdstation::crm::{Change, Event, Source}};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},
///     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// match gancho_core::from_slice(body)? {
///     Envelope::Crm(envelope) => match envelope.event {
///         Event::Source(Change::Deleted(gone)) => assert_eq!(gone.name, "Instagram"),
///         other => panic!("not the event sent: {other:?}"),
///     },
///     other => panic!("not the system that sent it: {other:?}"),
/// }
///
/// let source: Source = gancho_core::from_slice(
///     br#"{"id":"67e6","name":"Instagram","created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}"#,
/// )?;
/// assert_eq!(source.name, "Instagram");
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn from_slice<T: Payload>(body: &[u8]) -> Result<T, Error> {
    ParseOptions::new().from_slice(body)
}

/// Parses a body that is already a `str`; like [`from_slice`].
///
/// Verify a signature on the original bytes, before they are converted to a `str`.
///
/// # Errors
///
/// See [`from_slice`].
///
/// ```
/// use gancho_core::superoffice::Webhook;
///
/// let webhook: Webhook = gancho_core::from_str(r#"{"Name":"My hook","State":"Active"}"#)?;
/// assert_eq!(webhook.name.as_deref(), Some("My hook"));
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn from_str<T: Payload>(body: &str) -> Result<T, Error> {
    ParseOptions::new().from_str(body)
}

impl ParseOptions<'_> {
    /// Parses a body with these options.
    ///
    /// # Errors
    ///
    /// See [`from_slice`].
    pub fn from_slice<T: Payload>(mut self, body: &[u8]) -> Result<T, Error> {
        let text = text(body)?;
        self.within_limits(body)?;
        T::from_text(text, &mut self)
    }

    /// Parses a body that is already a `str`, with these options.
    ///
    /// # Errors
    ///
    /// See [`from_slice`].
    pub fn from_str<T: Payload>(mut self, body: &str) -> Result<T, Error> {
        utf8::no_byte_order_mark(body.as_bytes())?;
        self.within_limits(body.as_bytes())?;
        T::from_text(body, &mut self)
    }

    /// Checks the limits of these options without parsing the body. Use it before another parser, such as one that
    /// builds a `serde_json::Value`.
    ///
    /// # Errors
    ///
    /// When the body exceeds a limit. Other errors in the body may not be detected.
    ///
    /// ```
    /// use gancho_core::{ErrorKind, ParseOptions};
    ///
    /// let options = ParseOptions::new().max_elements(2);
    /// assert!(options.within_limits(b"[0,0]").is_ok());
    /// assert_eq!(options.within_limits(b"[0,0,0]").unwrap_err().kind(), ErrorKind::TooManyElements);
    /// ```
    pub fn within_limits(&self, body: &[u8]) -> Result<(), Error> {
        self.max_elements.map_or(Ok(()), |limit| limit_elements(body, limit))
    }
}
