//! Reader agreement, as in `tests/law`, for arbitrary bytes: this parser accepts a body if and only if core does, and
//! returns the same value; if both reject it, the errors are equal. `peek` agrees with the parser on accepted bodies.
//! This is checked with a new arena and with a warm one, and within a time that is linear in the length of the body.
//! Each body is parsed with one of the instruction sets of the processor.
//!
//! libFuzzer stores the body that causes a panic, so messages need not contain it.

#![no_main]

#[path = "../../tests/peek/agreement.rs"]
mod agreement;
#[path = "../bound.rs"]
mod bound;

use std::cell::RefCell;

use gancho_core::checked::with_unknown;
use gancho_core::{Envelope, Error, JsonPointer, from_slice};
use gancho_fast::forced::{self, Means};
use gancho_fast::{Arena, EnvelopeView, ParseOptions, peek};
use libfuzzer_sys::fuzz_target;

thread_local! {
    /// An arena that has the capacity for the largest body so far.
    static WARM: RefCell<Arena> = RefCell::new(Arena::new());
}

fuzz_target!(|body: &[u8]| {
    forced::set(means_for(body));
    let slow = from_slice::<Envelope>(body);
    // A new arena, so that AddressSanitizer detects a view that outlives its memory.
    let arena = Arena::new();
    compare(body, &slow, gancho_fast::from_slice(body, &arena));
    unknown_fields(body, slow.is_ok());
    WARM.with_borrow_mut(|arena| {
        arena.reset();
        compare(body, &slow, gancho_fast::from_slice(body, arena));
        bound::holds(body.len(), || {
            arena.reset();
            let mut unknown = Vec::new();
            drop(
                ParseOptions::new()
                    .unknown_fields(&mut unknown)
                    .from_slice(body, arena)
                    .map(EnvelopeView::to_core),
            );
        });
    });
    bound::holds(body.len(), || drop(peek(body)));
});

/// The instruction set for a body. It varies between bodies, but is always the same for one body.
fn means_for(body: &[u8]) -> Means {
    let sum: usize = body.iter().map(|byte| usize::from(*byte)).sum();
    Means::ALL[sum % Means::ALL.len()]
}

fn compare(body: &[u8], slow: &Result<Envelope, Error>, fast: Result<EnvelopeView<'_>, Error>) {
    match (slow, fast) {
        (Ok(slow), Ok(fast)) => {
            let owned = fast.to_core();
            assert!(owned == *slow, "the values differ");
            // The scale of a decimal does not affect equality, but is visible in debug output.
            assert!(format!("{owned:?}") == format!("{slow:?}"), "the debug output differs");
            if let Err(difference) = agreement::with_view(body, &fast) {
                panic!("{difference}");
            }
        }
        (Err(slow), Err(fast)) => {
            assert!(*slow == fast, "the errors differ");
            // The result for such a body is unspecified, but `peek` must not panic.
            drop(peek(body));
        }
        (slow, _) => panic!("only {} accepts", if slow.is_ok() { "core" } else { "fast" }),
    }
}

fn unknown_fields(body: &[u8], accepted: bool) {
    let arena = Arena::new();
    match (with_unknown::<Envelope>(body), fast_with_unknown(body, &arena)) {
        (Ok((slow, slow_unknown)), Ok((fast, fast_unknown))) => {
            assert!(accepted, "accepted only with the list of unknown fields");
            assert!(fast.to_core() == slow, "the values differ when unknown fields are listed");
            assert!(slow_unknown == fast_unknown, "the lists of unknown fields differ");
        }
        (Err(slow), Err(fast)) => {
            assert!(!accepted, "rejected only with the list of unknown fields");
            assert!(slow == fast, "the errors differ when unknown fields are listed");
        }
        (slow, _) => {
            panic!("only {} accepts, listing unknown fields", if slow.is_ok() { "core" } else { "fast" })
        }
    }
}

/// Like [`with_unknown`], with the fast parser.
fn fast_with_unknown<'a>(
    body: &'a [u8],
    arena: &'a Arena,
) -> Result<(EnvelopeView<'a>, Vec<JsonPointer>), Error> {
    let mut unknown = Vec::new();
    let view = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, arena)?;
    Ok((view, unknown))
}
