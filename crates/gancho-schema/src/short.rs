//! Names that are longer than those of the schemas.

/// The length of a name that is shortened, in bytes, or up to three bytes less. Every name in a schema is shorter.
const SHORT: usize = 128;

/// The name, or the beginning of a name that is longer than any in a schema.
///
/// A schema treats both the same: it knows neither, and its patterns match the beginning of a name. A part contains the
/// names on the path to its elements, so without this, a name of a megabyte would be copied for each part of its list.
pub(crate) fn short(name: &str) -> &str {
    if name.len() <= SHORT {
        return name;
    }
    // A character has up to four bytes.
    (SHORT - 3..=SHORT).rev().find_map(|end| name.get(..end)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::catalogue::catalogue;
    use crate::draft::Draft;
    use crate::schema::schema;
    use crate::variant::Variant;

    #[test]
    fn only_long_names_are_shortened() {
        let name = "x".repeat(SHORT);
        assert_eq!(short(&name), name);
        assert_eq!(short(&format!("{name}y")), name);
        let wide = format!("x{}", "ç".repeat(SHORT));
        assert_eq!((short(&wide).len(), wide.starts_with(short(&wide))), (SHORT - 1, true));
    }

    #[test]
    fn no_schema_distinguishes_a_long_name_from_its_beginning() {
        fn check(schema: &Value) {
            match schema {
                Value::Object(fields) => {
                    for (name, inner) in fields {
                        assert!(name.len() < SHORT - 3, "{name}");
                        assert!(
                            !["propertyNames", "dependentSchemas", "dependentRequired"].contains(&&**name)
                        );
                        if name == "patternProperties" {
                            // These patterns match the beginning of a name.
                            let is_prefix = |pattern: &str| pattern == "^cf_";
                            assert!(
                                inner.as_object().unwrap().keys().all(|pattern| is_prefix(pattern)),
                                "{inner}"
                            );
                        }
                        check(inner);
                    }
                }
                Value::Array(elements) => elements.iter().for_each(check),
                _ => {}
            }
        }
        for entry in catalogue() {
            for variant in [Variant::Open, Variant::Strict] {
                check(&schema(entry, Draft::default(), variant));
            }
        }
    }
}
