//! Changes to a generated delivery.

use std::str::FromStr;

use gancho_core::JsonPointer;
use serde_json::{Map, Value};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    /// Sets a value.
    Set(JsonPointer, Value),
    /// Removes a field or an element.
    Unset(JsonPointer),
}

/// `POINTER=VALUE`; a value that is not JSON is a string.
impl FromStr for Edit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (pointer, value) =
            text.split_once('=').ok_or("expected POINTER=VALUE, such as /document/name=Ana")?;
        let pointer = crate::args::pointer(pointer)?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
        Ok(Self::Set(pointer, value))
    }
}

impl Edit {
    /// Changes a delivery. Missing objects on the path are created; `-` appends to an array.
    pub(super) fn apply(&self, delivery: &mut Value) -> Result<(), String> {
        match self {
            Self::Set(pointer, value) => {
                let mut place = delivery;
                for token in pointer.tokens() {
                    place = step(place, &token).ok_or_else(|| format!("cannot set a value at {pointer}"))?;
                }
                *place = value.clone();
                Ok(())
            }
            Self::Unset(pointer) => {
                let last = pointer.tokens().last().unwrap_or_default().into_owned();
                let parent = pointer.parent().unwrap_or_default();
                let removed = match delivery.pointer_mut(parent.as_str()) {
                    Some(Value::Object(fields)) => fields.shift_remove(&last).is_some(),
                    Some(Value::Array(elements)) => {
                        let index = last.parse().ok().filter(|index| *index < elements.len());
                        index.map(|index: usize| elements.remove(index)).is_some()
                    }
                    _ => false,
                };
                if removed { Ok(()) } else { Err(format!("there is nothing at {pointer}")) }
            }
        }
    }
}

fn step<'v>(value: &'v mut Value, token: &str) -> Option<&'v mut Value> {
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(fields) => Some(fields.entry(token.to_owned()).or_insert(Value::Null)),
        Value::Array(elements) => {
            let at = if token == "-" { elements.len() } else { token.parse().ok()? };
            if at == elements.len() && token == "-" {
                elements.push(Value::Null);
            }
            elements.get_mut(at)
        }
        _ => None,
    }
}

/// Gives a delivery the name of an undocumented event.
pub(super) fn rename_event(delivery: &mut Value) -> Result<(), String> {
    for (field, name) in
        [("event_name", "crm_deal_archived"), ("event_type", "WEBHOOK.ARCHIVED"), ("Event", "sale.archived")]
    {
        if let Some(event) = delivery.get_mut(field) {
            *event = name.into();
            return Ok(());
        }
    }
    Err("a delivery of this event does not contain an event name".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn edited(edits: &[&str]) -> Value {
        let mut value = json!({ "a": { "b": [1, 2] } });
        for edit in edits {
            edit.parse::<Edit>().unwrap().apply(&mut value).unwrap();
        }
        value
    }

    #[test]
    fn values_are_json_or_strings() {
        assert_eq!(edited(&["/a/b/0=true"]), json!({ "a": { "b": [true, 2] } }));
        assert_eq!(
            edited(&["a/b/-=x y", "/c/d=\"1\""]),
            json!({ "a": { "b": [1, 2, "x y"] }, "c": { "d": "1" } })
        );
        assert!("/a".parse::<Edit>().is_err());
        assert!("/a/b/7=1".parse::<Edit>().unwrap().apply(&mut edited(&[])).is_err());
    }

    #[test]
    fn only_an_existing_value_can_be_removed() {
        let mut value = edited(&[]);
        assert!(Edit::Unset("/a/x".parse().unwrap()).apply(&mut value).is_err());
        Edit::Unset("/a/b/0".parse().unwrap()).apply(&mut value).unwrap();
        assert_eq!(value, json!({ "a": { "b": [2] } }));
    }
}
