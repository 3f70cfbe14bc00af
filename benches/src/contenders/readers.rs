//! Those that read a body whole.

use std::hint::black_box;

use gancho_fast::Arena;

use super::{Contender, OURS, SERDE_JSON, SONIC_RS};
use crate::rivals::{self, SerdeJson, SerdeJsonStr, SonicRs};

/// Ours first, then its rivals, then what no reader can do without: to check UTF-8, to touch each byte.
pub fn readers() -> Vec<Contender> {
    let mut arena = Arena::new();
    let mut copy = Vec::new();
    let mut buffers = simd_json::Buffers::default();
    let mut target = vec![0; 1 << 20];
    vec![
        Contender::new(OURS, move |_, body| {
            arena.reset();
            black_box(gancho_fast::parse(body, &arena)).is_ok()
        }),
        Contender::new(SONIC_RS, |kind, body| rivals::read(&SonicRs, kind, body)),
        Contender::new(SERDE_JSON, |kind, body| rivals::read(&SerdeJson, kind, body)),
        Contender::new("serde_json, from_str", |kind, body| rivals::read(&SerdeJsonStr, kind, body)),
        Contender::new("simd-json, copy and tape", move |_, body| {
            copy.clear();
            copy.extend_from_slice(body);
            black_box(simd_json::to_tape_with_buffers(&mut copy, &mut buffers)).is_ok()
        }),
        Contender::new("serde_json, core's types", |_, body| {
            black_box(gancho_core::from_slice(body)).is_ok()
        }),
        Contender::new("UTF-8 alone", |_, body| black_box(simdutf8::basic::from_utf8(body)).is_ok()),
        Contender::new("memcpy", move |_, body| {
            let target = target.get_mut(..body.len());
            target.map(|target| black_box(target).copy_from_slice(body)).is_some()
        }),
    ]
}
