//! Documents for validators of other languages. Those with large numbers, or with a line break at the end of a string,
//! are left out, because these validators compute with floats, or match `$` before a line break.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use gancho_schema::Validator;
use serde_json::{Value, json};

use crate::documents::Source;
use crate::mutants;
use crate::random::Random;

/// The number up to which a float can represent every whole number.
const SAFE: f64 = 9_007_199_254_740_992.0;

/// Writes this number of documents, half of them mutants, one per line.
pub(crate) fn write(path: &Path, seed: u64, wanted: usize) {
    let validator = Validator::open().unwrap();
    let mut random = Random::new(seed);
    let mut source = Source::new(seed);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = BufWriter::new(File::create(path).unwrap());
    let mut written = 0;
    while written < wanted {
        let (name, mut body) = source.next(&mut random);
        if random.below(2) == 0 {
            (random.pick(mutants::ALL).apply)(&mut body, &mut random);
        }
        if !is_plain(&body) {
            continue;
        }
        let accepted = match name {
            Some(name) => validator.is_valid_as(name, &body).unwrap(),
            None => validator.is_valid(&body),
        };
        let line = json!({ "name": name, "accepted": accepted, "body": body });
        writeln!(file, "{line}").unwrap();
        written += 1;
    }
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(|number| number.abs() < SAFE),
        Value::String(text) => !text.ends_with('\n'),
        Value::Array(elements) => elements.iter().all(is_plain),
        Value::Object(fields) => fields.values().all(is_plain),
        Value::Null | Value::Bool(_) => true,
    }
}
