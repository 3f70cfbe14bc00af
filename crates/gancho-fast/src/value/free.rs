//! Free-form values.

use std::fmt;

use gancho_core::checked::FromChecked as _;
use gancho_core::{FreeValue, JsonText};

use super::strings::strings;
use super::{Value, spaced};
use crate::context::Context;
use crate::number::{self, Plain};
use crate::rest::{Read, Rejected, Rest};
use crate::to_core::to_core;
use crate::{skip, string};

/// The text of an arbitrary JSON value: validated and unchanged, including white space.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, FreeView, RawJson, from_slice};
///
/// let body = br#"{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,
///     "ChangedByAssociateId":5,"WebhookName":"crm","FieldValues":{"contact.tags":{ "a": 1 }}}"#;
/// let arena = Arena::new();
/// let EnvelopeView::SuperOffice(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let value = delivery.field_values.get().unwrap().get("contact.tags");
/// let Some(FreeView::Other(json)) = value else { unreachable!() };
/// let json: RawJson = json;
/// assert_eq!(json.as_str(), r#"{ "a": 1 }"#);
/// assert_eq!(json.to_core().as_str(), r#"{"a":1}"#);
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawJson<'a>(&'a str);

impl<'a> RawJson<'a> {
    /// The text.
    pub fn as_str(&self) -> &'a str {
        self.0
    }

    /// Converts to the type of core, which removes white space between tokens.
    pub fn to_core(self) -> JsonText {
        JsonText::from_checked(self.0)
    }
}

impl fmt::Display for RawJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

to_core!(RawJson<'_> => JsonText);

impl<'a> Value<'a> for RawJson<'a> {
    const BLANK: Self = Self("null");

    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let rest = rest.token();
        let after = skip::value(rest, cx.depth_left(), &cx.index)?;
        Ok((Self(rest.until(after)), after))
    }
}

/// A free-form value, with a variant for each usual form; see [`FreeValue`].
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, FreeView, from_slice};
///
/// let body = br#"{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,
///     "ChangedByAssociateId":5,"WebhookName":"crm","FieldValues":{"contact.number":6}}"#;
/// let arena = Arena::new();
/// let EnvelopeView::SuperOffice(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let value: Option<FreeView> = delivery.field_values.get().unwrap().get("contact.number");
/// assert_eq!(value, Some(FreeView::Integer(6)));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FreeView<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of 64 bits, written without a decimal point or an exponent.
    Integer(i64),
    /// A string.
    String(&'a str),
    /// A list of strings, or the empty list.
    List(&'a [&'a str]),
    /// Any other value: other numbers, objects, mixed lists.
    Other(RawJson<'a>),
}

impl<'a> FreeView<'a> {
    /// The string, if the value is a string.
    pub fn as_str(&self) -> Option<&'a str> {
        match *self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The strings: all elements of a list, or a single string; otherwise none.
    pub fn strings(&self) -> impl Iterator<Item = &'a str> {
        let (one, many) = match *self {
            Self::String(text) => (Some(text), [].as_slice()),
            Self::List(texts) => (None, texts),
            _ => (None, [].as_slice()),
        };
        one.into_iter().chain(many.iter().copied())
    }

    /// Converts to the type of core.
    pub fn to_core(self) -> FreeValue {
        match self {
            Self::Null => FreeValue::Null,
            Self::Bool(value) => FreeValue::Bool(value),
            Self::Integer(whole) => FreeValue::Integer(whole),
            Self::String(text) => FreeValue::String(text.to_owned()),
            Self::List(texts) => FreeValue::List(crate::ToCore::to_core(texts)),
            Self::Other(json) => FreeValue::Other(json.to_core()),
        }
    }
}

to_core!(FreeView<'_> => FreeValue);

impl<'a> Value<'a> for FreeView<'a> {
    const BLANK: Self = Self::Null;

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let mut value = Self::BLANK;
        let after = Self::pass_on(rest, cx, |read| value = read)?;
        Ok((value, after))
    }
}

impl<'a> FreeView<'a> {
    /// Parses a value and passes it to a function, which is compiled once for each usual variant. A returned value would
    /// be written to the stack and copied from there, which took a twentieth of the instructions of SuperOffice's
    /// bodies.
    #[inline(always)]
    pub(super) fn pass_on(
        rest: Rest<'a>,
        cx: &Context<'a>,
        keep: impl FnOnce(Self),
    ) -> Result<Rest<'a>, Rejected> {
        match rest.byte() {
            b'"' => {
                let (text, after) = string::read(rest, cx)?;
                keep(Self::String(text));
                Ok(after)
            }
            b'n' => {
                let after = rest.expect("null")?;
                keep(Self::Null);
                Ok(after)
            }
            byte => {
                if let Some((whole, after)) = number::short_integer(rest) {
                    keep(Self::Integer(whole.cast_signed()));
                    return Ok(after);
                }
                let (value, after) = if byte <= b' ' { spaced(rest, cx)? } else { rarer(rest, cx)? };
                keep(value);
                Ok(after)
            }
        }
    }
}

#[inline(never)]
fn rarer<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, FreeView<'a>> {
    match rest.byte() {
        b't' | b'f' => {
            let (value, after) = bool::read(rest, cx)?;
            return Ok((FreeView::Bool(value), after));
        }
        b'-' | b'0'..=b'9' => {
            // JSON libraries parse "-0" as a float, and as an integer it would lose its sign.
            if let Some((Plain { negative, digits, fraction: None }, after)) = number::plain(rest)
                && (!negative || digits > 0)
                && let Ok(whole) = i64::try_from(digits)
            {
                return Ok((FreeView::Integer(if negative { -whole } else { whole }), after));
            }
            let (text, after) = number::text(rest)?;
            if text != "-0"
                && let Ok(whole) = text.parse()
            {
                return Ok((FreeView::Integer(whole), after));
            }
        }
        b'[' => {
            // No view contains itself, so a list of strings is always far from the limit of nesting.
            debug_assert!(cx.depth_left() > 0, "a view is nested as deep as the limit");
            if let Some((texts, after)) = strings(rest, cx) {
                return Ok((FreeView::List(texts), after));
            }
        }
        _ => {}
    }
    let (json, after) = RawJson::read(rest, cx)?;
    Ok((FreeView::Other(json), after))
}
