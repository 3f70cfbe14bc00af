//! A difference between two archives.

use serde::Serialize;

use super::saved::SavedMark;

/// What changed at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum What {
    /// A new event.
    NewEvent,
    /// An event that no longer occurs.
    GoneEvent,
    NewField,
    GoneField,
    /// A new type.
    NewType,
    GoneType,
    /// All values are of another type.
    ChangedType,
    /// A new form of "none".
    NewEmptyForm,
    GoneEmptyForm,
    NewValue,
    GoneValue,
    /// The field is present much more or much less often.
    ChangedPresence,
}

impl What {
    pub(super) fn as_str(&self) -> &'static str {
        match self {
            Self::NewEvent => "new event",
            Self::GoneEvent => "event gone",
            Self::NewField => "new field",
            Self::GoneField => "field gone",
            Self::NewType => "new type",
            Self::GoneType => "type gone",
            Self::ChangedType => "type changed",
            Self::NewEmptyForm => "new empty form",
            Self::GoneEmptyForm => "empty form gone",
            Self::NewValue => "new value",
            Self::GoneValue => "value gone",
            Self::ChangedPresence => "presence changed",
        }
    }
}

/// A difference.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Change {
    pub(super) what: What,
    pub(super) event: String,
    /// The place; empty for the event itself.
    pub(super) pointer: String,
    /// The type, form or value.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) detail: String,
    /// Whether the vendor documents it.
    pub(super) documented: bool,
    /// The counts before and now, each with the number of documents, objects, arrays or values that it is a part of.
    pub(super) before: u64,
    pub(super) before_of: u64,
    pub(super) now: u64,
    pub(super) now_of: u64,
    /// Where it first occurs now, or, if it is gone, where it last occurred before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<SavedMark>,
}

impl Change {
    /// Whether it may break a consumer: an event or a field is gone, or a field has a new type or a new empty form.
    pub(super) fn is_breaking(&self) -> bool {
        match self.what {
            What::GoneEvent | What::GoneField | What::NewType | What::ChangedType | What::NewEmptyForm => {
                true
            }
            What::GoneType
            | What::NewEvent
            | What::NewField
            | What::GoneEmptyForm
            | What::NewValue
            | What::GoneValue
            | What::ChangedPresence => false,
        }
    }
}
