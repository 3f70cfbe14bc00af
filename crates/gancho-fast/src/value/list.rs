//! Lists in the arena.

use std::fmt;
use std::iter::Copied;

use bumpalo::collections::Vec;
use gancho_core::{EmptyForm, Error, Missable};

use super::{Value, in_arena};
use crate::ToCore;
use crate::context::Context;
use crate::fault::{self, Fault};
use crate::rest::{Read, Rejected, Rest};

/// A list of views.
///
/// The elements are parsed in place and are not moved when the list grows. Short elements without a known field, such
/// as `{}`, share one placeholder; otherwise a megabyte of them would take up to fifty megabytes.
///
/// ```
/// # use gancho_fast::{Arena, EnvelopeView, from_slice, rdstation::crm::EventView};
/// # let body = br#"{"event_name":"crm_contact_updated","document":{"id":"67e6","name":"Ana","emails":[{"email":"ana@example.com"}],"created_at":"2025-03-28T12:49:16.000Z","updated_at":"2025-03-28T12:49:16.000Z"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let arena = Arena::new();
/// if let EnvelopeView::Crm(envelope) = from_slice(body, &arena)?
///     && let EventView::Contact(change) = envelope.event
///     && let Some(contact) = change.document()
/// {
///     for email in contact.emails.into_option().into_iter().flatten() {
///         assert_eq!(email.email.get(), Some(&"ana@example.com"));
///     }
/// }
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub struct List<'a, T>(&'a [&'a T]);

impl<'a, T> List<'a, T> {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The element at an index, counted from 0.
    pub fn get(&self, place: usize) -> Option<&'a T> {
        self.0.get(place).copied()
    }

    /// Iterates over the elements in their original order.
    pub fn iter(&self) -> Copied<std::slice::Iter<'a, &'a T>> {
        self.0.iter().copied()
    }
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<T: PartialEq> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a, T> IntoIterator for List<'a, T> {
    type Item = &'a T;
    type IntoIter = Copied<std::slice::Iter<'a, &'a T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &List<'a, T> {
    type Item = &'a T;
    type IntoIter = Copied<std::slice::Iter<'a, &'a T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: ToCore> ToCore for List<'_, T> {
    type Core = std::vec::Vec<T::Core>;

    fn to_core(self) -> std::vec::Vec<T::Core> {
        self.iter().map(|element| element.to_core()).collect()
    }
}

impl<'a, T: Value<'a> + 'a> Value<'a> for List<'a, T>
where
    std::vec::Vec<T::Core>: Missable,
{
    const BLANK: Self = Self(&[]);

    const EMPTY: EmptyForm = <std::vec::Vec<T::Core> as Missable>::EMPTY;

    const OPENS: u8 = b'[';

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let (mut blank, mut spare) = (None, None);
        let (elements, after) = list(rest, cx, |rest, cx| {
            if !T::MAY_BE_BLANK {
                return in_arena(rest, cx);
            }
            let mut blank = || *blank.get_or_insert_with(|| &*cx.arena.bump().alloc(T::BLANK));
            if let Some(after) = rest.after("{}") {
                return Ok((blank(), after));
            }
            let place: &'a mut T = spare.take().unwrap_or_else(|| cx.arena.bump().alloc(T::BLANK));
            let after = place.fill(rest, cx)?;
            // The element is blank in another notation: with white space or an unknown field. If its text is longer
            // than the view, sharing saves nothing.
            if rest.len() - after.len() < size_of::<T>() && place.is_blank() {
                spare = Some(place);
                return Ok((blank(), after));
            }
            Ok((&*place, after))
        })?;
        Ok((Self(elements), after))
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        if rest.token().byte() == Self::OPENS {
            fault::list(rest, cx, fault, |rest, fault| T::explain(rest, cx, fault))
        } else {
            fault.value::<Self::Core>(rest)
        }
    }
}

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    const BLANK: Self = &[];

    const OPENS: u8 = b'[';

    #[inline(always)]
    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        list(rest, cx, T::read)
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        if rest.token().byte() == Self::OPENS {
            fault::list(rest, cx, fault, |rest, fault| T::explain(rest, cx, fault))
        } else {
            fault.value::<Self::Core>(rest)
        }
    }
}

#[inline(always)]
fn list<'a, T>(
    rest: Rest<'a>,
    cx: &Context<'a>,
    read: impl FnMut(Rest<'a>, &Context<'a>) -> Read<'a, T>,
) -> Read<'a, &'a [T]> {
    if let Some(after) = rest.after("[]") {
        return Ok((&[], after));
    }
    let inside = rest.after("[").or_else(|| rest.token().after("[")).ok_or(Rejected)?;
    let first = inside.token();
    if let Some(after) = first.after("]") {
        return Ok((&[], after));
    }
    cx.note_start(rest.len(), elements(first, cx, read))
}

#[inline(never)]
fn elements<'a, T>(
    mut rest: Rest<'a>,
    cx: &Context<'a>,
    mut read: impl FnMut(Rest<'a>, &Context<'a>) -> Read<'a, T>,
) -> Read<'a, &'a [T]> {
    cx.enter();
    // Eight elements: most lists never grow, and unused memory in an arena costs nothing.
    let mut elements = Vec::with_capacity_in(8, cx.arena.bump());
    loop {
        let (element, after) = cx.note_failure(elements.len(), read(rest, cx))?;
        elements.push(element);
        let after = after.token();
        if after.byte() == b',' {
            rest = after.step().token();
        } else {
            rest = after.expect("]")?;
            break;
        }
    }
    cx.leave();
    Ok((elements.into_bump_slice(), rest))
}
