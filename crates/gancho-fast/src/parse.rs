//! The entry points: parse the bytes of a body into a view.

use gancho_core::checked::limit_elements;
use gancho_core::{Error, JsonPointer};

use crate::context::Context;
use crate::index::Index;
use crate::rest::Rejected;
use crate::{Arena, EnvelopeView, explain, reader, unknown};

/// Parses a delivery of any system.
///
/// Accepts the same bodies as [`gancho_core::from_slice`] and returns the same values: `from_slice(body,
/// &arena)?.to_core()` equals what core parses.
///
/// # Errors
///
/// The same error as from core: when this parser rejects a body, core parses the invalid part and creates the error.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, from_slice, rdstation::crm::{ChangeView, EventView}};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Crm(envelope) = from_slice(body, &arena)? else { panic!("not the system that sent it") };
/// let EventView::Source(ChangeView::Deleted(gone)) = envelope.event else { panic!("not the event sent") };
/// assert_eq!(gone.name, "Instagram");
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn from_slice<'a>(body: &'a [u8], arena: &'a Arena) -> Result<EnvelopeView<'a>, Error> {
    match Index::of(body, arena) {
        Some((text, index)) => indexed(text, index, arena),
        None => Err(explain::report(body)),
    }
}

/// Parses a body that is already a `str`; like [`from_slice`], and no faster.
///
/// # Errors
///
/// See [`from_slice`].
pub fn from_str<'a>(body: &'a str, arena: &'a Arena) -> Result<EnvelopeView<'a>, Error> {
    from_slice(body.as_bytes(), arena)
}

/// Like [`from_slice`], for a body whose index exists already.
pub(crate) fn indexed<'a>(
    text: &'a str,
    index: Index<'a>,
    arena: &'a Arena,
) -> Result<EnvelopeView<'a>, Error> {
    let cx = Context::new(text, arena, index, false);
    reader::whole(text, &cx).map_err(|Rejected| explain::error(text, &cx))
}

/// Options for parsing; [`from_slice`] uses the defaults.
///
/// ```
/// use gancho_fast::{Arena, ParseOptions};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram","color":"red"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let (arena, mut unknown) = (Arena::new(), Vec::new());
/// let envelope = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, &arena)?;
/// assert_eq!(envelope.event_name(), "crm_source_deleted");
/// assert_eq!(unknown[0].as_str(), "/document/color");
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct ParseOptions<'u> {
    unknown_fields: Option<&'u mut Vec<JsonPointer>>,
    max_elements: Option<usize>,
}

impl<'u> ParseOptions<'u> {
    /// The default options: unknown fields are not listed, and there is no limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the unknown fields to a list, as core's
    /// [`ParseOptions::unknown_fields`](gancho_core::ParseOptions::unknown_fields) does.
    ///
    /// If there are any, they are found in a second pass over the body.
    #[must_use]
    pub fn unknown_fields(mut self, list: &'u mut Vec<JsonPointer>) -> Self {
        self.unknown_fields = Some(list);
        self
    }

    /// Rejects bodies with more than this number of elements, with the same error as core's
    /// [`ParseOptions::max_elements`](gancho_core::ParseOptions::max_elements).
    ///
    /// ```
    /// use gancho_fast::{Arena, ErrorKind, ParseOptions};
    ///
    /// let (arena, body) = (Arena::new(), br#"{"leads":[{"id":"1"},{"id":"2"}]}"#);
    /// assert!(ParseOptions::new().max_elements(5).from_slice(body, &arena).is_ok());
    /// let error = ParseOptions::new().max_elements(4).from_slice(body, &arena).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooManyElements);
    /// ```
    #[must_use]
    pub fn max_elements(mut self, most: usize) -> Self {
        self.max_elements = Some(most);
        self
    }

    /// Parses a body with these options.
    ///
    /// # Errors
    ///
    /// See [`from_slice`].
    pub fn from_slice<'a>(self, body: &'a [u8], arena: &'a Arena) -> Result<EnvelopeView<'a>, Error> {
        if let Some(most) = self.max_elements {
            limit_elements(body, most)?;
        }
        let Some(list) = self.unknown_fields else { return from_slice(body, arena) };
        let Some((text, index)) = Index::of(body, arena) else { return Err(explain::report(body)) };
        let cx = Context::new(text, arena, index, true);
        let view = reader::whole(text, &cx).map_err(|Rejected| explain::error(text, &cx))?;
        list.append(&mut unknown::pointers(text, &cx.into_unknown(), index));
        Ok(view)
    }
}
