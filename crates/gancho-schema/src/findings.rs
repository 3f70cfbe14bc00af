//! Descriptions of errors without values.

use std::fmt;

use gancho_core::JsonPointer;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

/// An error in a document. It contains no value of the document, but may contain the names of fields.
///
/// ```
/// use gancho_schema::{Finding, Validator};
///
/// let validation = Validator::open()?.validate_slice(br#"{"leads":[{"id":7}]}"#)?;
/// let finding: &Finding = &validation.findings()[0];
/// assert_eq!((finding.path().as_str(), finding.keyword()), ("/leads/0/id", "type"));
/// # Ok::<(), gancho_schema::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finding {
    path: JsonPointer,
    keyword: Box<str>,
    message: Box<str>,
}

impl Finding {
    /// The path of the affected field. For a missing field, this is where the field should be.
    pub fn path(&self) -> &JsonPointer {
        &self.path
    }

    /// The violated keyword of JSON Schema, such as `required`.
    pub fn keyword(&self) -> &str {
        &self.keyword
    }

    /// What was expected.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.path.is_root() { Ok(()) } else { write!(f, ", at {}", self.path) }
    }
}

/// The error of a body without a matching schema.
pub(crate) fn no_delivery() -> Finding {
    let message = "not a delivery: the root has no field event_name, event_type, leads or Event";
    Finding { path: JsonPointer::root(), keyword: "required".into(), message: message.into() }
}

/// The errors of a validator, by path.
pub(crate) fn of<'a>(errors: impl Iterator<Item = ValidationError<'a>>) -> Vec<Finding> {
    let mut all = Vec::new();
    for error in errors {
        explain(&error, &mut all);
    }
    all.sort();
    all
}

fn explain(error: &ValidationError<'_>, all: &mut Vec<Finding>) {
    let path = pointer(error);
    let mut push = |path, message: String| {
        all.push(Finding { path, keyword: error.kind().keyword().into(), message: message.into() });
    };
    match error.kind() {
        ValidationErrorKind::AnyOf { context } => match meant(error, context) {
            Some(branch) => branch.iter().for_each(|error| explain(error, all)),
            None => push(path, "the value has none of the forms expected here".to_owned()),
        },
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            push(path.key(name), "missing field".to_owned());
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for name in unexpected {
                push(path.key(name), "unknown field".to_owned());
            }
        }
        ValidationErrorKind::Pattern { .. } => {
            push(path, "the string does not have the form expected here".to_owned());
        }
        _ => push(path, error.masked_with("the value").to_string()),
    }
}

/// Of several alternatives, the one that the value most likely is: the one whose errors are deeper than its type.
///
/// For example, an invalid object in a field that may be an object, `{}` or `null` has the errors of that object.
fn meant<'a>(
    of: &ValidationError<'_>,
    forms: &'a [Vec<ValidationError<'static>>],
) -> Option<&'a [ValidationError<'static>]> {
    let outright = |error: &ValidationError<'_>| {
        let here = error.instance_path().as_str() == of.instance_path().as_str();
        here && matches!(error.kind().keyword(), "type" | "enum" | "additionalProperties")
    };
    forms.iter().find(|errors| !errors.iter().any(outright)).map(Vec::as_slice)
}

fn pointer(error: &ValidationError<'_>) -> JsonPointer {
    let mut pointer = JsonPointer::root();
    for step in error.instance_path().as_str().split('/').skip(1) {
        pointer.push_key(&step.replace("~1", "/").replace("~0", "~"));
    }
    pointer
}
