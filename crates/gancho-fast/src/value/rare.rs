//! Fields that are usually absent.

use std::fmt;
use std::ops::Deref;

use gancho_core::{Error, Maybe};
use serde::de::DeserializeOwned;

use super::Value;
use crate::ToCore;
use crate::context::Context;
use crate::fault::Fault;
use crate::rest::{Read, Rejected, Rest};

/// An optional field whose value is stored in the arena, if there is one.
///
/// It takes eight bytes in its view, whereas a [`Maybe`] of a string takes 24. It is used in objects that a list may
/// contain by the million: a lead with 26 fields of type [`Maybe`] would take 1,000 bytes, even for `{"id":"1"}`.
///
/// It dereferences to the [`Maybe`], so you use it in the same way:
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, from_slice};
///
/// # let body = br#"{"leads":[{"id":"1","city":"Porto Alegre"}]}"#;
/// # let arena = Arena::new();
/// if let EnvelopeView::Leads(envelope) = from_slice(body, &arena)? {
///     for lead in envelope.leads {
///         assert_eq!(lead.city.get().and_then(|city| city.text()), Some("Porto Alegre"));
///         assert!(lead.state.is_absent());
///     }
/// }
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub struct Rare<'a, T>(&'a Maybe<T>);

impl<T> Rare<'_, T> {
    const ABSENT: Self = Self(&Maybe::Absent);
}

impl<T> Clone for Rare<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rare<'_, T> {}

impl<T> Deref for Rare<'_, T> {
    type Target = Maybe<T>;

    fn deref(&self) -> &Maybe<T> {
        self.0
    }
}

impl<T: PartialEq> PartialEq for Rare<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Rare<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: ToCore> ToCore for Rare<'_, T> {
    type Core = gancho_core::Rare<T::Core>;

    fn to_core(self) -> Self::Core {
        self.0.to_core().into()
    }
}

impl<'a, T: Value<'a> + 'a> Value<'a> for Rare<'a, T>
where
    Maybe<T::Core>: DeserializeOwned,
    gancho_core::Rare<T::Core>: DeserializeOwned,
{
    const BLANK: Self = Self::ABSENT;

    const OPTIONAL: bool = true;

    const IS_QUOTED: bool = <Maybe<T> as Value<'a>>::IS_QUOTED;

    fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
        let mut value = Self::BLANK;
        let after = value.fill(rest, cx)?;
        Ok((value, after))
    }

    #[inline]
    fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        if T::LARGE && rest.byte() == T::OPENS {
            let place = cx.arena.bump().alloc(Maybe::BLANK);
            let after = place.fill(rest, cx)?;
            *self = Self(place);
            return Ok(after);
        }
        let mut value = Maybe::BLANK;
        let after = value.fill(rest, cx)?;
        self.keep(value, cx);
        Ok(after)
    }

    #[inline]
    fn fill_inside(&mut self, inside: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
        let mut value = Maybe::BLANK;
        let after = value.fill_inside(inside, cx)?;
        self.keep(value, cx);
        Ok(after)
    }

    #[inline(always)]
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }

    fn explain(rest: Rest<'a>, cx: &Context<'a>, fault: Fault<'a>) -> Option<Error> {
        Maybe::<T>::explain(rest, cx, fault)
    }
}

impl<'a, T> Rare<'a, T> {
    /// Stores a value in the arena; the three forms without one are shared.
    #[inline(always)]
    fn keep(&mut self, value: Maybe<T>, cx: &Context<'a>)
    where
        T: Copy,
    {
        self.0 = match value {
            Maybe::Absent => &Maybe::Absent,
            Maybe::Null => &Maybe::Null,
            Maybe::Empty => &Maybe::Empty,
            Maybe::Some(_) => cx.arena.bump().alloc(value),
        };
    }
}
