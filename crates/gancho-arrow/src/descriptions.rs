//! What each column means: the doc comments of the model, by way of the JSON Schemas.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Generated, and compared by a test: this crate need not depend on the one that makes JSON Schemas.
static DESCRIPTIONS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| serde_json::from_str(include_str!("descriptions.json")).unwrap_or_default());

/// What the field at this path means, such as `Deal.user.email`.
pub(crate) fn of(path: &str) -> Option<&'static str> {
    DESCRIPTIONS.get(path).copied()
}
