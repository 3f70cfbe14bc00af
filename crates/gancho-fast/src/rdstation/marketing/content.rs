//! The content of a conversion.

use std::ops::Deref;

use gancho_core::Error;
use gancho_core::rdstation::marketing::Content;

use crate::FieldsView;
use crate::columns::columnar;
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rest};
use crate::to_core::to_core;
use crate::value::Value;

/// What was submitted in a conversion, and what RD Station added; see [`Content`].
///
/// ```
/// use gancho_fast::rdstation::marketing::ContentView;
/// use gancho_fast::{Arena, EnvelopeView, from_slice};
///
/// let body = br#"{"leads":[{"id":"7","last_conversion":{"content":{"Nome":"Ana Exemplo"}}}]}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let lead = delivery.leads.get(0).unwrap();
/// let content: Option<&ContentView> = lead.last_conversion.get().and_then(|last| last.content.get());
/// assert_eq!(content.unwrap().get("Nome").and_then(|value| value.as_str()), Some("Ana Exemplo"));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContentView<'a>(FieldsView<'a>);

impl ContentView<'_> {
    /// Converts to the type of core.
    pub fn to_core(self) -> Content {
        Content::from(self.0.to_core())
    }
}

impl<'a> Deref for ContentView<'a> {
    type Target = FieldsView<'a>;

    fn deref(&self) -> &FieldsView<'a> {
        &self.0
    }
}

to_core!(ContentView<'_> => Content);
columnar!(ContentView<'_>: Json, |value, cell| cell.fields(value.0););

impl<'a> Value<'a> for ContentView<'a> {
    const BLANK: Self = Self(FieldsView::NONE);

    const OPENS: u8 = FieldsView::OPENS;

    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let (fields, after) = FieldsView::read(rest, cx)?;
        Ok((Self(fields), after))
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        if rest.token().byte() == Self::OPENS {
            FieldsView::explain(rest, cx, fault)
        } else {
            fault.value::<Content>(rest)
        }
    }
}
