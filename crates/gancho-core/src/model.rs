//! The macro that declares the structs of the model.
//!
//! It generates the struct with its serde attributes and its schema, a constructor that takes the required fields,
//! and a hidden struct of all fields. The fast parser constructs the value from the hidden struct, so a forgotten
//! field is a compile error.

/// Declares structs. Fields of type [`Maybe`](crate::Maybe), [`Rare`](crate::Rare) and
/// [`FreeFields`](crate::FreeFields) are optional; all others are required.
///
/// The structs are `#[non_exhaustive]`: the vendors add fields, and a new field must not be a breaking change.
macro_rules! model {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident $(<$of:ident>)? { $($fields:tt)* }
    )*) => {$(
        $crate::model::declare! {
            $(#[$meta])*
            pub struct $name $(<$of>)? { $($fields)* }
        }
        $crate::model::constructor!(($name) ($($of)?) [] [] $($fields)*);
    )*};
}
pub(crate) use model;

/// Declares the struct, and the hidden struct of its fields.
macro_rules! declare {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$of:ident>)? {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    ) => {
        // An absent field stays absent when it is serialized.
        #[serde_with_macros::apply(
            crate = "serde_with_macros",
            Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")],
            Rare => #[serde(default, skip_serializing_if = "Rare::is_absent")]
        )]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name $(<$of>)? {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        const _: () = {
            #[allow(missing_debug_implementations, unreachable_pub, reason = "never named, only filled")]
            pub struct Parts $(<$of>)? {
                $(pub $field: $type,)*
            }

            impl $(<$of>)? $crate::checked::FromParts for $name $(<$of>)? {
                type Parts = Parts $(<$of>)?;

                #[inline]
                fn from_parts(parts: Self::Parts) -> Self {
                    Self { $($field: parts.$field,)* }
                }
            }
        };
    };
}
pub(crate) use declare;

/// The constructor: a recursive macro that separates required from optional fields.
macro_rules! constructor {
    // No field is required.
    (($name:ident) () [] [$($optional:ident)*]) => {
        impl $name {
            #[doc = concat!("Creates a `", stringify!($name), "` without any field.")]
            pub fn new() -> Self {
                Self::default()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($optional: Default::default(),)* }
            }
        }
    };
    (($name:ident) ($($of:ident)?) [$($required:ident: ($($type:tt)*),)+] [$($optional:ident)*]) => {
        impl $(<$of>)? $name $(<$of>)? {
            #[doc = concat!("Creates a `", stringify!($name), "` with the required fields; the others are absent.")]
            #[allow(clippy::too_many_arguments, reason = "as many as the vendor always sends")]
            pub fn new($($required: $($type)*),+) -> Self {
                Self { $($required: $required.into(),)+ $($optional: Default::default(),)* }
            }
        }
    };
    ($name:tt $of:tt $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Maybe<$type:ty>, $($rest:tt)*
    ) => {
        $crate::model::constructor!($name $of $required [$($optional)* $field] $($rest)*);
    };
    ($name:tt $of:tt $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Rare<$type:ty>, $($rest:tt)*
    ) => {
        $crate::model::constructor!($name $of $required [$($optional)* $field] $($rest)*);
    };
    ($name:tt $of:tt $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: FreeFields, $($rest:tt)*
    ) => {
        $crate::model::constructor!($name $of $required [$($optional)* $field] $($rest)*);
    };
    ($name:tt $of:tt [$($required:tt)*] $optional:tt
        $(#[$meta:meta])* pub $field:ident: String, $($rest:tt)*
    ) => {
        $crate::model::constructor!($name $of [$($required)* $field: (impl Into<String>),] $optional $($rest)*);
    };
    ($name:tt $of:tt [$($required:tt)*] $optional:tt
        $(#[$meta:meta])* pub $field:ident: $type:ty, $($rest:tt)*
    ) => {
        $crate::model::constructor!($name $of [$($required)* $field: ($type),] $optional $($rest)*);
    };
}
pub(crate) use constructor;
