//! Bodies that grow: in length, in their lists, strings and nesting; and hostile bodies.
//!
//! The time per byte of each may be at most ten times that of a deal of 2 kB.

mod answers;
mod deal;
mod deliveries;
mod fields;
mod forms;
mod hostile;
mod input;
mod lists;
mod nesting;
mod numbers;
mod readers;
mod schemas;
mod shapes;
mod sizes;
mod text;

pub use answers::{ANSWERS, Answer};
pub use deliveries::{SHAPES, Shape};
pub use input::Input;
pub use readers::{READERS, Reader};
pub use schemas::{PAIRS, Pair};

/// Every input. A small `limit` shortens the bodies: they then have at most about twenty times as many bytes. The names
/// state the full sizes.
pub fn inputs(limit: usize) -> Vec<Input> {
    let families = [
        sizes::all,
        forms::all,
        lists::all,
        shapes::all,
        text::all,
        fields::all,
        numbers::all,
        nesting::all,
        hostile::all,
    ];
    families.iter().flat_map(|family| family(limit)).collect()
}

/// The width of the longest name in a table, in characters.
pub fn width<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(|name| name.chars().count()).max().unwrap_or_default()
}

/// One million bytes, or the limit if it is lower.
fn megabyte(limit: usize) -> usize {
    limit.min(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::{ANSWERS, SHAPES, inputs};

    #[test]
    fn each_input_is_accepted_or_rejected_as_declared() {
        let arena = gancho_fast::Arena::new();
        for input in inputs(5_000) {
            let body = input.body();
            let fast = gancho_fast::from_slice(&body, &arena);
            assert_eq!(fast.is_ok(), input.is_accepted, "{}", input.name);
            match (fast, gancho_core::from_slice::<gancho_core::Envelope>(&body)) {
                (Ok(view), Ok(read)) => assert!(view.to_core() == read, "{}", input.name),
                (Err(_), Err(_)) => {}
                _ => panic!("{}: the readers disagree", input.name),
            }
        }
    }

    #[test]
    fn sizes_match_the_names() {
        let sizes = [(" 20 kB", 20_000), (" 100 kB", 100_000), ("1 MB", 1_000_000), ("20 MB", 20_000_000)];
        for input in inputs(usize::MAX) {
            let Some((_, size)) = sizes.iter().find(|(name, _)| input.name.contains(name)) else { continue };
            let length = input.body().len();
            assert!(length.abs_diff(*size) < size / 10, "{} has {length} bytes", input.name);
        }
    }

    #[test]
    fn each_shape_has_the_requested_size_and_the_readers_agree() {
        let arena = gancho_fast::Arena::new();
        for shape in SHAPES {
            let body = shape.of_size(5_000);
            assert!(body.len().abs_diff(5_000) < 2_500, "{} has {} bytes", shape.name, body.len());
            match (gancho_fast::from_slice(&body, &arena), gancho_core::from_slice(&body)) {
                (Ok(view), Ok(envelope)) => assert!(view.to_core() == envelope, "{}", shape.name),
                (fast, core) => assert_eq!(fast.err(), core.err(), "{}", shape.name),
            }
        }
    }

    #[test]
    fn each_answer_has_the_requested_size_and_is_accepted() {
        for answer in ANSWERS {
            let body = answer.shape.of_size(5_000);
            assert!(body.len().abs_diff(5_000) < 2_500, "{} has {} bytes", answer.shape.name, body.len());
            assert!((answer.parse)(&body), "{}", answer.shape.name);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<String> = inputs(10).into_iter().map(|input| input.name).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
