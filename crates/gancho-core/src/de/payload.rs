//! The types of a whole body.

use serde::de::DeserializeOwned;

use crate::{Error, ParseOptions};

/// The type of a whole body: an [`Envelope`](crate::Envelope), the envelope of one system, a document, or the body of
/// an API call that manages subscriptions; also a contact or a lead of RD Station Marketing, and a user or a list item
/// of SuperOffice.
///
/// The trait is implemented for these types only. Use it with [`from_slice`](crate::from_slice).
///
/// ```
/// use gancho_core::{Payload, rdstation::crm::Source, superoffice::Webhook};
///
/// fn is_valid<T: Payload>(body: &[u8]) -> bool {
///     gancho_core::from_slice::<T>(body).is_ok()
/// }
///
/// assert!(is_valid::<Webhook>(br#"{"Name":"My hook"}"#));
/// assert!(!is_valid::<Source>(br#"{"name":"Instagram"}"#));
/// ```
pub trait Payload: DeserializeOwned + Sealed {
    /// Deserializes a whole text.
    #[doc(hidden)]
    fn from_text(text: &str, options: &mut ParseOptions<'_>) -> Result<Self, Error> {
        super::deserialize(text, options.unknown_fields.as_deref_mut())
    }
}

pub trait Sealed {}

/// Implements [`Payload`] for types.
macro_rules! payloads {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::de::Sealed for $type {}
        impl $crate::de::Payload for $type {}
    )*};
}
pub(crate) use payloads;
