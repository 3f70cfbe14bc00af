//! Dates and timestamps: these are the types of core, which are small enough to copy.

use gancho_core::checked::Blank;
use gancho_core::{Birthday, DateOrTimestamp, Timestamp, superoffice};

use super::text::Text;

/// Implements parsing for types that core's `parse` creates from a string.
macro_rules! parsed_texts {
    ($($type:ty = $usual:literal),*) => {$(
        impl<'a> Text<'a> for $type {
            const BLANK: Self = Blank::BLANK;

            const USUAL: usize = $usual.len();

            #[inline(always)]
            fn of(text: &'a str) -> Option<Self> {
                Self::parse(text)
            }
        }
    )*};
}

parsed_texts!(
    Timestamp = "2025-03-28T09:40:58.932-03:00",
    superoffice::Timestamp = "2025-05-14T10:48:07.8912039Z",
    DateOrTimestamp = "2025-03-28",
    Birthday = "2025-03-28"
);
