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
    orders: [Order; VIEWS],
}

impl Habits {
    /// The vendor order.
    fn new(sender: Sender) -> Self {
        Self { sender: Cell::new(sender), orders: array::from_fn(|_| Order::vendors()) }
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
    fn the_fifth_sender_takes_the_place_of_the_first() {
        let orders = Orders::default();
        for name in ["a", "b", "c", "d", "e"] {
            let sender = Sender::of(&format!("{{\"{name}\":1}}"));
            assert_eq!(orders.of(sender).unwrap().sender.get(), sender);
        }
        let kept: Vec<_> = orders.habits.iter().map(|habits| habits.get().unwrap().sender.get()).collect();
        assert_eq!(kept.first(), Some(&Sender::of("{\"e\":1}")));
    }
}
