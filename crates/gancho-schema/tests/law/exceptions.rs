//! The differences that are tolerated, each with its reason.

use gancho_core::{Error, ErrorKind, JsonPointer};
use serde_json::Value;

/// Whether the model rejects a document for a reason that no keyword expresses.
pub(crate) fn excuses(
    name: Option<&str>,
    read: &Result<Option<Vec<JsonPointer>>, Error>,
    document: &Value,
) -> bool {
    // One error, or errors by field: the model decides by the names of the fields. These are responses, never
    // deliveries.
    if matches!(name, Some("platform.ErrorAnswer" | "v1.ErrorAnswer")) && document["errors"].is_object() {
        return true;
    }
    let Err(error) = read else { return false };
    if error.kind() != ErrorKind::InvalidValue {
        return false;
    }
    let Some(Value::Number(number)) = document.pointer(error.path().as_str()) else { return false };
    let Some(float) = number.as_f64() else { return false };
    // More than 28 decimal places: the model does not round, and `multipleOf` would make other validators reject 33.9.
    let has_too_many_places = float != 0.0 && float.abs() < 1e-10;
    // The float -2^63 is written -9.223372036854776e18. As an exact decimal, that is less than -2^63.
    let is_below_when_exact = float.to_bits() == (-9_223_372_036_854_775_808_f64).to_bits();
    has_too_many_places || is_below_when_exact
}
