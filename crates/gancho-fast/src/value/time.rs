//! Days and instants: core's own types, which are small enough to copy.

use gancho_core::checked::Blank;
use gancho_core::{Birthday, DateOrTimestamp, Timestamp, superoffice};

use super::text::Text;

/// Strings that core's `parse` reads.
macro_rules! parsed_texts {
    ($($type:ty),*) => {$(
        impl<'a> Text<'a> for $type {
            type Owned = Self;

            const BLANK: Self = Blank::BLANK;

            #[inline(always)]
            fn of(text: &'a str) -> Option<Self> {
                Self::parse(text)
            }

            fn own(self) -> Self {
                self
            }
        }
    )*};
}

parsed_texts!(Timestamp, superoffice::Timestamp, DateOrTimestamp, Birthday);
