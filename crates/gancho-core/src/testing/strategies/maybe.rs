//! Fields that may be missing.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::strategy::Union;

use crate::{EmptyForm, Maybe, Missable, Rare};

/// A value, and about one time in ten "none".
pub(super) fn often<T>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Maybe<T>>
where
    T: Missable + Clone + Debug + 'static,
{
    prop_oneof![19 => value.prop_map(Maybe::Some), 1 => Just(Maybe::Null), 1 => Just(Maybe::Absent)].boxed()
}

/// A value in more than half of the cases, otherwise "none" in any form of the type.
pub(super) fn maybe<T>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Maybe<T>>
where
    T: Missable + Clone + Debug + 'static,
{
    let mut forms = vec![
        (6, value.prop_map(Maybe::Some).boxed()),
        (2, Just(Maybe::Null).boxed()),
        (1, Just(Maybe::Absent).boxed()),
    ];
    if T::EMPTY != EmptyForm::None {
        forms.push((2, Just(Maybe::Empty).boxed()));
    }
    Union::new_weighted(forms).boxed()
}

/// Like [`maybe`], for fields of type [`Rare`].
pub(super) fn rare<T>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Rare<T>>
where
    T: Missable + Clone + Debug + 'static,
{
    maybe(value).prop_map(Rare::from).boxed()
}
