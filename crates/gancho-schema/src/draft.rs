//! The published drafts of JSON Schema.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::error::Error;
use crate::walk;

/// A draft of JSON Schema.
///
/// Schemas are generated in draft 2020-12, and converted to draft-07, the draft that AJV, editors and many generators
/// read by default. Both describe the same payloads.
///
/// ```
/// use gancho_schema::{Draft, Variant, find, schema};
///
/// let deal = schema(find("crm.Deal").unwrap(), Draft::Draft07, Variant::Open);
/// assert_eq!(deal["$schema"], Draft::Draft07.meta_schema());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Draft {
    /// Draft 2020-12.
    #[default]
    Draft202012,
    /// Draft-07.
    Draft07,
}

impl Draft {
    /// Both drafts.
    pub const ALL: &'static [Self] = &[Self::Draft202012, Self::Draft07];

    /// The name in options and folders: `2020-12`, `draft-07`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft202012 => "2020-12",
            Self::Draft07 => "draft-07",
        }
    }

    /// The value of `$schema`.
    pub fn meta_schema(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// Converts a schema from draft 2020-12 to this draft.
    pub(crate) fn translate(self, schema: &mut Value) {
        if self == Self::Draft202012 {
            return;
        }
        walk::every(schema, &mut |schema| {
            if let Some(Value::String(reference)) = schema.get_mut("$ref") {
                *reference = reference.replace("#/$defs/", "#/definitions/");
            }
        });
        let Some(root) = schema.as_object_mut() else { return };
        *root = std::mem::take(root)
            .into_iter()
            .map(|(key, value)| (if key == "$defs" { "definitions".to_owned() } else { key }, value))
            .collect();
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Draft {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "2020-12" => Ok(Self::Draft202012),
            "draft-07" | "7" => Ok(Self::Draft07),
            _ => Err(Error::new("expected 2020-12 or draft-07")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_parses_to_its_value() {
        for draft in Draft::ALL {
            assert_eq!(draft.as_str().parse::<Draft>().ok(), Some(*draft));
            assert_eq!(draft.to_string(), draft.as_str());
        }
        assert_eq!("7".parse::<Draft>().ok(), Some(Draft::Draft07));
        for other in ["", "07", "draft-06", "2019-09"] {
            assert!(other.parse::<Draft>().is_err(), "{other}");
        }
    }
}
