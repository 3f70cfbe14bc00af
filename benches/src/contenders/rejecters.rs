//! Contenders that reject a body and create an error.

use std::hint::black_box;

use gancho_core::{Envelope, Error, from_slice};
use gancho_fast::Arena;

use super::{CORE_REJECTING, Contender, REJECTING};
use crate::realistic::Body;

/// gancho-fast, then core, whose errors gancho-fast must return. Both parse seven eighths of each body.
pub fn rejecters() -> Vec<Contender> {
    let mut arena = Arena::new();
    vec![
        Contender::new(REJECTING, move |_, body| {
            arena.reset();
            black_box(gancho_fast::from_slice(most(body), &arena)).is_err()
        })
        .finding(|_, body| gancho_fast::from_slice(most(body), &Arena::new()).err(), core),
        Contender::new(CORE_REJECTING, |_, body| black_box(from_slice::<Envelope>(most(body))).is_err()),
    ]
}

/// A truncated body, which usually ends inside a custom field.
fn most(body: &[u8]) -> &[u8] {
    body.get(..body.len() / 8 * 7).unwrap_or_default()
}

fn core((_, body): &Body) -> Option<Error> {
    from_slice::<Envelope>(most(body)).err()
}
