//! The three systems whose webhooks are modelled.

use std::fmt;
use std::str::FromStr;

use crate::read::detect::Sniff;
use crate::read::shape::Shape;

/// A system that sends webhooks.
///
/// A body tells its system by the members at its root: `event_name` with `document` is RD Station CRM, `Event` with
/// `WebhookName` is SuperOffice, `leads`, or `event_type` with `contact`, is RD Station Marketing. Whole pairs count
/// before single members, in that order.
///
/// A new system comes with a new minor version, so that no `match` mislabels it.
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
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::RdStationCrm, Self::RdStationMarketing, Self::SuperOffice];

    /// The name used in options and in folders: `rdstation-crm`, `rdstation-marketing`, `superoffice`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RdStationCrm => "rdstation-crm",
            Self::RdStationMarketing => "rdstation-marketing",
            Self::SuperOffice => "superoffice",
        }
    }

    /// The system that a body's root members speak of; `None` when they speak of none.
    ///
    /// The body is looked at, not checked: a broken one tells its system as far as it can be read.
    ///
    /// ```
    /// use gancho_core::System;
    ///
    /// assert_eq!(System::of(br#"{"leads":[]}"#), Some(System::RdStationMarketing));
    /// assert_eq!(System::of(b"{}"), None);
    /// ```
    pub fn of(body: &[u8]) -> Option<Self> {
        let text = match std::str::from_utf8(body) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(body.get(..error.valid_up_to())?).ok()?,
        };
        Sniff::of(text).shape().map(|shape| match shape {
            Shape::Crm => Self::RdStationCrm,
            Shape::Marketing | Shape::Leads => Self::RdStationMarketing,
            Shape::SuperOffice => Self::SuperOffice,
        })
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for System {
    type Err = UnknownSystem;

    fn from_str(name: &str) -> Result<Self, UnknownSystem> {
        Self::ALL.iter().copied().find(|system| system.as_str() == name).ok_or(UnknownSystem)
    }
}

/// A name that is none of the three systems'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSystem;

impl fmt::Display for UnknownSystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected rdstation-crm, rdstation-marketing or superoffice")
    }
}

impl std::error::Error for UnknownSystem {}
