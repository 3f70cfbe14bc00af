//! Detects the envelope of a body and parses it.

use gancho_core::checked::Shape;

use crate::context::Context;
use crate::rdstation::{crm, crm::Name, marketing};
use crate::rest::{Rejected, Rest};
use crate::value::{Value as _, in_arena};
use crate::{EnvelopeView, detect, string};

#[inline(always)]
pub(crate) fn whole<'a>(text: &'a str, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Rejected> {
    let rest = Rest::new(text).token();
    let guess = detect::guess(rest);
    if guess == Shape::Crm {
        let mut envelope = crm::EnvelopeView::BLANK;
        if let Ok(after) = envelope.fill(rest, cx)
            && end(after).is_ok()
        {
            return Ok(EnvelopeView::Crm(envelope));
        }
        return second_try(Err(Rejected), rest, cx);
    }
    cx.note_attempt(guess, None);
    let first = not_crm(guess, rest, cx);
    if first.is_ok() && !cx.is_doubtful() { first } else { second_try(first, rest, cx) }
}

/// Scans the root fields, and parses the body again unless the first attempt was the right one.
///
/// No part of a body is parsed twice into the arena: the envelopes have no field in common that takes memory.
#[cold]
#[inline(never)]
fn second_try<'a>(
    first: Result<EnvelopeView<'a>, Rejected>,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<EnvelopeView<'a>, Rejected> {
    if crm_event(rest, cx).is_some() {
        return Err(Rejected);
    }
    let (shape, name) = detect::shape(rest, cx)?;
    if cx.has_tried(shape, name) { first } else { attempt(shape, name, rest, cx) }
}

/// The event name, if it and `document` come first. They have priority over all other fields, so the body is the CRM's,
/// and was already parsed as such.
pub(crate) fn crm_event<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Option<&'a str> {
    let (name, after) = string::inside(rest.after("{\"event_name\":\"")?, cx, 0).ok()?;
    after.after(",\"document\":").map(|_| name)
}

/// Parses a delivery of a known shape, and the document of a CRM delivery by a known event name.
#[cold]
#[inline(never)]
pub(crate) fn attempt<'a>(
    shape: Shape,
    name: Option<&'a str>,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<EnvelopeView<'a>, Rejected> {
    if shape != Shape::Crm {
        cx.restart();
        cx.note_attempt(shape, None);
        return not_crm(shape, rest, cx);
    }
    let mut envelope = crm::EnvelopeView::BLANK;
    let after = envelope.fill_as(Name::Known(name), rest, cx)?;
    end(after)?;
    Ok(EnvelopeView::Crm(envelope))
}

/// Checks that only white space follows.
#[inline(always)]
fn end(rest: Rest<'_>) -> Result<(), Rejected> {
    if rest.len() == 0 || rest.token().len() == 0 { Ok(()) } else { Err(Rejected) }
}

#[inline(never)]
fn not_crm<'a>(shape: Shape, rest: Rest<'a>, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Rejected> {
    let (view, after) = match shape {
        Shape::Crm => return Err(Rejected),
        Shape::Marketing => {
            let (envelope, after) = in_arena(rest, cx)?;
            (EnvelopeView::Marketing(envelope), after)
        }
        Shape::Leads => {
            let (envelope, after) = marketing::LeadsEnvelopeView::read(rest, cx)?;
            (EnvelopeView::Leads(envelope), after)
        }
        Shape::SuperOffice => {
            let (notification, after) = in_arena(rest, cx)?;
            (EnvelopeView::SuperOffice(notification), after)
        }
        Shape::TenantStatus => {
            let (status, after) = in_arena(rest, cx)?;
            (EnvelopeView::TenantStatus(status), after)
        }
    };
    end(after)?;
    Ok(view)
}
