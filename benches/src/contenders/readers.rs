//! Contenders that parse whole bodies.

use std::hint::black_box;

use gancho_fast::Arena;

use super::{CORE, Contender, OURS, SERDE_JSON, SONIC_RS};
use crate::digest::{of_body, of_core, of_value};
use crate::peers::{self, Peer, SerdeJson, SerdeJsonStr, SonicRs};
use crate::realistic::Kind;

/// gancho-fast, then the other libraries, then core, then the minimum work of a parser: checking UTF-8, and copying all
/// bytes.
pub fn readers() -> Vec<Contender> {
    let mut arena = Arena::new();
    let mut copy = Vec::new();
    let mut buffers = simd_json::Buffers::default();
    let mut target = vec![0; 1 << 20];
    vec![
        Contender::new(OURS, move |_, body| {
            arena.reset();
            black_box(gancho_fast::from_slice(body, &arena)).is_ok()
        })
        .finding(|_, body| of_core(&gancho_fast::from_slice(body, &Arena::new()).ok()?.to_core()), of_body),
        peer(SONIC_RS, SonicRs),
        peer(SERDE_JSON, SerdeJson),
        peer("serde_json, from_str", SerdeJsonStr),
        Contender::new("simd-json, copy and tape", move |_, body| {
            copy.clear();
            copy.extend_from_slice(body);
            black_box(simd_json::to_tape_with_buffers(&mut copy, &mut buffers)).is_ok()
        })
        .finding(
            |kind, body| {
                let mut copy = body.to_vec();
                of_value(kind, &simd_json::to_tape(&mut copy).ok()?.deserialize().ok()?)
            },
            of_body,
        ),
        Contender::new(CORE, |_, body| {
            black_box(gancho_core::from_slice::<gancho_core::Envelope>(body)).is_ok()
        })
        .finding(|_, body| of_core(&gancho_core::from_slice::<gancho_core::Envelope>(body).ok()?), of_body),
        Contender::new("UTF-8 alone", |_, body| black_box(simdutf8::basic::from_utf8(body)).is_ok()),
        Contender::new("memcpy", move |_, body| {
            let target = target.get_mut(..body.len());
            target.map(|target| black_box(target).copy_from_slice(body)).is_some()
        }),
    ]
}

/// Another library that fills structs.
fn peer<R: Peer + Copy + 'static>(name: &'static str, peer: R) -> Contender {
    Contender::new(name, move |kind, body| peers::read(&peer, kind, body))
        .finding(move |kind: Kind, body: &[u8]| peers::digest(&peer, kind, body), of_body)
}
