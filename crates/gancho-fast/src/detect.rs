//! Detects the envelope of a body: the same result as in core, but without a scan beforehand.
//!
//! The first key gives a guess. If the body parses as a CRM envelope, it is one, because `event_name` and `document`
//! have priority over all other fields. If it parses as another envelope, the guess is right unless a field of
//! another system was skipped. Only in that case, or when the guess does not parse, all fields of the root are
//! scanned.

use gancho_core::checked::{Roots, Shape};

use crate::context::Context;
use crate::field;
use crate::rest::{Rejected, Rest};
use crate::{skip, string};

/// The envelope that the first key suggests.
#[inline(always)]
pub(crate) fn guess(rest: Rest<'_>) -> Shape {
    if rest.after("{\"event_name\"").is_some() { Shape::Crm } else { guess_other(rest) }
}

fn guess_other(rest: Rest<'_>) -> Shape {
    let Some(key) = rest.after("{").and_then(|inside| inside.token().after("\"")) else {
        return Shape::Crm;
    };
    match key.byte() {
        b'C' if key.after("ChangeType\"").is_some() => Shape::TenantStatus,
        b'A'..=b'Z' => Shape::SuperOffice,
        b'l' => Shape::Leads,
        _ if key.after("event_type\"").is_some() || key.after("contact\"").is_some() => Shape::Marketing,
        _ => Shape::Crm,
    }
}

/// Scans the fields of the root: the shape, and the name of a CRM event.
#[cold]
pub(crate) fn shape<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Result<(Shape, Option<&'a str>), Rejected> {
    let mut roots = Roots::default();
    let mut name = None;
    field::each(rest.expect("{")?, cx, |key, value| {
        if key == "event_name" && name.is_none() {
            name = Some(string::read(value, cx).ok().map(|(name, _)| name));
        }
        roots.note(key);
        skip::value(value, gancho_core::MAX_DEPTH - 1, &cx.index)
    })?;
    let shape = roots.shape().ok_or(Rejected)?;
    Ok((shape, name.flatten().filter(|_| shape == Shape::Crm)))
}
