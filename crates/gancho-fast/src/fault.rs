//! Follows the error path of a rejected body.
//!
//! A parse that fails records its error path: on return, each object and list records where it starts, and the field or
//! element in which it failed, see [`Context::note_failure`] and [`Context::note_start`]. Here the path is followed to
//! the innermost object or list. The values in it are skipped up to the invalid one. Core then parses only the invalid
//! part and creates the error.

use gancho_core::checked::{Diagnosis, FieldsFault};
use gancho_core::{Error, FreeValue, MAX_DEPTH};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::context::{Context, Step};
use crate::field::Next;
use crate::names::Names;
use crate::rest::Rest;
use crate::{field, skip, string};

/// A fault, and the current position on the path to it.
#[derive(Debug)]
pub(crate) struct Fault<'a> {
    diagnosis: Diagnosis<'a>,
    /// The remaining steps of the path.
    steps: Option<&'a Step<'a>>,
    /// The length of the body.
    length: usize,
}

impl<'a> Fault<'a> {
    /// The fault at the end of this path in a body of this length.
    pub(crate) fn new(diagnosis: Diagnosis<'a>, steps: Option<&'a Step<'a>>, length: usize) -> Self {
        Self { diagnosis, steps, length }
    }

    fn at(&self, rest: Rest<'a>) -> usize {
        self.length - rest.len()
    }

    /// The step into the field or element of this object or list that contains the fault; `None` when the fault is in
    /// the object or list itself.
    fn next(&mut self) -> Option<&'a Step<'a>> {
        let step = self.steps.take()?;
        self.steps = step.inner;
        Some(step)
    }

    fn depth_left(&self) -> usize {
        MAX_DEPTH.saturating_sub(self.diagnosis.depth() + 1)
    }

    /// The name of the CRM event, which determines the type of the document.
    pub(crate) fn event_name(&self) -> Option<&str> {
        self.diagnosis.crm_event()
    }

    /// Reports that this value is not a `T`.
    pub(crate) fn value<T: DeserializeOwned>(self, rest: Rest<'a>) -> Option<Error> {
        let at = self.at(rest);
        self.diagnosis.value::<T>(at)
    }

    fn fields(self, rest: Rest<'a>, fault: FieldsFault) -> Option<Error> {
        let at = self.at(rest);
        self.diagnosis.fields(at, fault)
    }

    fn trailing(self, rest: Rest<'a>) -> Error {
        let at = self.at(rest);
        self.diagnosis.trailing(at)
    }
}

impl Step<'_> {
    /// The value that this step leads to, if it is known where it starts; `rest` is an object or a list around it.
    fn value<'a>(&self, rest: Rest<'a>) -> Option<Rest<'a>> {
        let skipped = rest.len().checked_sub(self.start?)?;
        Some(rest.split(skipped).1)
    }
}

/// What the model knows about the fields of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    pub(crate) names: &'static Names,
    /// The bits of the required fields.
    pub(crate) required: u32,
    /// Which other fields are free-form values, whose names the vendor's users choose.
    pub(crate) is_free: fn(&str) -> bool,
}

/// Finds the fault in an object. If the fault is in the value of a known field, `child` finds it; its first argument is
/// the field's number.
pub(crate) fn object<'a>(
    rest: Rest<'a>,
    cx: &Context<'a>,
    mut fault: Fault<'a>,
    model: Model,
    child: impl FnOnce(usize, Rest<'a>, Fault<'a>) -> Option<Error>,
) -> Option<Error> {
    let step = fault.next();
    // The fields before a known position were parsed, so there is no fault in them.
    if let Some(step) = step
        && let Some(value) = step.value(rest)
        && let Some(name) = model.names.name(step.number)
    {
        fault.diagnosis.step_into_field(name);
        return child(step.number, value, fault);
    }
    let faulty = step.map(|step| step.number);
    let mut seen = 0_u32;
    let mut is_first = true;
    let mut place = rest.token().after("{")?;
    loop {
        let next = if is_first { Ok(field::first(place)) } else { field::next(place) };
        let start = match next {
            Ok(Next::Key(start)) => start,
            Ok(Next::End(after)) => return ended(place, after, fault, model, seen),
            Err(_) => return fault.fields(place, FieldsFault::Grammar { is_first }),
        };
        // An invalid key cannot be a duplicate; a key without a colon can.
        let (name, number, value) = match field::look_up(model.names, start, cx) {
            Ok((key, value)) => (key.name, key.number.map(|number| number as usize), Some(value)),
            Err(_) => match string::read(start, cx) {
                Ok((name, _)) => (name, model.names.position(name), None),
                Err(_) => return fault.fields(place, FieldsFault::Grammar { is_first }),
            },
        };
        if let Some(number) = number
            && seen & 1 << number != 0
        {
            return fault.fields(start, FieldsFault::Twice(model.names.name(number)?));
        }
        let Some(value) = value else {
            return fault.fields(place, FieldsFault::Grammar { is_first });
        };
        let is_faulty = faulty == Some(number.unwrap_or_else(|| field::unknown_number(value)));
        let Some(after) = skip_valid(value, cx, &fault, is_faulty) else {
            fault.diagnosis.step_into_field(name);
            return match number {
                Some(number) => child(number, value, fault),
                None if (model.is_free)(name) => fault.value::<FreeValue>(value),
                None => fault.value::<IgnoredAny>(value),
            };
        };
        place = after;
        seen |= number.map_or(0, |number| 1 << number);
        is_first = false;
    }
}

/// Skips a value; `None` when the fault is in it.
fn skip_valid<'a>(value: Rest<'a>, cx: &Context<'a>, fault: &Fault<'a>, is_faulty: bool) -> Option<Rest<'a>> {
    if is_faulty {
        return None;
    }
    let after = skip::value(value, fault.depth_left(), &cx.index).ok()?;
    // This parser accepts `04` as a number followed by something else; for core it is not a number.
    let is_number = value.until(after).as_bytes().last().is_some_and(u8::is_ascii_digit);
    (!is_number || !after.byte().is_ascii_digit()).then_some(after)
}

/// The object has ended: a field is missing, or trailing characters follow the payload.
fn ended<'a>(place: Rest<'a>, after: Rest<'a>, fault: Fault<'a>, model: Model, seen: u32) -> Option<Error> {
    let missing = model.required & !seen;
    if missing != 0 {
        let name = model.names.name(missing.trailing_zeros() as usize)?;
        return fault.fields(place.token(), FieldsFault::Missing(name));
    }
    let after = after.token();
    (fault.diagnosis.depth() == 0 && after.len() > 0).then(|| fault.trailing(after))
}

/// Finds the fault in a list, or in one of its elements.
pub(crate) fn list<'a>(
    rest: Rest<'a>,
    cx: &Context<'a>,
    mut fault: Fault<'a>,
    element: impl FnOnce(Rest<'a>, Fault<'a>) -> Option<Error>,
) -> Option<Error> {
    let step = fault.next();
    // After a trailing comma, there is no element, and the fault is in the list.
    if let Some(step) = step
        && let Some(value) = step.value(rest)
        && value.token().byte() != b']'
    {
        fault.diagnosis.step_into_element(step.number);
        return element(value, fault);
    }
    let faulty = step.map(|step| step.number);
    let mut place = rest.token().after("[")?.token();
    let mut index = 0;
    loop {
        let Some(after) = skip_valid(place, cx, &fault, faulty == Some(index)) else {
            fault.diagnosis.step_into_element(index);
            return element(place, fault);
        };
        index += 1;
        let comma = after.token();
        let next = if comma.byte() == b',' { comma.step().token() } else { comma };
        if comma.byte() != b',' || next.byte() == b']' {
            fault.diagnosis.step_into_element(index);
            let at = fault.at(after);
            return fault.diagnosis.elements(at);
        }
        place = next;
    }
}
