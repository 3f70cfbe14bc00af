//! JSON with its original numbers and text.

use serde_json::value::RawValue;

#[derive(Clone, Debug)]
pub(crate) struct Json {
    pub(crate) text: String,
    pub(crate) form: Form,
}

#[derive(Clone, Debug)]
pub(crate) enum Form {
    Null,
    Bool(bool),
    Number,
    String(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn parse(text: &str) -> Self {
        let form = match text.as_bytes()[0] {
            b'n' => Form::Null,
            b't' | b'f' => Form::Bool(text == "true"),
            b'"' => Form::String(serde_json::from_str(text).unwrap()),
            b'[' => {
                let elements: Vec<&RawValue> = serde_json::from_str(text).unwrap();
                Form::List(elements.into_iter().map(|element| Self::parse(element.get())).collect())
            }
            b'{' => {
                let fields: Fields<'_> = serde_json::from_str(text).unwrap();
                Form::Object(
                    fields.0.into_iter().map(|(name, value)| (name, Self::parse(value.get()))).collect(),
                )
            }
            _ => Form::Number,
        };
        Self { text: text.to_owned(), form }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Form::Object(fields) = &self.form else { return None };
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// The fields of an object, in their original order.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Fields<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}
