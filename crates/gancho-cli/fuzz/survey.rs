//! The program's code for saved surveys, without the code that counts and prints.

#[path = "../src/survey/change.rs"]
mod change;
#[path = "../src/survey/compare.rs"]
mod compare;
#[path = "../src/survey/kind.rs"]
mod kind;
#[path = "../src/survey/saved.rs"]
mod saved;

use std::path::Path;

use self::compare::compare;
use self::saved::Saved;
use crate::exit::Failure;

/// Reads a survey, compares it with another one, and returns it as the program writes it; `Ok(None)` if the file
/// contains something else. The error is the reason.
pub(crate) fn read(path: &Path, other: &str) -> Result<Option<Vec<u8>>, String> {
    let survey = match saved::load(path) {
        Ok(Some(survey)) => survey,
        Ok(None) => return Ok(None),
        Err(Failure::Survey(reason)) => return Err(reason),
    };
    assert!(compare(&survey, &survey).is_empty(), "nothing differs from itself");
    let other: Saved = serde_json::from_str(other).expect("the other survey is valid");
    let changes = [compare(&survey, &other), compare(&other, &survey)];
    serde_json::to_vec(&changes).expect("changes can be written");
    Ok(Some(serde_json::to_vec_pretty(&survey).expect("it can be written")))
}
