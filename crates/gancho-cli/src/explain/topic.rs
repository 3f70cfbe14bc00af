//! The codes that can be explained.

use gancho_core::rules::{RULES, Rule};

use super::rejections::{REJECTIONS, Reason};

/// A code that can be explained.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Topic {
    /// A rule.
    Rule(&'static Rule),
    /// A kind of rejection, or another code.
    Reason(&'static Reason),
}

impl Topic {
    /// Everything that has a code: rules, then all other codes.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        RULES.iter().map(|rule| Self::Rule(rule)).chain(REJECTIONS.iter().map(Self::Reason))
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code,
            Self::Reason(reason) => reason.code,
        }
    }

    pub(super) fn severity(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.severity.as_str(),
            Self::Reason(reason) => reason.severity,
        }
    }

    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.message,
            Self::Reason(reason) => reason.message,
        }
    }
}
