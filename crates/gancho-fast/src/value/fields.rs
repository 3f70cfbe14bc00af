//! Free-form values by name.

use bumpalo::collections::Vec;
use gancho_core::{Error, FreeFields};

use super::{FreeView, Value, spaced};
use crate::context::Context;
use crate::fault::{self, Fault, Model};
use crate::names::Names;
use crate::rest::{Read, Rest};
use crate::to_core::to_core;
use crate::{field, string};

/// Free-form values by name, in their original order; see [`FreeFields`].
///
/// A duplicate name is listed twice, and [`get`](Self::get) returns its last value, as in core.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, FieldsView, from_slice};
///
/// let body = br#"{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,
///     "ChangedByAssociateId":5,"WebhookName":"crm","FieldValues":{"contact.name":"Empresa Exemplo"}}"#;
/// let arena = Arena::new();
/// let EnvelopeView::SuperOffice(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let fields: FieldsView = *delivery.field_values.get().unwrap();
/// assert_eq!(fields.get("contact.name").and_then(|value| value.as_str()), Some("Empresa Exemplo"));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldsView<'a>(&'a [(&'a str, FreeView<'a>)]);

impl<'a> FieldsView<'a> {
    pub(crate) const NONE: Self = Self(&[]);

    pub(crate) fn new(fields: &'a [(&'a str, FreeView<'a>)]) -> Self {
        Self(fields)
    }

    /// The value of a name. This is a linear search, because there are few fields.
    pub fn get(&self, name: &str) -> Option<FreeView<'a>> {
        self.0.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// Iterates over names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, FreeView<'a>)> + use<'a> {
        self.0.iter().copied()
    }

    /// Whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Converts to the type of core.
    pub fn to_core(self) -> FreeFields {
        self.iter().map(|(name, value)| (name.to_owned(), value.to_core())).collect()
    }
}

to_core!(FieldsView<'_> => FreeFields);

impl<'a> Value<'a> for FieldsView<'a> {
    const BLANK: Self = Self::NONE;

    const OPENS: u8 = b'{';

    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let inside = match rest.after("{") {
            Some(inside) => inside.token(),
            None => return spaced(rest, cx),
        };
        if let Some(after) = inside.after("}") {
            return Ok((Self::NONE, after));
        }
        let mut key = inside.expect("\"")?;
        cx.enter();
        let mut fields = Vec::with_capacity_in(cx.arena.usual_fields(), cx.arena.bump());
        loop {
            let (name, after) = string::inside(key, cx, 0)?;
            let value = match after.after(":") {
                Some(value) => value,
                None => after.token().expect(":")?,
            };
            let after = FreeView::pass_on(value, cx, |value| fields.push((name, value)))?;
            reserve(&mut fields, after, cx);
            if let Some(next) = after.after(",\"") {
                key = next;
                continue;
            }
            let after = after.token();
            if let Some(after) = after.after("}") {
                cx.leave();
                cx.arena.note_fields(fields.len());
                return Ok((Self(fields.into_bump_slice()), after));
            }
            key = after.expect(",")?.token().expect("\"")?;
        }
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        static NONE: Names = Names::new(&[]);
        if rest.token().byte() != Self::OPENS {
            return fault.value::<FreeFields>(rest);
        }
        let model = Model { names: &NONE, required: 0, is_free: |_| true };
        fault::object(rest, cx, fault, model, |_, _, _| None)
    }
}

/// If an object has this many fields, the rest of them are counted, and their memory is reserved.
const FEW: usize = 64;

/// Call it after each field that was appended to a list; `after` is the text after the field.
///
/// A list that grows is moved in the arena, unless it is the last allocation, and leaves its old memory behind. When
/// long lists grew by doubling, that took up to 45 bytes per byte of a body.
#[inline(always)]
pub(crate) fn reserve<'a>(fields: &mut Vec<'a, (&'a str, FreeView<'a>)>, after: Rest<'a>, cx: &Context<'a>) {
    if fields.len() == FEW {
        reserve_rest(fields, after, cx);
    }
}

#[cold]
#[inline(never)]
fn reserve_rest<'a>(fields: &mut Vec<'a, (&'a str, FreeView<'a>)>, after: Rest<'a>, cx: &Context<'a>) {
    fields.reserve_exact(field::count(after, cx));
}
