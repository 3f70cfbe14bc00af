//! What a whole body can be.

use serde::de::DeserializeOwned;

use crate::{Error, ParseOptions};

/// A type that a whole body can be: an [`Envelope`](crate::Envelope), one system's envelope, a document, the body of a
/// call that manages subscriptions.
///
/// Implemented for all of them and for nothing else; [`from_slice`](crate::from_slice) takes any.
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

/// Marks types as whole bodies.
macro_rules! payloads {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::de::Sealed for $type {}
        impl $crate::de::Payload for $type {}
    )*};
}
pub(crate) use payloads;
