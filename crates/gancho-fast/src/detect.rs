//! Which envelope a body is: the same choice as core's, made without a look ahead.
//!
//! The first key makes a guess. A CRM envelope that reads well is one, since `event_name` and `document` outweigh all
//! else; another one is what it was taken for unless a field that speaks for another system was seen in it. Only
//! then, or when the guess does not read, are the root's fields gone through.

use gancho_core::checked::{Roots, Shape};

use crate::context::Context;
use crate::field;
use crate::rest::{Rejected, Rest};
use crate::{skip, string};

/// What the first key is a sign of.
#[inline(always)]
pub(crate) fn guess(rest: Rest<'_>) -> Shape {
    if rest.after("{\"event_name\"").is_some() { Shape::Crm } else { guess_on(rest) }
}

fn guess_on(rest: Rest<'_>) -> Shape {
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

/// Goes through the root's fields: the shape, and the CRM event's name.
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
