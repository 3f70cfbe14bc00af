//! Functions that process a body: their time per byte must not grow with the length of the body.

use std::fmt::Write as _;
use std::hint::black_box;

use gancho_core::rdstation::platform::ErrorAnswer;
use gancho_core::rules::Check as _;
use gancho_core::{Envelope, ParseOptions};
use gancho_fast::Arena;
use gancho_schema::Validator;
use serde_json::Value;

/// Passes the code to be timed, and nothing else, to the given clock.
type Run = fn(&[u8], &mut dyn FnMut(&mut dyn FnMut()));

/// A function that processes a body.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The name in tables.
    pub name: &'static str,
    run: Run,
}

impl Reader {
    /// Processes a body once. The preparation is not timed; dropping the results is.
    pub fn run(&self, body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
        (self.run)(body, clock);
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All readers.
pub const READERS: &[Reader] = &[
    Reader { name: "fast", run: fast },
    Reader { name: "fast, unknown fields", run: fast_unknown },
    Reader { name: "core", run: core },
    Reader { name: "core, unknown fields", run: core_unknown },
    Reader { name: "core, ErrorAnswer", run: error_answer },
    Reader { name: "peek", run: peek },
    Reader { name: "to_core", run: to_core },
    Reader { name: "check of a view", run: check_view },
    Reader { name: "check, and its report", run: check },
    Reader { name: "serialize", run: serialize },
    Reader { name: "schema, is_valid", run: schema_is_valid },
    Reader { name: "schema, and its report", run: schema },
];

fn fast(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let arena = Arena::new();
    clock(&mut || drop(black_box(gancho_fast::from_slice(body, &arena))));
}

fn fast_unknown(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let arena = Arena::new();
    clock(&mut || {
        let mut unknown = Vec::new();
        let options = gancho_fast::ParseOptions::new().unknown_fields(&mut unknown);
        drop(black_box(options.from_slice(body, &arena)));
        drop(black_box(unknown));
    });
}

fn core(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    clock(&mut || drop(black_box(gancho_core::from_slice::<Envelope>(body))));
}

fn core_unknown(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    clock(&mut || {
        let mut unknown = Vec::new();
        let options = ParseOptions::new().unknown_fields(&mut unknown);
        drop(black_box(options.from_slice::<Envelope>(body)));
        drop(black_box(unknown));
    });
}

/// Not a delivery, but the only type with a map from arbitrary names to typed objects.
fn error_answer(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    clock(&mut || {
        let mut unknown = Vec::new();
        let options = ParseOptions::new().unknown_fields(&mut unknown);
        drop(black_box(options.from_slice::<ErrorAnswer>(body)));
        drop(black_box(unknown));
    });
}

fn peek(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    clock(&mut || drop(black_box(gancho_fast::peek(body))));
}

fn to_core(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let arena = Arena::new();
    if let Ok(view) = gancho_fast::from_slice(body, &arena) {
        clock(&mut || drop(black_box(view.to_core())));
    }
}

fn check_view(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let arena = Arena::new();
    if let Ok(view) = gancho_fast::from_slice(body, &arena) {
        clock(&mut || drop(black_box(view.check())));
    }
}

/// The rules of core, not those that gancho-fast checks on a view.
fn check(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    if let Ok(envelope) = gancho_core::from_slice::<Envelope>(body) {
        clock(&mut || {
            let mut report = String::new();
            for finding in envelope.check() {
                let _ = writeln!(report, "{finding}");
            }
            drop(black_box(report));
        });
    }
}

fn serialize(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    if let Ok(envelope) = gancho_core::from_slice::<Envelope>(body) {
        clock(&mut || drop(black_box(serde_json::to_vec(&envelope))));
    }
}

fn schema_is_valid(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let (Some(validator), Ok(delivery)) = (validator(), serde_json::from_slice::<Value>(body)) else {
        return;
    };
    clock(&mut || {
        black_box(validator.is_valid(&delivery));
    });
}

fn schema(body: &[u8], clock: &mut dyn FnMut(&mut dyn FnMut())) {
    let Some(validator) = validator() else { return };
    clock(&mut || {
        let mut text = String::new();
        if let Ok(report) = validator.validate_slice(body) {
            for finding in report.findings() {
                let _ = writeln!(text, "{finding}");
            }
        }
        drop(black_box(text));
    });
}

/// Compiled once.
fn validator() -> Option<&'static Validator> {
    static VALIDATOR: std::sync::LazyLock<Option<Validator>> =
        std::sync::LazyLock::new(|| Validator::open().ok());
    VALIDATOR.as_ref()
}
