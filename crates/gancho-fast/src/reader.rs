//! A whole body.

use gancho_core::{Error, JsonPointer};

use crate::context::Context;
use crate::detect::{self, Shape};
use crate::index::Index;
use crate::rest::{Refused, Rest};
use crate::value::{Value as _, in_arena};
use crate::{Arena, EnvelopeView, crm, marketing, unknown};

/// Reads a delivery of any of the three systems.
///
/// Accepts what [`gancho_core::from_slice`] accepts, and gives the same values: `parse(body, &arena)?.to_owned()`
/// equals what core reads.
///
/// # Errors
///
/// Core's own, word for word: a body that this parser refuses is read once more by core, to say what is wrong with it.
/// A refused body therefore costs as much as core's reader.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, crm::{ChangeView, EventView}, parse};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Crm(envelope) = parse(body, &arena)? else { panic!("not the system that sent it") };
/// let EventView::Source(ChangeView::Deleted(gone)) = envelope.event else { panic!("not the event sent") };
/// assert_eq!(gone.name, "Instagram");
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn parse<'a>(body: &'a [u8], arena: &'a Arena) -> Result<EnvelopeView<'a>, Error> {
    match Index::of(body, arena) {
        Some((text, index)) => parse_indexed(text, index, arena),
        None => Err(report(body)),
    }
}

/// Reads a delivery, and lists the members that the model does not know, as
/// [`gancho_core::from_slice_with_unknown`] does.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_with_unknown<'a>(
    body: &'a [u8],
    arena: &'a Arena,
) -> Result<(EnvelopeView<'a>, Vec<JsonPointer>), Error> {
    let Some((text, index)) = Index::of(body, arena) else {
        return Err(report(body));
    };
    let cx = Context::new(arena, index, true);
    match whole(text, &cx) {
        Ok(view) => Ok((view, unknown::pointers(text, &cx.into_unknown(), index))),
        Err(Refused) => Err(report(body)),
    }
}

/// As [`parse`], of a body whose index is made already.
pub(crate) fn parse_indexed<'a>(
    text: &'a str,
    index: Index<'a>,
    arena: &'a Arena,
) -> Result<EnvelopeView<'a>, Error> {
    whole(text, &Context::new(arena, index, false)).map_err(|Refused| report(text.as_bytes()))
}

/// What is wrong with a refused body.
#[cold]
pub(crate) fn report(body: &[u8]) -> Error {
    let Err(error) = gancho_core::from_slice(body) else {
        debug_assert!(false, "the fast parser refused what core reads");
        return Error::readers_disagree();
    };
    error
}

#[inline(always)]
fn whole<'a>(text: &'a str, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Refused> {
    let rest = Rest::new(text).token();
    let guess = detect::guess(rest);
    if guess == Shape::Crm {
        let mut envelope = crm::EnvelopeView::BLANK;
        if let Ok(after) = envelope.fill(rest, cx)
            && end(after).is_ok()
        {
            return Ok(EnvelopeView::Crm(envelope));
        }
    } else if let Ok(view) = not_crm(guess, rest, cx)
        && !cx.is_marked()
    {
        return Ok(view);
    }
    second_try(guess, rest, cx)
}

#[cold]
#[inline(never)]
fn second_try<'a>(guess: Shape, rest: Rest<'a>, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Refused> {
    cx.restart();
    let shape = detect::shape(rest, cx)?;
    // A CRM envelope that did not read well will not do so now; others may only have been marked.
    if shape == guess && shape == Shape::Crm {
        return Err(Refused);
    }
    cx.restart();
    if shape != Shape::Crm {
        return not_crm(shape, rest, cx);
    }
    let mut envelope = crm::EnvelopeView::BLANK;
    let after = envelope.fill(rest, cx)?;
    end(after)?;
    Ok(EnvelopeView::Crm(envelope))
}

/// Nothing but white space follows.
#[inline(always)]
fn end(rest: Rest<'_>) -> Result<(), Refused> {
    if rest.len() == 0 || rest.token().len() == 0 { Ok(()) } else { Err(Refused) }
}

#[inline(never)]
fn not_crm<'a>(shape: Shape, rest: Rest<'a>, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Refused> {
    let (view, after) = match shape {
        Shape::Crm => return Err(Refused),
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
    };
    end(after)?;
    Ok(view)
}
