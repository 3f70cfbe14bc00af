//! From a view to core's type.

use gancho_core::{Amount, Birthday, DateOrTimestamp, Integer, Maybe, Timestamp, superoffice};

/// A view of a value of gancho-core's: converted, it borrows nothing any more.
///
/// Each view has a method of this name too, so that the trait is needed only where code is generic.
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
    /// Core's type of the same value.
    type Core;

    /// The same value as core's type.
    fn to_core(self) -> Self::Core;
}

/// Core's own types, which are small enough to stand in views.
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

/// For a view with a method `to_core`: the trait, and `From`.
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
