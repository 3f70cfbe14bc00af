//! Words from a list that the vendor may lengthen.

use std::fmt;

/// A word that is not on the vendor's list.
///
/// It can only be made by reading: a listed word never hides in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unlisted(Box<str>);

impl Unlisted {
    pub(crate) fn new(word: &str) -> Self {
        Self(word.into())
    }

    /// The word as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Declares enums over the vendor's words, each with an `Other` for words not on the list.
///
/// A new word must not cost a delivery: the vendor adds them without notice.
macro_rules! open_enums {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word that is not on this list.
            Other($crate::scalar::Unlisted),
        }

        impl $name {
            /// The listed words, as they are on the wire.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word.as_str(),
                }
            }

            /// Whether the word is on the vendor's list.
            pub fn is_listed(&self) -> bool {
                !matches!(self, Self::Other(_))
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Other($crate::scalar::Unlisted::new(other)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl $crate::maybe::Missable for $name {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::Text;
            const EXPECTING: &'static str = "a word";
        }

        #[cfg(feature = "schemars")]
        $crate::schema::in_place!($name, { "type": "string", "gancho:words": $name::WORDS });

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Word;

                impl serde::de::Visitor<'_> for Word {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a word")
                    }

                    fn visit_str<E>(self, word: &str) -> Result<$name, E> {
                        Ok($name::from(word))
                    }
                }

                deserializer.deserialize_str(Word)
            }
        }
    )*};
}
pub(crate) use open_enums;
