//! The common traits of all types that are written as strings.

/// Implements `Deserialize`, `Serialize`, `Display`, `FromStr`, the conversions from and to strings, the traits of
/// database columns, and [`Missable`](crate::maybe::Missable) for a type that has `parse(&str) -> Option<Self>` and
/// `write(&self, &mut fmt::Formatter) -> fmt::Result`. A type that contains its string can pass a function that moves
/// it out.
macro_rules! text_scalar {
    ($type:ty, $expecting:literal) => {
        $crate::scalar::text::text_scalar!($type, $expecting, |value: $type| value.to_string());
    };
    ($type:ty, $expecting:literal, $into_string:expr) => {
        impl $crate::maybe::Missable for $type {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::String;
            const EXPECTING: &'static str = $expecting;
        }

        $crate::sql::text_column!($type);

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.write(f)
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text).ok_or($crate::ParseError::new($expecting))
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::ParseError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                ($into_string)(value)
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
