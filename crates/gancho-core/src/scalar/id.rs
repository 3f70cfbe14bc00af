//! Ids: strings that identify one object each.

/// Declares newtypes for ids: any non-empty string.
///
/// RD Station's ids usually have 24 hexadecimal digits, but its documented payloads also contain ids of 23, 26 and 28
/// digits. The length is therefore not checked.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Parses an id; `None` for the empty string.
            pub fn parse(text: &str) -> Option<Self> {
                (!text.is_empty()).then(|| Self(text.to_owned()))
            }

            /// The id as a string.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn write(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        $crate::scalar::text::text_scalar!($name, "a non-empty id", |id: $name| id.0);

        $crate::maybe::lists!($name);

        impl $crate::checked::FromChecked for $name {
            fn from_checked(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
        #[cfg(feature = "schemars")]
        $crate::schema::in_place!($name, { "type": "string", "minLength": 1 });

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::ParseError;

            fn try_from(id: String) -> Result<Self, Self::Error> {
                if id.is_empty() { Err($crate::ParseError::new("a non-empty id")) } else { Ok(Self(id)) }
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, other: &$name) -> bool {
                *self == other.0
            }
        }

        impl PartialEq<$name> for &str {
            fn eq(&self, other: &$name) -> bool {
                **self == other.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    )*};
}
pub(crate) use ids;

/// Adds `as_uuid` to ids that are usually UUIDs.
macro_rules! maybe_uuid {
    ($($name:ty),*) => {$(
        impl $name {
            /// The id as a UUID, if it is well-formed: 32 hexadecimal digits in groups of 8-4-4-4-12.
            pub fn as_uuid(&self) -> Option<uuid::Uuid> {
                // 36 characters: the parser would also accept braced, URN and simple forms, which no vendor sends.
                if self.0.len() == 36 { uuid::Uuid::try_parse(&self.0).ok() } else { None }
            }
        }
    )*};
}
pub(crate) use maybe_uuid;
