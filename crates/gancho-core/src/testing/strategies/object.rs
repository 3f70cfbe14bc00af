//! Strategies for structs with any number of fields.

/// A strategy for a struct, from a strategy for each field.
///
/// proptest's tuples have at most 12 elements, so this nests pairs.
macro_rules! object {
    ($type:ident { $($field:ident: $strategy:expr),* $(,)? }) => {
        proptest::strategy::Strategy::prop_map(
            $crate::testing::strategies::object::nest!($($strategy,)*),
            |$crate::testing::strategies::object::unnest!($($field,)*)| $type { $($field,)* },
        )
    };
}
pub(super) use object;

macro_rules! nest {
    () => { proptest::strategy::Just(()) };
    ($head:expr, $($tail:expr,)*) => {
        (proptest::strategy::Strategy::boxed($head), $crate::testing::strategies::object::nest!($($tail,)*))
    };
}
pub(super) use nest;

macro_rules! unnest {
    () => { () };
    ($head:ident, $($tail:ident,)*) => { ($head, $crate::testing::strategies::object::unnest!($($tail,)*)) };
}
pub(super) use unnest;
