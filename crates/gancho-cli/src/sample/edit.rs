//! Changes to a generated delivery.

use std::str::FromStr;

use gancho_core::JsonPointer;
use gancho_core::checked::json_value;
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
        let value = json_value(value.as_bytes()).unwrap_or_else(|_| Value::from(value));
        Ok(Self::Set(pointer, value))
    }
}

impl Edit {
    /// Changes a delivery of an event. Missing objects on the path are created; `-` appends to an array.
    pub(super) fn apply(&self, delivery: &mut Value, event: &str) -> Result<(), String> {
        match self {
            Self::Set(pointer, value) => {
                let mut place = delivery;
                let mut parent = JsonPointer::root();
                for token in pointer.tokens() {
                    place = step(place, &token).map_err(|why| {
                        format!("--set {pointer}: in this delivery of {event}, {parent} {why}")
                    })?;
                    parent = parent.key(&token);
                }
                *place = value.clone();
                Ok(())
            }
            Self::Unset(pointer) if pointer.is_root() => {
                Err("--unset: the whole delivery cannot be removed".to_owned())
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
                if removed {
                    Ok(())
                } else {
                    Err(format!("--unset: this delivery of {event} has no {pointer}"))
                }
            }
        }
    }
}

/// The field or element of a value; otherwise why there can be none.
fn step<'v>(value: &'v mut Value, token: &str) -> Result<&'v mut Value, &'static str> {
    if value.is_null() {
        *value = match token {
            "-" => Value::Array(Vec::new()),
            _ if token.bytes().all(|byte| byte.is_ascii_digit()) => {
                return Err("is missing or null; if it is to be a list, set all of it, such as [1,2]");
            }
            _ => Value::Object(Map::new()),
        };
    }
    match value {
        Value::Object(fields) => Ok(fields.entry(token.to_owned()).or_insert(Value::Null)),
        Value::Array(elements) => {
            if token == "-" {
                elements.push(Value::Null);
            }
            let at = if token == "-" { elements.len().checked_sub(1) } else { token.parse().ok() };
            at.and_then(|at| elements.get_mut(at)).ok_or("is a list without this element; '-' appends one")
        }
        _ => Err("is neither an object nor a list"),
    }
}

/// Gives a delivery the name of an undocumented event of its entity; `None` if it has no name.
pub(super) fn rename_event(delivery: &mut Value) -> Option<()> {
    let (field, separator, action) =
        [("event_name", '_', "archived"), ("event_type", '.', "ARCHIVED"), ("Event", '.', "archived")]
            .into_iter()
            .find(|(field, ..)| delivery.get(field).is_some())?;
    let event = delivery.get_mut(field)?;
    let name = event.as_str()?;
    let entity = name.rsplit_once(separator).map_or(name, |(entity, _)| entity);
    *event = format!("{entity}{separator}{action}").into();
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn edited(edits: &[&str]) -> Value {
        let mut value = json!({ "a": { "b": [1, 2] } });
        for edit in edits {
            edit.parse::<Edit>().unwrap().apply(&mut value, "test").unwrap();
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
        assert_eq!(edited(&["/c/-=1", "/c/-=2"]), json!({ "a": { "b": [1, 2] }, "c": [1, 2] }));
    }

    #[test]
    fn why_a_value_cannot_be_set_is_reported() {
        for (edit, why) in [
            ("/a/b/7=1", "/a/b is a list without this element; '-' appends one"),
            ("/a/b/0/x=1", "/a/b/0 is neither an object nor a list"),
            ("/a/c/0=1", "/a/c is missing or null; if it is to be a list, set all of it, such as [1,2]"),
        ] {
            let error = edit.parse::<Edit>().unwrap().apply(&mut edited(&[]), "test").unwrap_err();
            let pointer = edit.split('=').next().unwrap();
            assert_eq!(error, format!("--set {pointer}: in this delivery of test, {why}"));
        }
    }

    #[test]
    fn only_an_existing_value_can_be_removed() {
        let mut value = edited(&[]);
        assert!(Edit::Unset("/a/x".parse().unwrap()).apply(&mut value, "test").is_err());
        Edit::Unset("/a/b/0".parse().unwrap()).apply(&mut value, "test").unwrap();
        assert_eq!(value, json!({ "a": { "b": [2] } }));
    }
}
