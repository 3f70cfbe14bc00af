//! Days and instants: core's own types, which are small enough to copy.

use gancho_core::checked::Blank;
use gancho_core::{Birthday, DateOrTimestamp, EmptyForm, Timestamp, superoffice};

use super::Value;
use crate::context::Context;
use crate::rest::{Read, Refused, Rest};
use crate::string;

/// Texts that core's `parse` reads.
macro_rules! parsed_texts {
    ($($type:ty),*) => {$(
        impl<'a> Value<'a> for $type {
            type Owned = Self;

            const BLANK: Self = Blank::BLANK;

            const EMPTY: EmptyForm = EmptyForm::Text;

            #[inline(always)]
            fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
                let (text, after) = string::read(rest, cx)?;
                Self::parse(text).map(|value| (value, after)).ok_or(Refused)
            }

            fn own(self) -> Self {
                self
            }
        }
    )*};
}

parsed_texts!(Timestamp, superoffice::Timestamp, DateOrTimestamp, Birthday);
