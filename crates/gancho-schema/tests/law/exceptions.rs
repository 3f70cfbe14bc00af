//! The differences that are tolerated, each with its reason.

use gancho_core::{Error, ErrorKind, JsonPointer};
use serde_json::Value;

/// Whether what the model rejects is something that no keyword can reject.
pub(crate) fn excuses(
    name: Option<&str>,
    read: &Result<Option<Vec<JsonPointer>>, Error>,
    document: &Value,
) -> bool {
    // One error or errors by field: the model tells by the fields' names. These are answers, never deliveries.
    if matches!(name, Some("platform.ErrorAnswer" | "v1.ErrorAnswer")) && document["errors"].is_object() {
        return true;
    }
    let Err(error) = read else { return false };
    if error.kind() != ErrorKind::InvalidValue {
        return false;
    }
    let Some(Value::Number(number)) = document.pointer(error.path().as_str()) else { return false };
    let Some(float) = number.as_f64() else { return false };
    // More than 28 decimals: the model does not round, and `multipleOf` would make other validators reject 33.9.
    let too_fine = float != 0.0 && float.abs() < 1e-10;
    // The float -2^63 prints as -9.223372036854776e18, which is below it: digits beyond a float.
    let beyond_its_digits = float.to_bits() == (-9_223_372_036_854_775_808_f64).to_bits();
    too_fine || beyond_its_digits
}
