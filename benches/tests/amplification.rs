//! No body takes more memory than the bounds that ARCHITECTURE.md states: counted, so that every machine finds the same.

#![allow(clippy::print_stdout, reason = "a test tells what it found")]

use gancho_benches::amplification::{READERS, worst};
use gancho_benches::counting::Counting;
use gancho_benches::growth::SHAPES;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Small bodies, since this runs without optimization; `--bin amplification` measures large ones.
const SIZE: usize = 12_000;

// One test, since others beside it would be counted.
#[test]
fn no_body_takes_more_memory_than_its_bound() {
    let mut beyond = Vec::new();
    for reader in READERS {
        let worst = SHAPES.iter().map(|shape| (worst(reader, shape, SIZE), shape.name));
        let (times, shape) = worst.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default();
        println!("{}: {times:.1} of {}, {shape}", reader.name, reader.bound);
        if times > reader.bound {
            beyond.push((reader.name, times, shape));
        }
    }
    assert!(beyond.is_empty(), "{beyond:?}");
}
