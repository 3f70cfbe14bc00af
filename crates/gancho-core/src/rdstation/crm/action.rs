//! Actions on documents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ParseError;

/// What happened to a document.
///
/// ```
/// use gancho_core::rdstation::crm::Action;
///
/// assert_eq!("deleted".parse(), Ok(Action::Deleted));
/// assert_eq!(Action::Created.to_string(), "created");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// It was created.
    Created,
    /// It was updated.
    Updated,
    /// It was deleted.
    Deleted,
}

impl Action {
    /// All actions.
    pub const ALL: &'static [Self] = &[Self::Created, Self::Updated, Self::Deleted];

    /// The action as in an event name: `created`, `updated`, `deleted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Action {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        let action = Self::ALL.iter().copied().find(|action| action.as_str() == name);
        action.ok_or(ParseError::new("created, updated or deleted"))
    }
}
