//! Envelopes: detected once per body, then parsed as that type.

use serde::de::{Deserialize, Deserializer, Error as _};

use super::no_envelope::no_envelope;
use super::sniff::Sniff;
use crate::de::{self, Sealed};
use crate::rdstation::{crm, marketing};
use crate::shape::Shape;
use crate::superoffice::{Notification, TenantStatus};
use crate::{Envelope, Error, JsonText, ParseOptions, Payload, from_str};

impl Sealed for Envelope {}

impl Payload for Envelope {
    fn from_text(text: &str, options: &mut ParseOptions<'_>) -> Result<Self, Error> {
        let sniff = Sniff::of(text);
        let shape = match options.system {
            None => sniff.shape(),
            Some(system) => Some(Shape::of_system(system, sniff.shape())),
        };
        let Some(shape) = shape else { return Err(no_envelope(text, sniff)) };
        let unknown = options.unknown_fields.as_deref_mut();
        let parsed = match shape {
            Shape::Crm => de::deserialize_seed(seed(&sniff), text, unknown).map(Self::Crm),
            Shape::Marketing => de::deserialize(text, unknown).map(Self::Marketing),
            Shape::Leads => de::deserialize(text, unknown).map(Self::Leads),
            Shape::SuperOffice => de::deserialize(text, unknown).map(Self::SuperOffice),
            Shape::TenantStatus => de::deserialize(text, unknown).map(Self::TenantStatus),
        };
        parsed.map_err(|error| error.of(sniff.known_event()))
    }
}

/// With a deserializer other than that of this crate's own functions, such as `serde_json::from_str`, the payload is
/// buffered, the last of duplicate fields counts, and numbers that are not integers of 64 bits arrive as floats, exact
/// to 15 significant digits.
impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = JsonText::deserialize(deserializer)?;
        from_str(text.as_str()).map_err(D::Error::custom)
    }
}

/// The name of a CRM event determines the type of its document, and may follow the document.
fn seed<'a>(sniff: &'a Sniff<'_>) -> crm::EnvelopeSeed<'a> {
    crm::EnvelopeSeed { known_event: sniff.crm_event() }
}

impl Sealed for crm::Envelope {}

impl Payload for crm::Envelope {
    fn from_text(text: &str, options: &mut ParseOptions<'_>) -> Result<Self, Error> {
        let sniff = Sniff::of(text);
        de::deserialize_seed(seed(&sniff), text, options.unknown_fields.as_deref_mut())
            .map_err(|error| error.of(sniff.known_event()))
    }
}

/// Envelopes whose event name is needed only for errors.
macro_rules! envelopes {
    ($($type:ty),*) => {$(
        impl Sealed for $type {}

        impl Payload for $type {
            fn from_text(text: &str, options: &mut ParseOptions<'_>) -> Result<Self, Error> {
                de::deserialize(text, options.unknown_fields.as_deref_mut())
                    .map_err(|error| error.of(Sniff::of(text).known_event()))
            }
        }
    )*};
}

envelopes!(marketing::Envelope, marketing::LeadsEnvelope, Notification, TenantStatus);
