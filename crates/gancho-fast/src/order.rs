//! The order in which senders write fields: learned from earlier bodies, and used only as a hint.
//!
//! A queue, a database or a program may write the fields in an order of its own, which is the same in millions of bodies.
//! An arena therefore records, for each view, which field followed each field the last time. The result of a parse does
//! not depend on it: after a failed prediction, which takes one comparison, the key is looked up.
//!
//! Bodies of several senders may alternate, and would overwrite each other's order. An arena therefore has several sets
//! of orders, and the first bytes of a body select one of them.

use std::array;
use std::cell::{Cell, OnceCell};
use std::fmt;

use crate::sender::Sender;

/// The number of senders with a set of orders. The fifth sender replaces the first.
const SENDERS: usize = 4;

/// The number of views with an order of their own; any further view shares the last one. There are 34 views.
const VIEWS: usize = 48;

/// The maximum number of bodies in which nothing is predicted.
const LONGEST_DISTRUST: u8 = 63;

/// Fields of a view.
const FIELDS: usize = 32;

/// The orders of the senders met so far.
#[derive(Default)]
pub(crate) struct Orders {
    habits: [OnceCell<Box<Habits>>; SENDERS],
    /// The sender that is replaced next.
    oldest: Cell<usize>,
}

impl Orders {
    /// The habits of a sender. A new sender starts with the habits of the sender that it replaces.
    pub(crate) fn of(&self, sender: Sender) -> Option<&Habits> {
        for habits in &self.habits {
            let habits = habits.get_or_init(|| Box::new(Habits::new(sender)));
            if habits.sender.get() == sender {
                return Some(habits);
            }
        }
        let oldest = self.oldest.get();
        self.oldest.set((oldest + 1) % SENDERS);
        let habits = self.habits.get(oldest)?.get()?;
        habits.sender.set(sender);
        Some(habits)
    }
}

impl fmt::Debug for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Orders").finish_non_exhaustive()
    }
}

/// The orders of one sender.
pub(crate) struct Habits {
    sender: Cell<Sender>,
    trust: Cell<Trust>,
    orders: [Order; VIEWS],
}

/// Whether predictions are worthwhile.
#[derive(Clone, Copy, Default)]
struct Trust {
    /// The number of bodies in which nothing will be predicted.
    left: u8,
    /// The number of bodies in which nothing was predicted before.
    last: u8,
    /// Whether the last body in which fields were predicted had a fixed order.
    is_kept: bool,
}

impl Habits {
    /// The vendor order.
    fn new(sender: Sender) -> Self {
        let orders = array::from_fn(|_| Order::vendors());
        Self { sender: Cell::new(sender), trust: Cell::default(), orders }
    }

    /// Whether to predict the order of the next body. After a body without a fixed order, some bodies are not predicted, and
    /// after the next one twice as many: of senders without a fixed order, one body in sixty pays for the attempt.
    pub(crate) fn is_trusted(&self) -> bool {
        let mut trust = self.trust.get();
        let is_trusted = trust.left == 0;
        if is_trusted {
            if trust.is_kept {
                trust.last = 0;
            }
            trust.is_kept = true;
        } else {
            trust.left -= 1;
        }
        self.trust.set(trust);
        is_trusted
    }

    /// Notes that a body had no fixed order.
    pub(crate) fn distrust(&self) {
        let next = (self.trust.get().last * 2 + 1).min(LONGEST_DISTRUST);
        self.trust.set(Trust { left: next, last: next, is_kept: false });
    }

    /// The order of a view's fields, by the view's number.
    #[inline(always)]
    pub(crate) fn order(&self, view: usize) -> Option<&Order> {
        self.orders.get(view.min(VIEWS - 1))
    }
}

/// The field that follows each field.
pub(crate) struct Order([Cell<u8>; FIELDS + 1]);

impl Order {
    #[allow(clippy::cast_possible_truncation, reason = "at most 32")]
    fn vendors() -> Self {
        Self(array::from_fn(|field| Cell::new(field as u8)))
    }

    /// The field that followed `last`, which is one more than a field's number, or 0 for an object's bracket.
    #[inline(always)]
    pub(crate) fn after(&self, last: u32) -> u32 {
        self.0.get(last as usize).map_or(0, |next| u32::from(next.get()))
    }

    /// Notes that this field followed `last`.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "fields are less than 32")]
    pub(crate) fn learn(&self, last: u32, next: u32) {
        if let Some(place) = self.0.get(last as usize) {
            place.set(next as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sender_has_its_own_order() {
        let orders = Orders::default();
        let sender = |text: &str| Sender::of(text);
        let (first, second) = (sender("{\"a\":1,"), sender("{\"a\": 1, "));
        orders.of(first).unwrap().order(3).unwrap().learn(0, 9);
        assert_eq!(orders.of(second).unwrap().order(3).unwrap().after(0), 0);
        assert_eq!(orders.of(first).unwrap().order(3).unwrap().after(0), 9);
        assert_eq!(orders.of(first).unwrap().order(4).unwrap().after(0), 0);
    }

    #[test]
    fn a_sender_without_a_fixed_order_is_predicted_less_and_less_often() {
        let habits = Habits::new(Sender::of("{}"));
        let tried = (0..1_000).filter(|_| {
            let is_trusted = habits.is_trusted();
            if is_trusted {
                habits.distrust();
            }
            is_trusted
        });
        assert_eq!(tried.take(8).collect::<Vec<_>>(), [0, 2, 6, 14, 30, 62, 126, 190]);
        // With a fixed order, it is predicted at each body again.
        while !habits.is_trusted() {}
        assert!((0..100).all(|_| habits.is_trusted()));
        habits.distrust();
        assert_eq!([habits.is_trusted(), habits.is_trusted()], [false, true]);
    }

    #[test]
    fn the_fifth_sender_replaces_the_first() {
        let orders = Orders::default();
        for name in ["a", "b", "c", "d", "e"] {
            let sender = Sender::of(&format!("{{\"{name}\":1}}"));
            assert_eq!(orders.of(sender).unwrap().sender.get(), sender);
        }
        let kept: Vec<_> = orders.habits.iter().map(|habits| habits.get().unwrap().sender.get()).collect();
        assert_eq!(kept.first(), Some(&Sender::of("{\"e\":1}")));
    }
}
