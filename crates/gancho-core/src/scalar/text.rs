//! Serde for the types that are written as text.

/// Implements `Deserialize`, `Serialize`, `Display`, `FromStr` and [`Missable`](crate::maybe::Missable) for a type
/// that has `parse(&str) -> Option<Self>` and `write(&self, &mut impl fmt::Write)`.
macro_rules! text_scalar {
    ($type:ty, $expecting:literal) => {
        impl $crate::maybe::Missable for $type {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::Text;
            const EXPECTING: &'static str = $expecting;
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.write(f)
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::scalar::text::NotOne;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text).ok_or($crate::scalar::text::NotOne { expected: $expecting })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;

                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::parse(text)
                            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(""), &self))
                    }
                }

                deserializer.deserialize_str(Text)
            }
        }
    };
}
pub(crate) use text_scalar;

/// The error of `FromStr`: text that is not what was expected. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOne {
    pub(crate) expected: &'static str,
}

impl std::fmt::Display for NotOne {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for NotOne {}
