//! Changes of documents.

use gancho_core::Error;
use gancho_core::rdstation::crm::{Action, Change, Document, Tombstone};

use crate::context::Context;
use crate::fault::Fault;
use crate::rest::Rest;
use crate::value::Value;
use crate::view::view;
use crate::{Id, ToCore};

view! {
    /// What a deletion contains; see [`Tombstone`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, TombstoneView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Deleted(gone)) = delivery.event else { unreachable!() };
    /// let TombstoneView { id, name } = gone;
    /// assert_eq!((id.as_str(), name), ("67e6", "Solar"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    TombstoneView<I> of Tombstone<<I as crate::ToCore>::Core> {
        id: I = "id",
        name: &'a str = "name",
    }
}

/// What happened to a document, and the document; see [`Change`].
///
/// The document is in the arena: a deal has hundreds of bytes, which every return of the parser would copy.
///
/// ```
/// use gancho_core::rdstation::crm::Action;
/// use gancho_fast::rdstation::crm::{ChangeView, EventView};
/// use gancho_fast::{Arena, EnvelopeView, from_slice};
///
/// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let EventView::Deal(change) = delivery.event else { unreachable!() };
/// assert_eq!(change.action(), Action::Deleted);
/// assert!(matches!(change, ChangeView::Deleted(gone) if gone.name == "Solar"));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangeView<'a, T, I> {
    /// The document was created.
    Created(&'a T),
    /// The document was updated. This is its current state.
    Updated(&'a T),
    /// The document was deleted.
    Deleted(TombstoneView<'a, I>),
}

impl<'a, T> TombstoneView<'a, Id<'a, T>> {
    /// The same, with an id of another type.
    #[inline(always)]
    pub(super) fn with_id_of<U>(self) -> TombstoneView<'a, Id<'a, U>> {
        TombstoneView { id: self.id.with_type(), name: self.name }
    }
}

impl<'a, T, I> ChangeView<'a, T, I> {
    /// A creation or an update.
    #[inline(always)]
    pub(super) fn of(is_created: bool, document: &'a T) -> Self {
        if is_created { Self::Created(document) } else { Self::Updated(document) }
    }

    /// The document, unless it was deleted.
    pub fn document(&self) -> Option<&'a T> {
        match self {
            Self::Created(document) | Self::Updated(document) => Some(document),
            Self::Deleted(_) => None,
        }
    }

    /// The action.
    pub fn action(&self) -> Action {
        match self {
            Self::Created(_) => Action::Created,
            Self::Updated(_) => Action::Updated,
            Self::Deleted(_) => Action::Deleted,
        }
    }
}

#[allow(private_bounds, reason = "it contains nothing public")]
impl<'a, T: Value<'a> + 'a, I: Value<'a>> ChangeView<'a, T, I> {
    /// Finds the fault in the document of this action.
    pub(super) fn explain(
        action: Action,
        rest: Rest<'a>,
        cx: &Context<'a>,
        fault: Fault<'a>,
    ) -> Option<Error> {
        if action == Action::Deleted {
            TombstoneView::<'a, I>::explain(rest, cx, fault)
        } else {
            T::explain(rest, cx, fault)
        }
    }
}

impl<T, I> ChangeView<'_, T, I>
where
    T: ToCore<Core: Document<Id = I::Core>>,
    I: ToCore,
{
    /// Converts to the type of core.
    pub fn to_core(self) -> Change<T::Core> {
        match self {
            Self::Created(document) => Change::Created(document.to_core()),
            Self::Updated(document) => Change::Updated(document.to_core()),
            Self::Deleted(gone) => Change::Deleted(gone.to_core()),
        }
    }
}

impl<T, I> ToCore for ChangeView<'_, T, I>
where
    T: ToCore<Core: Document<Id = I::Core>>,
    I: ToCore,
{
    type Core = Change<T::Core>;

    fn to_core(self) -> Change<T::Core> {
        ChangeView::to_core(self)
    }
}
