//! Conversion of views to the types of core.

use gancho_core::{Amount, Birthday, DateOrTimestamp, Integer, Maybe, Timestamp, superoffice};

/// A view that can be converted to the type of gancho-core, which does not borrow.
///
/// Each view also has an inherent method with this name; you need the trait only in generic code, and for the values of
/// single fields, such as a [`List`](crate::List) or a [`Maybe`].
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, ToCore, from_slice};
///
/// fn all<V: ToCore>(views: &[V]) -> Vec<V::Core> {
///     views.iter().copied().map(ToCore::to_core).collect()
/// }
///
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let arena = Arena::new();
/// let view: EnvelopeView = from_slice(body, &arena)?;
/// assert_eq!(all(&[view]), [gancho_core::from_slice(body)?]);
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub trait ToCore: Copy {
    /// The type of core.
    type Core;

    /// Converts to the type of core.
    fn to_core(self) -> Self::Core;
}

/// Types of core that are small enough to be used in views directly.
macro_rules! as_they_are {
    ($($type:ty),*) => {$(
        impl ToCore for $type {
            type Core = Self;

            fn to_core(self) -> Self {
                self
            }
        }
    )*};
}

as_they_are!(bool, Amount, Integer, Timestamp, superoffice::Timestamp, DateOrTimestamp, Birthday);

impl ToCore for &str {
    type Core = String;

    fn to_core(self) -> String {
        self.to_owned()
    }
}

impl<T: ToCore> ToCore for &[T] {
    type Core = Vec<T::Core>;

    fn to_core(self) -> Vec<T::Core> {
        self.iter().copied().map(T::to_core).collect()
    }
}

impl<T: ToCore> ToCore for Maybe<T> {
    type Core = Maybe<T::Core>;

    fn to_core(self) -> Maybe<T::Core> {
        self.map(T::to_core)
    }
}

/// Implements the trait and `From` for a view with a method `to_core`.
macro_rules! to_core {
    ($view:ty => $core:ty) => {
        impl $crate::ToCore for $view {
            type Core = $core;

            fn to_core(self) -> $core {
                <$view>::to_core(self)
            }
        }

        impl From<$view> for $core {
            fn from(view: $view) -> Self {
                view.to_core()
            }
        }
    };
}
pub(crate) use to_core;
