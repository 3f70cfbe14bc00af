//! Optional fields: absent, `null`, or empty in the form of their type.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::{EmptyForm, Maybe, Missable, Rare};

/// `""`, in place of a date or a timestamp.
struct EmptyString;

impl JsonSchema for EmptyString {
    fn schema_name() -> Cow<'static, str> {
        "EmptyString".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "The empty string: none.", "type": "string", "enum": [""] })
    }
}

/// `{}`, in place of an object or a list.
struct EmptyObject;

impl JsonSchema for EmptyObject {
    fn schema_name() -> Cow<'static, str> {
        "EmptyObject".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "The empty object: none.", "type": "object", "additionalProperties": false })
    }
}

impl<T: JsonSchema + Missable> JsonSchema for Maybe<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Maybe_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<T>();
        let Some(object) = schema.as_object_mut() else { return schema };
        let plain_text = object.get("type").is_some_and(|kind| kind == "string");
        if T::EMPTY == EmptyForm::String && plain_text {
            // Ids: the empty string is not an id, but is allowed here.
            object.remove("minLength");
        }
        if object.is_empty() {
            return schema;
        }
        // Generators ignore the fields of an object if its type is `["object", "null"]`.
        let maps = object.get("type").is_some_and(|kind| kind == "object");
        if let Some(kind) = object.get_mut("type").filter(|_| !maps && T::EMPTY != EmptyForm::List) {
            *kind = json!([kind.take(), "null"]);
            return schema;
        }
        let mut forms = vec![Value::from(schema)];
        match T::EMPTY {
            EmptyForm::None => {}
            EmptyForm::String => forms.push(generator.subschema_for::<EmptyString>().into()),
            EmptyForm::Object | EmptyForm::List => {
                forms.push(generator.subschema_for::<EmptyObject>().into());
            }
        }
        forms.push(json!({ "type": "null" }));
        json_schema!({ "anyOf": forms })
    }
}

/// The schema of the [`Maybe`].
impl<T: JsonSchema + Missable> JsonSchema for Rare<T> {
    fn inline_schema() -> bool {
        Maybe::<T>::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        Maybe::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Maybe::<T>::json_schema(generator)
    }
}
