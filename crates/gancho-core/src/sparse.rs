//! Structs of many optional fields that take eight bytes while all of them are absent.

/// Declares a struct that holds the fields of another struct in a box, or nothing while all of them are absent.
///
/// It dereferences to the other struct, so that its fields are read and assigned in the same way. It is for elements of
/// lists: an element `{}` and its comma take three bytes of a body, but fifteen absent fields would take 120 bytes,
/// even if each of them takes eight.
macro_rules! sparse {
    ($(#[$meta:meta])* pub struct $name:ident of $fields:ident;) => {
        $(#[$meta])*
        #[derive(Clone, Default)]
        pub struct $name(Option<Box<$fields>>);

        impl $name {
            #[doc = concat!("Creates a `", stringify!($name), "` without any field.")]
            pub fn new() -> Self {
                Self::default()
            }

            /// The fields, without the box.
            pub fn into_fields(self) -> $fields {
                self.0.map_or_else($fields::new, |fields| *fields)
            }
        }

        const _: () = {
            static NONE: std::sync::LazyLock<$fields> = std::sync::LazyLock::new($fields::new);

            impl std::ops::Deref for $name {
                type Target = $fields;

                fn deref(&self) -> &$fields {
                    self.0.as_deref().unwrap_or_else(|| &NONE)
                }
            }

            impl From<$fields> for $name {
                fn from(fields: $fields) -> Self {
                    Self((fields != *NONE).then(|| Box::new(fields)))
                }
            }
        };

        impl std::ops::DerefMut for $name {
            fn deref_mut(&mut self) -> &mut $fields {
                self.0.get_or_insert_default()
            }
        }

        impl From<$name> for $fields {
            fn from(boxed: $name) -> Self {
                boxed.into_fields()
            }
        }

        // A struct whose fields were all removed again is boxed, and equals one that never had any.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                **self == **other
            }
        }

        impl Eq for $name {}

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (**self).serialize(serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $fields::deserialize(deserializer).map(Self::from)
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $fields::json_schema(generator)
            }
        }

        impl $crate::checked::FromParts for $name {
            type Parts = <$fields as $crate::checked::FromParts>::Parts;

            fn from_parts(parts: Self::Parts) -> Self {
                $fields::from_parts(parts).into()
            }
        }
    };
}
pub(crate) use sparse;
