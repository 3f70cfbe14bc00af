//! Validation of a large document in parts.
//!
//! The validator collects all errors of a document, each of several hundred bytes, before it returns the first. One
//! error for each element of a list of `0` would take 320 bytes per byte of the document. A list with many elements is
//! therefore validated a few elements at a time.
//!
//! No keyword of our schemas relates the elements of a list to each other, or counts them. The errors of a list are
//! therefore those of its parts.

use jsonschema::Validator;
use serde_json::{Map, Value};

use crate::findings::Errors;
use crate::place::{Place, Step};
use crate::short::short;

/// The maximum number of values in a part. An element with more values, apart from those in large lists, is a part of
/// its own.
const MAX_VALUES: usize = 256;

/// All errors of a value.
pub(crate) fn errors(schema: &Validator, value: &Value) -> Errors {
    errors_in_parts(schema, value, MAX_VALUES)
}

fn errors_in_parts(schema: &Validator, value: &Value, limit: usize) -> Errors {
    let mut parts = Parts { schema, limit, path: Vec::new(), errors: Errors::default() };
    if !has_more(value, limit) {
        parts.errors.add(schema.iter_errors(value), &Place::root());
    } else if !schema.is_valid(value) {
        parts.errors = Errors::of_invalid();
        parts.errors.add(schema.iter_errors(&without_large_lists(value, limit)), &Place::root());
        parts.lists_in(value);
    }
    parts.errors
}

struct Parts<'v> {
    schema: &'v Validator,
    limit: usize,
    /// The path to the current value.
    path: Vec<Step<'v>>,
    errors: Errors,
}

impl<'v> Parts<'v> {
    /// Validates all large lists in a value.
    fn lists_in(&mut self, value: &'v Value) {
        match value {
            Value::Array(elements) if has_more(value, self.limit) => {
                self.list(elements);
                self.each(elements.iter().enumerate().map(|(index, element)| (Step::Index(index), element)));
            }
            Value::Object(fields) => self.each(fields.iter().map(|(name, value)| (Step::Key(name), value))),
            _ => {}
        }
    }

    fn each(&mut self, values: impl Iterator<Item = (Step<'v>, &'v Value)>) {
        for (step, value) in values {
            if value.is_array() || value.is_object() {
                self.path.push(step);
                self.lists_in(value);
                self.path.pop();
            }
        }
    }

    /// Validates the elements of a list, without the large lists in them.
    fn list(&mut self, elements: &[Value]) {
        let mut rest = elements;
        while !rest.is_empty() {
            let start = elements.len() - rest.len();
            let mut room = self.limit;
            let mut part = Vec::new();
            while let Some((element, after)) = rest.split_first() {
                let element = without_large_lists(element, self.limit);
                let fits = take(&element, &mut room);
                // A single element is a part, whatever its size.
                if !fits && !part.is_empty() {
                    break;
                }
                part.push(element);
                rest = after;
                if !fits {
                    break;
                }
            }
            let document = around(&self.path, Value::Array(part));
            self.errors.add(self.schema.iter_errors(&document), &Place::part(&self.path, start));
        }
    }
}

/// A document that contains only this value, at this path.
fn around(path: &[Step<'_>], value: Value) -> Value {
    path.iter().rev().fold(value, |inner, step| match step {
        Step::Key(name) => Value::Object(Map::from_iter([(short(name).to_owned(), inner)])),
        Step::Index(_) => Value::Array(vec![inner]),
    })
}

/// Whether a value has more than this number of values: itself, elements and fields, at any depth.
fn has_more(value: &Value, limit: usize) -> bool {
    let mut room = limit;
    !take(value, &mut room)
}

/// Subtracts the number of values from `room`; false if there are more than that. It stops counting there.
fn take(value: &Value, room: &mut usize) -> bool {
    let Some(less) = room.checked_sub(1) else { return false };
    *room = less;
    match value {
        Value::Array(elements) => elements.iter().all(|element| take(element, room)),
        Value::Object(fields) => fields.values().all(|value| take(value, room)),
        _ => true,
    }
}

/// A copy in which lists with too many values are empty.
fn without_large_lists(value: &Value, limit: usize) -> Value {
    match value {
        Value::Array(_) if has_more(value, limit) => Value::Array(Vec::new()),
        Value::Object(fields) => Value::Object(
            fields.iter().map(|(name, value)| (name.clone(), without_large_lists(value, limit))).collect(),
        ),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use gancho_core::testing::Samples;
    use serde_json::json;

    use super::*;
    use crate::catalogue::find;
    use crate::draft::Draft;
    use crate::schema::schema;
    use crate::variant::Variant;

    /// Copies of a value with one change each: a value in it is replaced, or an object has an unknown field.
    fn mutants(value: &Value) -> Vec<Value> {
        let mut all = vec![json!(0), json!([]), json!([0, {}, null, ""]), json!({}), json!({ "x": [0, 0] })];
        let mut each = |inner: &Value, put: &dyn Fn(&mut Value, Value)| {
            all.extend(mutants(inner).into_iter().map(|mutant| {
                let mut whole = value.clone();
                put(&mut whole, mutant);
                whole
            }));
        };
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    each(element, &|whole, mutant| whole[index] = mutant);
                }
                all.push(elements.iter().chain([&json!(7)]).chain(elements).cloned().collect());
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    each(field, &|whole, mutant| whole[name] = mutant);
                }
                for name in ["unknown".to_owned(), format!("unknown{}", "/~".repeat(500))] {
                    let mut more = fields.clone();
                    more.insert(name, value.clone());
                    all.push(more.into());
                }
            }
            _ => {}
        }
        all
    }

    #[test]
    fn validation_in_parts_finds_the_errors_of_the_whole_document() {
        let (mut invalid, mut compared) = (0, 0);
        for (event, seeds) in
            [("crm_deal_updated", 2), ("crm_contact_updated", 2), ("leads", 1), ("sale.sold", 1)]
        {
            for variant in [Variant::Open, Variant::Strict] {
                let schema = jsonschema::options()
                    .should_validate_formats(true)
                    .build(&schema(find(event).unwrap(), Draft::default(), variant))
                    .unwrap();
                for delivery in Samples::new([event], 3).unwrap().take(seeds) {
                    for document in mutants(&serde_json::to_value(delivery).unwrap()) {
                        let whole = errors_in_parts(&schema, &document, usize::MAX).into_parts();
                        for limit in [0, 2, 7] {
                            let parts = errors_in_parts(&schema, &document, limit).into_parts();
                            assert_eq!(parts, whole, "in parts of {limit}: {document}");
                        }
                        invalid += usize::from(whole.1 > 0);
                        compared += 1;
                    }
                }
            }
        }
        assert!(invalid > 1_000 && compared > invalid, "{invalid} of {compared}");
    }

    #[test]
    fn a_value_has_errors_in_parts_if_and_only_if_it_is_invalid() {
        let mut invalid = 0;
        for name in ["platform.ErrorAnswer", "v1.ErrorAnswer", "superoffice.ErrorAnswer"] {
            for variant in [Variant::Open, Variant::Strict] {
                let schema = schema(find(name).unwrap(), Draft::default(), variant);
                let schema = jsonschema::validator_for(&schema).unwrap();
                let detail = json!({ "error_type": "a", "error_message": "b", "path": null });
                for errors in [
                    json!({ "error_type": ["a", 0], "path": ["b", "c"] }),
                    json!({ "url": ["a", detail], "error_message": ["b"] }),
                    json!([detail, detail]),
                    detail.clone(),
                ] {
                    for document in mutants(&json!({ "errors": errors })) {
                        for limit in [0, 2, 4, 7] {
                            let (findings, count) = errors_in_parts(&schema, &document, limit).into_parts();
                            let is_valid = schema.is_valid(&document);
                            let is_reported = (findings.is_empty(), count == 0);
                            assert_eq!(is_reported, (is_valid, is_valid), "in parts of {limit}: {document}");
                            invalid += usize::from(!is_valid);
                        }
                    }
                }
            }
        }
        assert!(invalid > 100, "{invalid}");
    }

    #[test]
    fn a_list_that_no_alternative_accepts_is_reported() {
        let validator = crate::Validator::open().unwrap();
        let mut list = vec![json!("a"); 299];
        list.push(json!(0));
        let answer = json!({ "errors": { "error_type": list } });
        for name in ["platform.ErrorAnswer", "v1.ErrorAnswer"] {
            assert_eq!(validator.is_valid_as(name, &answer), Some(false));
            let validation = validator.validate_as(name, &answer).unwrap();
            assert!(!validation.is_valid());
            let [finding] = validation.findings() else { panic!("{:?}", validation.findings()) };
            assert_eq!((finding.path().as_str(), finding.keyword()), ("/errors/error_type", "type"));
        }
    }

    #[test]
    fn no_keyword_relates_elements_to_each_other() {
        for entry in crate::catalogue::catalogue() {
            let text = schema(entry, Draft::default(), Variant::Strict).to_string();
            for keyword in
                ["minItems", "maxItems", "uniqueItems", "contains", "prefixItems", "unevaluatedItems"]
            {
                assert!(!text.contains(&format!("\"{keyword}\":")), "{keyword} in {}", entry.name());
            }
        }
    }

    #[test]
    fn the_documents_of_parts_are_short() {
        let long = "x".repeat(1 << 20);
        let path = [Step::Key(&long), Step::Index(7), Step::Key(&long)];
        let document = around(&path, json!([0])).to_string();
        assert!(document.len() < 500, "{}", document.len());
    }

    #[test]
    fn every_element_has_its_index() {
        let validator = crate::Validator::open().unwrap();
        let mut leads: Vec<Value> = (0..1_000).map(|_| json!({ "id": "1" })).collect();
        leads[999] = json!({ "id": "1", "tags": ["a", 0] });
        leads[500] = json!(0);
        let validation = validator.validate(&json!({ "leads": leads }));
        let places: Vec<&str> = validation.findings().iter().map(|finding| finding.path().as_str()).collect();
        assert_eq!(places, ["/leads/500", "/leads/999/tags/1"]);
    }

    #[test]
    fn nested_large_lists_are_validated_in_parts() {
        let validator = crate::Validator::open().unwrap();
        let tags = json!(vec![0; 300]);
        let leads = json!({ "leads": vec![json!({ "id": "1", "tags": tags }); 300] });
        let validation = validator.validate(&leads);
        assert_eq!(validation.count(), 300 * 300);
        assert_eq!(validation.findings().len(), 1_000);
    }
}
