//! A whole body.

use gancho_core::checked::Shape;
use gancho_core::{Envelope, Error, JsonPointer};

use crate::context::Context;
use crate::index::Index;
use crate::rdstation::crm::Name;
use crate::rest::{Refused, Rest};
use crate::value::{Value as _, in_arena};
use crate::{Arena, EnvelopeView, detect, explain, rdstation::crm, rdstation::marketing, string, unknown};

/// Reads a delivery of any of the three systems.
///
/// Accepts what [`gancho_core::from_slice`] accepts, and gives the same values: `parse(body, &arena)?.to_owned()`
/// equals what core reads.
///
/// # Errors
///
/// Core's own, word for word: of a body that this parser refuses, core reads the piece at fault, to say what is wrong
/// with it.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, rdstation::crm::{ChangeView, EventView}, parse};
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
/// [`ParseOptions::unknown_fields`](gancho_core::ParseOptions::unknown_fields) does.
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
        Err(Refused) => Err(explained(text, &cx)),
    }
}

/// As [`parse`], of a body whose index is made already.
pub(crate) fn parse_indexed<'a>(
    text: &'a str,
    index: Index<'a>,
    arena: &'a Arena,
) -> Result<EnvelopeView<'a>, Error> {
    let cx = Context::new(arena, index, false);
    whole(text, &cx).map_err(|Refused| explained(text, &cx))
}

/// What is wrong with a body that this parser refused.
#[cold]
#[inline(never)]
fn explained<'a>(text: &'a str, cx: &Context<'a>) -> Error {
    explain::explain(text, cx).unwrap_or_else(|| report(text.as_bytes()))
}

/// What core finds wrong with a refused body.
#[cold]
pub(crate) fn report(body: &[u8]) -> Error {
    let Err(error) = gancho_core::from_slice::<Envelope>(body) else {
        debug_assert!(false, "the fast parser refused what core reads");
        return Error::readers_disagree();
    };
    error
}

#[inline(always)]
pub(crate) fn whole<'a>(text: &'a str, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Refused> {
    let rest = Rest::new(text).token();
    let guess = detect::guess(rest);
    if guess == Shape::Crm {
        let mut envelope = crm::EnvelopeView::BLANK;
        if let Ok(after) = envelope.fill(rest, cx)
            && end(after).is_ok()
        {
            return Ok(EnvelopeView::Crm(envelope));
        }
    } else {
        cx.note_try(guess, None);
        if let Ok(view) = not_crm(guess, rest, cx)
            && !cx.is_marked()
        {
            return Ok(view);
        }
    }
    second_try(rest, cx)
}

#[cold]
#[inline(never)]
fn second_try<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Result<EnvelopeView<'a>, Refused> {
    if is_crm(rest, cx) {
        return Err(Refused);
    }
    let (shape, name) = detect::shape(rest, cx)?;
    // What did not read well will not do so now; what is not the CRM's may only have been marked.
    if cx.has_tried(shape, name) && !cx.is_marked() { Err(Refused) } else { attempt(shape, name, rest, cx) }
}

/// Whether the CRM's two members come first, which outweigh all others: then it was read as the CRM's.
fn is_crm<'a>(rest: Rest<'a>, cx: &Context<'a>) -> bool {
    let name = rest.after("{\"event_name\":\"").and_then(|name| string::inside(name, cx, 0).ok());
    name.is_some_and(|(_, after)| after.after(",\"document\":").is_some())
}

/// Reads a delivery of a known shape, and a CRM delivery's document by a known name.
#[cold]
#[inline(never)]
pub(crate) fn attempt<'a>(
    shape: Shape,
    name: Option<&'a str>,
    rest: Rest<'a>,
    cx: &Context<'a>,
) -> Result<EnvelopeView<'a>, Refused> {
    if shape != Shape::Crm {
        cx.restart();
        cx.note_try(shape, None);
        return not_crm(shape, rest, cx);
    }
    let mut envelope = crm::EnvelopeView::BLANK;
    let after = envelope.fill_as(Name::Known(name), rest, cx)?;
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
        Shape::TenantStatus => {
            let (status, after) = in_arena(rest, cx)?;
            (EnvelopeView::TenantStatus(status), after)
        }
    };
    end(after)?;
    Ok(view)
}
