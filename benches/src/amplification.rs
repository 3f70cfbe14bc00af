//! The memory that a body takes, as a multiple of its size: the maximum that is allocated at one time, without the body
//! itself.

use gancho_core::rules::Check as _;
use gancho_core::{Envelope, ParseOptions};
use gancho_fast::Arena;
use gancho_schema::Validator;
use serde_json::Value;

use crate::counting;
use crate::growth::{Answer, Shape};

/// A parser or another function whose memory is measured.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Its name in tables.
    pub name: &'static str,
    /// The maximum number of bytes per byte of a body, as stated in ARCHITECTURE.md.
    pub bound: f64,
    peak: fn(&[u8]) -> usize,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All readers whose memory is measured.
pub const READERS: &[Reader] = &[
    Reader { name: "fast", bound: 32.0, peak: fast },
    Reader { name: "fast, requested", bound: 64.0, peak: fast_requested },
    Reader { name: "core", bound: 32.0, peak: core },
    Reader { name: "unknown fields, fast", bound: 32.0, peak: unknown_fast },
    Reader { name: "unknown fields, core", bound: 32.0, peak: unknown_core },
    Reader { name: "check", bound: 32.0, peak: check },
    Reader { name: "serde_json::Value", bound: 150.0, peak: value },
    Reader { name: "schema's report", bound: 32.0, peak: report },
];

/// The sizes at which each shape is measured, in percent of the given size. Memory that grows by doubling is largest
/// just after it has doubled, and the size at which it doubles differs between shapes.
const SIZES: [usize; 5] = [100, 115, 132, 152, 174];

/// The maximum for core and a response of an API, as stated in ARCHITECTURE.md.
pub const ANSWER_BOUND: f64 = 32.0;

/// The bytes that a reader takes per byte of a body of this shape: the maximum over several sizes, of which `size` is
/// the smallest.
pub fn worst(reader: &Reader, shape: &Shape, size: usize) -> f64 {
    worst_of(reader.peak, shape, size)
}

/// The bytes that core takes per byte of this response.
pub fn worst_answer(answer: &Answer, size: usize) -> f64 {
    let peak = |body: &[u8]| {
        counting::peak_during(|| {
            (answer.parse)(body);
        })
    };
    worst_of(peak, &answer.shape, size)
}

fn worst_of(peak: impl Fn(&[u8]) -> usize, shape: &Shape, size: usize) -> f64 {
    let at = |percent: usize| {
        let size = size * percent / 100;
        let body = shape.of_size(size);
        #[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52")]
        let (peak, length) = (peak(&body) as f64, body.len() as f64);
        peak / length
    };
    SIZES.into_iter().map(at).fold(0.0, f64::max)
}

/// The memory in use in the arena. The end of its last chunk is never written to, so the system does not provide memory
/// for it.
fn fast(body: &[u8]) -> usize {
    let arena = Arena::new();
    drop(gancho_fast::from_slice(body, &arena));
    arena.used()
}

/// The memory that the arena requested. Each chunk is twice as large as the last.
fn fast_requested(body: &[u8]) -> usize {
    counting::peak_during(|| {
        let arena = Arena::new();
        drop(gancho_fast::from_slice(body, &arena));
    })
}

fn core(body: &[u8]) -> usize {
    counting::peak_during(|| drop(gancho_core::from_slice::<Envelope>(body)))
}

/// The list of unknown fields alone.
fn unknown_fast(body: &[u8]) -> usize {
    // The arena is large enough beforehand, so that it is not counted.
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

/// The `Value` that schemas are applied to.
fn value(body: &[u8]) -> usize {
    counting::peak_during(|| drop(serde_json::from_slice::<Value>(body)))
}

/// A report, and everything that is allocated to create it, without the `Value`.
fn report(body: &[u8]) -> usize {
    static VALIDATOR: std::sync::LazyLock<Option<Validator>> =
        std::sync::LazyLock::new(|| Validator::open().ok());
    let (Some(validator), Ok(delivery)) = (VALIDATOR.as_ref(), serde_json::from_slice::<Value>(body)) else {
        return 0;
    };
    counting::peak_during(|| drop(validator.validate(&delivery)))
}
