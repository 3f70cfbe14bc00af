//! Numbers, exact from their text.

use gancho_core::checked::Blank;
use gancho_core::{Amount, Integer, NumberOrString};
use rust_decimal::Decimal;

use super::{Value, spaced};
use crate::context::Context;
use crate::number::{self, Plain};
use crate::rest::{Read, Rejected, Rest};
use crate::string;
use crate::to_core::to_core;

impl<'a> Value<'a> for Amount {
    const BLANK: Self = Blank::BLANK;

    #[inline(always)]
    fn read(rest: Rest<'a>, _: &Context<'a>) -> Read<'a, Self> {
        match number::plain(rest) {
            // Negative zero is a special case that core handles.
            Some((Plain { negative, digits, fraction }, after)) if !negative || digits > 0 => {
                let (low, middle) = (digits & 0xFFFF_FFFF, digits >> 32);
                let [low, middle] = [low, middle].map(|half| u32::try_from(half).unwrap_or_default());
                let decimal = Decimal::from_parts(low, middle, 0, negative, fraction.unwrap_or(0));
                Ok((decimal.into(), after))
            }
            _ => uncommon(rest, Amount::parse),
        }
    }
}

impl<'a> Value<'a> for Integer {
    const BLANK: Self = Blank::BLANK;

    #[inline(always)]
    fn read(rest: Rest<'a>, _: &Context<'a>) -> Read<'a, Self> {
        if let Some((whole, after)) = number::short_integer(rest) {
            return Ok((Integer(whole.cast_signed()), after));
        }
        match number::plain(rest) {
            Some((Plain { negative, digits, fraction: None }, after)) => {
                let whole = digits.cast_signed();
                Ok((Integer(if negative { -whole } else { whole }), after))
            }
            _ => uncommon(rest, Integer::parse),
        }
    }
}

/// Lets core parse any other number: one with an exponent, with more than eighteen digits, and so on.
#[cold]
fn uncommon<T>(rest: Rest<'_>, parse: fn(&str) -> Option<T>) -> Read<'_, T> {
    let (text, after) = number::text(rest.token())?;
    parse(text).map(|value| (value, after)).ok_or(Rejected)
}

/// A number, or a string that usually contains one; see [`NumberOrString`].
///
/// ```
/// use gancho_fast::rdstation::crm::{ChangeView, EventView};
/// use gancho_fast::{Arena, EnvelopeView, NumberOrStringView, from_slice};
///
/// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
///     "status":"ongoing","deal_products":[{"price":"199.91"}],
///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
/// let product = deal.deal_products.get().and_then(|products| products.get(0)).unwrap();
/// let price: NumberOrStringView = *product.price.get().unwrap();
/// assert_eq!(price, NumberOrStringView::String("199.91"));
/// assert_eq!(price.decimal().unwrap().to_string(), "199.91");
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOrStringView<'a> {
    /// A JSON number.
    Number(Amount),
    /// A JSON string.
    String(&'a str),
}

impl NumberOrStringView<'_> {
    /// The number. A string counts if it is a JSON number without surrounding white space.
    pub fn decimal(&self) -> Option<Decimal> {
        match self {
            Self::Number(amount) => Some(amount.decimal()),
            Self::String(text) => Amount::parse(text).map(Amount::decimal),
        }
    }

    /// Converts to the type of core.
    pub fn to_core(self) -> NumberOrString {
        match self {
            Self::Number(amount) => NumberOrString::Number(amount),
            Self::String(text) => NumberOrString::String(text.to_owned()),
        }
    }
}

to_core!(NumberOrStringView<'_> => NumberOrString);

impl<'a> Value<'a> for NumberOrStringView<'a> {
    const BLANK: Self = Self::String("");

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        if rest.byte() == b'"' {
            let (text, after) = string::read(rest, cx)?;
            return Ok((Self::String(text), after));
        }
        if rest.byte() <= b' ' {
            return spaced(rest, cx);
        }
        let (amount, after) = Amount::read(rest, cx)?;
        Ok((Self::Number(amount), after))
    }
}
