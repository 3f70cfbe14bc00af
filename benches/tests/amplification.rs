//! No body of the measured shapes takes more memory than the bounds in ARCHITECTURE.md. Bytes are counted, so the
//! result is the same on every machine.

#![allow(clippy::print_stdout, reason = "the test prints its results")]

use gancho_benches::amplification::{ANSWER_BOUND, READERS, worst, worst_answer};
use gancho_benches::counting::Counting;
use gancho_benches::growth::{ANSWERS, SHAPES};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Small bodies, since this runs without optimization; `--bin amplification` measures large ones.
const SIZE: usize = 12_000;

// A single test, because allocations of concurrent tests would be counted.
#[test]
fn no_shape_takes_more_memory_than_the_bounds() {
    let mut beyond = Vec::new();
    for reader in READERS {
        let worst = SHAPES.iter().map(|shape| (worst(reader, shape, SIZE), shape.name));
        let (times, shape) = worst.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default();
        println!("{}: {times:.1} of {}, {shape}", reader.name, reader.bound);
        if times > reader.bound {
            beyond.push((reader.name, times, shape));
        }
    }
    for answer in ANSWERS {
        let times = worst_answer(answer, SIZE);
        println!("{}: {times:.1} of {ANSWER_BOUND}", answer.shape.name);
        if times > ANSWER_BOUND {
            beyond.push(("core, responses", times, answer.shape.name));
        }
    }
    assert!(beyond.is_empty(), "{beyond:?}");
}
