//! How much memory a body takes, as a multiple of its bytes: the most that is held at a time while it is parsed, the body
//! itself not counted.

use gancho_core::rules::Check as _;
use gancho_core::{Envelope, ParseOptions};
use gancho_fast::Arena;
use gancho_schema::Validator;
use serde_json::Value;

use crate::counting;
use crate::growth::Shape;

/// One whose memory is measured.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What tables call it.
    pub name: &'static str,
    /// How many bytes it takes at most for a byte of a body that it accepts, as ARCHITECTURE.md states it.
    pub bound: f64,
    peak: fn(&[u8]) -> usize,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All.
pub const READERS: &[Reader] = &[
    Reader { name: "fast", bound: 32.0, peak: fast },
    Reader { name: "fast, asked for", bound: 64.0, peak: fast_asked_for },
    Reader { name: "core", bound: 64.0, peak: core },
    Reader { name: "unknown fields, fast", bound: 32.0, peak: unknown_fast },
    Reader { name: "unknown fields, core", bound: 32.0, peak: unknown_core },
    Reader { name: "check", bound: 32.0, peak: check },
    Reader { name: "serde_json::Value", bound: 128.0, peak: value },
    Reader { name: "schema's report", bound: 128.0, peak: report },
];

/// The sizes at which each shape is measured: what grows by doubling is at its worst just behind a power of two, wherever
/// that is for the shape.
const SIZES: [usize; 5] = [262_144, 301_124, 345_901, 397_336, 456_419];

/// How many bytes a reader takes for a byte of a body of this shape, at the worst of several sizes.
pub fn worst(reader: &Reader, shape: &Shape) -> f64 {
    let at = |size: usize| {
        let body = shape.of_size(size);
        #[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52")]
        let (peak, length) = ((reader.peak)(&body) as f64, body.len() as f64);
        peak / length
    };
    SIZES.into_iter().map(at).fold(0.0, f64::max)
}

/// What the arena holds, without the end of its last piece of memory, which nothing was written to.
fn fast(body: &[u8]) -> usize {
    let arena = Arena::new();
    drop(gancho_fast::from_slice(body, &arena));
    arena.used()
}

/// What the arena asked the system for. It asks for twice as much each time.
fn fast_asked_for(body: &[u8]) -> usize {
    counting::peak_during(|| {
        let arena = Arena::new();
        drop(gancho_fast::from_slice(body, &arena));
    })
}

fn core(body: &[u8]) -> usize {
    counting::peak_during(|| drop(gancho_core::from_slice::<Envelope>(body)))
}

/// What the list takes, beside the parse.
fn unknown_fast(body: &[u8]) -> usize {
    // Grown before: what is counted is the list, and what it takes to make it.
    let mut arena = Arena::new();
    drop(gancho_fast::from_slice(body, &arena));
    arena.reset();
    let arena = Arena::with_capacity(arena.capacity() * 2);
    counting::peak_during(|| {
        let mut unknown = Vec::new();
        drop(gancho_fast::ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, &arena));
    })
}

fn unknown_core(body: &[u8]) -> usize {
    let with = counting::peak_during(|| {
        let mut unknown = Vec::new();
        drop(ParseOptions::new().unknown_fields(&mut unknown).from_slice::<Envelope>(body));
    });
    with.saturating_sub(core(body))
}

fn check(body: &[u8]) -> usize {
    let Ok(envelope) = gancho_core::from_slice::<Envelope>(body) else { return 0 };
    counting::peak_during(|| drop(envelope.check()))
}

/// The tree of values that schemas are asked about.
fn value(body: &[u8]) -> usize {
    counting::peak_during(|| drop(serde_json::from_slice::<Value>(body)))
}

/// What a report takes, beside the tree.
fn report(body: &[u8]) -> usize {
    static VALIDATOR: std::sync::LazyLock<Option<Validator>> =
        std::sync::LazyLock::new(|| Validator::open().ok());
    let (Some(validator), Ok(delivery)) = (VALIDATOR.as_ref(), serde_json::from_slice::<Value>(body)) else {
        return 0;
    };
    counting::peak_during(|| drop(validator.validate(&delivery)))
}
