//! Strings.

use gancho_core::EmptyForm;
use gancho_core::rdstation::marketing::Disguised;
use serde::de::DeserializeOwned;

use super::{Value, spaced};
use crate::ToCore;
use crate::context::Context;
use crate::rest::{Read, Rejected, Rest};
use crate::string;
use crate::to_core::to_core;

/// A type that is written as a string.
pub(crate) trait Text<'a>: ToCore<Core: DeserializeOwned> {
    /// The placeholder before it is parsed.
    const BLANK: Self;

    /// Whether an empty string means "none" if the value is optional.
    const EMPTY: EmptyForm = EmptyForm::String;

    /// The usual length; 0 for none.
    const USUAL: usize = 0;

    /// Creates the value from a string; `None` if the string is not valid.
    fn of(text: &'a str) -> Option<Self>;
}

impl<'a, T: Text<'a>> Value<'a> for T {
    const BLANK: Self = T::BLANK;

    const IS_TEXT: bool = true;

    const USUAL: usize = T::USUAL;

    const EMPTY: EmptyForm = T::EMPTY;

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let Some(inside) = rest.after("\"") else {
            return spaced(rest, cx);
        };
        let (text, after) = string::inside(inside, cx, T::USUAL)?;
        Ok((T::of(text).ok_or(Rejected)?, after))
    }

    #[inline(always)]
    fn fill_inside(&mut self, inside: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let (text, after) = string::inside(inside, cx, T::USUAL)?;
        *self = T::of(text).ok_or(Rejected)?;
        Ok(after)
    }

    #[inline(always)]
    fn of_text(text: &'a str) -> Option<Self> {
        T::of(text)
    }
}

impl<'a> Text<'a> for &'a str {
    const BLANK: Self = "";

    const EMPTY: EmptyForm = EmptyForm::None;

    #[inline(always)]
    fn of(text: &'a str) -> Option<Self> {
        Some(text)
    }
}

/// A string that may encode a number, a boolean or null; see [`Disguised`].
///
/// ```
/// use gancho_fast::{Arena, DisguisedView, EnvelopeView, from_slice};
///
/// let body = br#"{"leads":[{"id":"7","number_conversions":"4"}]}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let lead = delivery.leads.get(0).unwrap();
/// let conversions: DisguisedView = *lead.number_conversions.get().unwrap();
/// assert_eq!(conversions.as_str(), "4");
/// assert_eq!(conversions.to_core().as_i64(), Some(4));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DisguisedView<'a>(&'a str);

impl<'a> DisguisedView<'a> {
    /// The string as received.
    pub fn as_str(&self) -> &'a str {
        self.0
    }

    /// The string; `None` for the marker for null and for the empty string.
    pub fn text(&self) -> Option<&'a str> {
        Some(self.0).filter(|text| !text.is_empty() && *text != Disguised::NULL)
    }

    /// Converts to the type of core, whose methods decode the string.
    pub fn to_core(self) -> Disguised {
        Disguised::from(self.0)
    }
}

to_core!(DisguisedView<'_> => Disguised);

impl<'a> Text<'a> for DisguisedView<'a> {
    const BLANK: Self = Self("");

    const EMPTY: EmptyForm = EmptyForm::None;

    #[inline(always)]
    fn of(text: &'a str) -> Option<Self> {
        Some(Self(text))
    }
}
