//! The descriptions of columns: the doc comments of the model, through the JSON Schemas.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A generated file, so that this crate does not depend on gancho-schema. A test compares it with the schemas.
static DESCRIPTIONS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| serde_json::from_str(include_str!("descriptions.json")).unwrap_or_default());

/// The description of the field at this path, such as `Deal.user.email`.
pub(crate) fn of(path: &str) -> Option<&'static str> {
    DESCRIPTIONS.get(path).copied()
}
