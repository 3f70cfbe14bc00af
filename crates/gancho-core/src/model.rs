//! One declaration for each struct of the model.
//!
//! From it follow the struct with its serde attributes and its schema, a constructor that asks for the required fields
//! alone, and the hidden list of all fields by which the fast parser builds the struct: a field that it forgets does not
//! compile there.

/// Declares structs: fields of type [`Maybe`](crate::Maybe) and [`FreeFields`](crate::FreeFields) are optional, all
/// others required.
///
/// The structs are `#[non_exhaustive]`: the vendors add fields, and a new one must not be a breaking release.
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

/// The struct, and the struct of its parts.
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
            Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")]
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

/// The constructor: goes through the fields one by one, and sorts the required from the optional.
macro_rules! constructor {
    // No field is required.
    (($name:ident) () [] [$($optional:ident)*]) => {
        impl $name {
            #[doc = concat!("A `", stringify!($name), "` whose fields are all absent.")]
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
            #[doc = concat!("A `", stringify!($name), "` of the required fields; the others are absent.")]
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
