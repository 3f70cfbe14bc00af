//! Descriptions of errors without values.

use std::collections::BinaryHeap;
use std::fmt;

use gancho_core::JsonPointer;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

use crate::place::Place;

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

/// The maximum number of errors that are stored. Without it, a list of a million wrong elements would produce a report
/// of a hundred megabytes.
pub(crate) const MAX_STORED: usize = 1_000;

/// Errors: the first [`MAX_STORED`] by path, and the number of all. An invalid value has one at least.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    /// The last one by path is on top.
    first: BinaryHeap<Finding>,
    count: usize,
    is_invalid: bool,
    /// The first error of a value around a part. It is used if there is no other: a list may be valid in the parts of
    /// one alternative of an `anyOf`, and without its elements in another, but in none as a whole.
    around: Option<Finding>,
}

impl Errors {
    /// The errors of a value that is invalid, before any is added.
    pub(crate) fn of_invalid() -> Self {
        Self { is_invalid: true, ..Self::default() }
    }

    /// Adds the errors of a part of a document.
    pub(crate) fn add<'a>(&mut self, errors: impl Iterator<Item = ValidationError<'a>>, place: &Place<'_>) {
        for error in errors {
            self.is_invalid = true;
            explain(&error, place, self);
        }
    }

    /// A collection that contains only this error.
    pub(crate) fn one(finding: Finding) -> Self {
        let mut all = Self::default();
        all.push(finding);
        all
    }

    fn push(&mut self, finding: Finding) {
        self.count += 1;
        self.first.push(finding);
        if self.first.len() > MAX_STORED {
            self.first.pop();
        }
    }

    /// The errors by path, and the number of all.
    pub(crate) fn into_parts(mut self) -> (Vec<Finding>, usize) {
        if self.is_invalid && self.count == 0 {
            let finding = self.around.take().unwrap_or_else(|| Finding {
                path: JsonPointer::root(),
                keyword: "anyOf".into(),
                message: NO_FORM.into(),
            });
            self.push(finding);
        }
        (self.first.into_sorted_vec(), self.count)
    }
}

/// The message for a value that matches no alternative.
const NO_FORM: &str = "the value has none of the forms expected here";

fn explain(error: &ValidationError<'_>, place: &Place<'_>, all: &mut Errors) {
    if let ValidationErrorKind::AnyOf { context } = error.kind()
        && let Some(branch) = likely_branch(error, context)
    {
        for error in branch {
            explain(error, place, all);
        }
        return;
    }
    let finding = |path, message: String| Finding {
        path,
        keyword: error.kind().keyword().into(),
        message: message.into(),
    };
    let Some(path) = place.pointer(error.instance_path().as_str()) else {
        // A part lacks the other fields of the values around it.
        if !matches!(error.kind(), ValidationErrorKind::Required { .. }) && all.around.is_none() {
            let path = place.around(error.instance_path().as_str());
            all.around = Some(finding(path, message(error)));
        }
        return;
    };
    let mut push = |path, message| all.push(finding(path, message));
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            push(path.key(name), "a required field is missing".to_owned());
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for name in unexpected {
                push(path.key(name), "unknown field".to_owned());
            }
        }
        _ => push(path, message(error)),
    }
}

/// What was expected, of an error that concerns one value.
fn message(error: &ValidationError<'_>) -> String {
    match error.kind() {
        ValidationErrorKind::AnyOf { .. } => NO_FORM.to_owned(),
        ValidationErrorKind::AdditionalProperties { .. } => "unknown field".to_owned(),
        ValidationErrorKind::Pattern { .. } => "the string does not have the form expected here".to_owned(),
        _ => error.masked_with("the value").to_string(),
    }
}

/// The errors of the alternative that the value most likely belongs to: the first one that does not reject the value
/// outright, because of its type, its enum value or the names of its fields.
///
/// For example, if a field may be an object, `{}` or `null`, and its value is an invalid object, these are the errors
/// of that object.
fn likely_branch<'a>(
    of: &ValidationError<'_>,
    forms: &'a [Vec<ValidationError<'static>>],
) -> Option<&'a [ValidationError<'static>]> {
    let outright = |error: &ValidationError<'_>| {
        let here = error.instance_path().as_str() == of.instance_path().as_str();
        here && matches!(error.kind().keyword(), "type" | "enum" | "additionalProperties")
    };
    forms.iter().find(|errors| !errors.iter().any(outright)).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_thousand_errors_by_path_are_reported_and_all_are_counted() {
        let mut all = Errors::default();
        for index in (0..3_000).rev() {
            let path = JsonPointer::root().key(&format!("{index:04}"));
            all.push(Finding { path, keyword: "type".into(), message: "".into() });
        }
        let (first, count) = all.into_parts();
        assert_eq!((first.len(), count), (MAX_STORED, 3_000));
        assert_eq!(first.first().map(|finding| finding.path().as_str()), Some("/0000"));
        assert_eq!(first.last().map(|finding| finding.path().as_str()), Some("/0999"));
    }
}
