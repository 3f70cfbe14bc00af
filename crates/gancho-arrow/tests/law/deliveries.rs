//! The tested deliveries: fixtures and generated ones, unchanged and with one random edit.

use std::path::{Path, PathBuf};

use gancho_core::events;
use gancho_core::testing::Samples;
use walkdir::WalkDir;

/// All bodies in a folder of the fixtures.
pub(crate) fn fixtures(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(folder);
    let files = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let bodies = files.filter(|file| {
        file.file_type().is_file() && file.path().extension().is_none_or(|end| end != "expected")
    });
    let bodies: Vec<_> =
        bodies.map(|file| (file.path().to_owned(), std::fs::read(file.path()).unwrap())).collect();
    assert!(bodies.len() > 20, "{folder}");
    bodies
}

/// The number of generated deliveries.
pub(crate) fn count() -> usize {
    // Without optimisation, core takes thirty times as long.
    let usual = if cfg!(debug_assertions) { 4_000 } else { 200_000 };
    std::env::var("GANCHO_LAW_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Generated deliveries of all events in turn, each followed by a copy with one random edit.
pub(crate) fn generated(seed: u64, count: usize) -> impl Iterator<Item = Vec<u8>> {
    let samples = Samples::new(events::all().map(|event| event.name), seed).unwrap();
    let mut state = 0x2545_F491_4F6C_DD1D_u64 ^ seed;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    samples.take(count).flat_map(move |delivery| {
        let body = serde_json::to_vec(&delivery).unwrap();
        let mut broken = body.clone();
        let at = random(body.len());
        match random(4) {
            0 => broken.truncate(at),
            1 => broken[at] = br#"{}[]",:0.eu\\"#[random(12)],
            2 => drop(broken.remove(at)),
            _ => broken.insert(at, br#"00991eu.,""#[random(10)]),
        }
        [body, broken]
    })
}
