//! Truncates, duplicates and reorders bodies as requested.

use std::collections::VecDeque;

use super::body::Body;
use super::chance::Chance;
use crate::args::Send;

/// The maximum distance of two deliveries that are swapped.
const MAX_DELAY: usize = 10;

/// How bodies are disturbed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disturbed {
    broken: f64,
    duplicates: f64,
    reorder: f64,
    seed: u64,
}

impl Disturbed {
    pub(super) fn of(args: &Send) -> Self {
        Self {
            broken: args.broken.0,
            duplicates: args.duplicates.0,
            reorder: args.reorder.0,
            seed: args.seed,
        }
    }

    /// Disturbs the bodies one by one, and calls the function for each duplicate.
    pub(super) fn bodies(
        self,
        mut whole: impl Iterator<Item = Body>,
        note_duplicate: impl Fn(),
    ) -> impl Iterator<Item = Body> {
        let mut chance = Chance::new(self.seed);
        let mut order = Chance::new(!self.seed);
        // The next body, and those with which it may be swapped.
        let mut window = VecDeque::with_capacity(MAX_DELAY + 2);
        std::iter::from_fn(move || {
            while window.len() <= MAX_DELAY {
                let Some(body) = whole.next() else { break };
                let body = if chance.happens(self.broken) { body.broken() } else { body };
                if chance.happens(self.duplicates) {
                    window.push_back(body.clone());
                    note_duplicate();
                }
                window.push_back(body);
            }
            if order.happens(self.reorder) {
                let later = 1 + order.below(MAX_DELAY);
                if later < window.len() {
                    window.swap(0, later);
                }
            }
            window.pop_front()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use gancho_core::testing::Samples;

    use super::*;

    fn disturbed(broken: f64, duplicates: f64, reorder: f64) -> (Vec<Body>, u32) {
        let whole = Samples::new(["crm_source_deleted"], 1).unwrap().take(200).map(Body::of);
        let noted = Cell::new(0);
        let disturbed = Disturbed { broken, duplicates, reorder, seed: 3 };
        let bodies = disturbed.bodies(whole, || noted.set(noted.get() + 1)).collect();
        (bodies, noted.into_inner())
    }

    #[test]
    fn each_body_is_sent() {
        let bytes = |bodies: &[Body]| bodies.iter().map(|body| body.bytes().to_vec()).collect::<Vec<_>>();
        let sorted = |mut bodies: Vec<Vec<u8>>| {
            bodies.sort();
            bodies
        };
        let whole = bytes(&disturbed(0.0, 0.0, 0.0).0);
        assert_eq!(whole.len(), 200);
        let reordered = bytes(&disturbed(0.0, 0.0, 0.5).0);
        assert_ne!(reordered, whole);
        assert_eq!(sorted(reordered), sorted(whole.clone()));
        let (twice, noted) = disturbed(0.0, 0.25, 0.0);
        assert!((20..80).contains(&noted) && twice.len() == 200 + noted as usize, "{noted}");
        let mut once = bytes(&twice);
        once.dedup();
        assert_eq!(once, whole);
        let broken = bytes(&disturbed(1.0, 0.0, 0.0).0);
        assert!(broken.iter().zip(&whole).all(|(half, whole)| half.len() == whole.len() / 2));
    }
}
