//! The three supported systems.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::ParseError;

/// A system that sends webhooks.
///
/// The fields at the root of a body identify its system. They are checked in this order: `event_name` with `document`
/// is RD Station CRM; `Event` with `WebhookName` is SuperOffice; `leads`, or `event_type` with `contact`, is RD Station
/// Marketing; `ChangeType` with `Token`, but without `Event`, is SuperOffice. If none of these is complete,
/// `event_name`, `Event` or `event_type` alone identifies the system.
///
/// The enum is exhaustive, so that no `match` mislabels a new system. Adding a system requires a new minor version.
///
/// ```
/// use gancho_core::System;
///
/// assert_eq!(System::of(br#"{"leads":[]}"#), Some(System::RdStationMarketing));
/// assert_eq!("superoffice".parse::<System>()?, System::SuperOffice);
/// # Ok::<(), gancho_core::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum System {
    /// RD Station CRM.
    RdStationCrm,
    /// RD Station Marketing.
    RdStationMarketing,
    /// SuperOffice.
    SuperOffice,
}

impl System {
    /// All systems.
    pub const ALL: &'static [Self] = &[Self::RdStationCrm, Self::RdStationMarketing, Self::SuperOffice];

    /// The name used in options and in folders: `rdstation-crm`, `rdstation-marketing`, `superoffice`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RdStationCrm => "rdstation-crm",
            Self::RdStationMarketing => "rdstation-marketing",
            Self::SuperOffice => "superoffice",
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for System {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        Self::ALL
            .iter()
            .copied()
            .find(|system| system.as_str() == name)
            .ok_or(ParseError::new("rdstation-crm, rdstation-marketing or superoffice"))
    }
}

impl Serialize for System {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for System {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name)
    }
}

struct Name;

impl Visitor<'_> for Name {
    type Value = System;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a system")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<System, E> {
        name.parse().map_err(E::custom)
    }
}
