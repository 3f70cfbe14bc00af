//! The law of `tests/law`, asked of any bytes: this parser accepts a body if and only if core does, and gives the same
//! value; where both reject, the error is the same. `peek` agrees with what is accepted.
//!
//! A panic is a finding. libFuzzer keeps the body that led to it, so messages need not show it.

#![no_main]

#[path = "../../tests/peek/agreement.rs"]
mod agreement;

use gancho_core::checked::with_unknown;
use gancho_core::{Envelope, Error, from_slice};
use gancho_fast::{Arena, ParseOptions, peek};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    // A fresh arena: a view that outlived its memory would be seen.
    let arena = Arena::new();
    let accepted = match (from_slice::<Envelope>(body), gancho_fast::from_slice(body, &arena)) {
        (Ok(slow), Ok(fast)) => {
            let owned = fast.to_core();
            assert!(owned == slow, "the values differ");
            // A decimal's scale is no part of its equality, and shows in print.
            assert!(format!("{owned:?}") == format!("{slow:?}"), "the values print differently");
            if let Err(difference) = agreement::with_view(body, &fast) {
                panic!("{difference}");
            }
            true
        }
        (Err(slow), Err(fast)) => {
            same_error(&slow, &fast);
            // It may say what it likes of such a body, and must not panic.
            drop(peek(body));
            false
        }
        (slow, _) => panic!("only {} accepts", if slow.is_ok() { "core" } else { "fast" }),
    };
    unknown_members(body, accepted);
});

fn same_error(slow: &Error, fast: &Error) {
    assert!(slow == fast, "the errors differ");
}

fn unknown_members(body: &[u8], accepted: bool) {
    let arena = Arena::new();
    match (with_unknown::<Envelope>(body), fast_with_unknown(body, &arena)) {
        (Ok((slow, slow_unknown)), Ok((fast, fast_unknown))) => {
            assert!(accepted, "accepted only with the list of unknown fields");
            assert!(fast.to_core() == slow, "the values differ when unknown fields are listed");
            assert!(slow_unknown == fast_unknown, "the lists of unknown fields differ");
        }
        (Err(slow), Err(fast)) => {
            assert!(!accepted, "rejected only with the list of unknown fields");
            same_error(&slow, &fast);
        }
        (slow, _) => {
            panic!("only {} accepts, listing unknown fields", if slow.is_ok() { "core" } else { "fast" })
        }
    }
}

/// As [`with_unknown`], by the fast parser.
fn fast_with_unknown<'a>(
    body: &'a [u8],
    arena: &'a Arena,
) -> Result<(gancho_fast::EnvelopeView<'a>, Vec<gancho_core::JsonPointer>), gancho_core::Error> {
    let mut unknown = Vec::new();
    let view = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, arena)?;
    Ok((view, unknown))
}
