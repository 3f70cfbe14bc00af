//! The order in which senders write fields: learned from earlier bodies, and used only as a hint.
//!
//! A queue, a database or a program may write the fields in an order of its own, which is the same in millions of
//! bodies. An arena therefore records, for each view, which field followed each field in the last body. The result of a
//! parse does not depend on it: after a failed prediction, which takes one comparison, the key is looked up.
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

/// The maximum number of successive bodies in which nothing is predicted.
const MAX_BACKOFF: u8 = 63;

/// The maximum number of fields of a view.
const FIELDS: usize = 32;

/// The orders of the fields, for each of the most recent senders.
#[derive(Default)]
pub(crate) struct Orders {
    senders: [OnceCell<Box<SenderOrders>>; SENDERS],
    /// The sender that is replaced next.
    oldest: Cell<usize>,
}

impl Orders {
    /// The orders of a sender. A new sender starts with the orders of the sender that it replaces.
    pub(crate) fn of(&self, sender: Sender) -> Option<&SenderOrders> {
        for orders in &self.senders {
            let orders = orders.get_or_init(|| Box::new(SenderOrders::new(sender)));
            if orders.sender.get() == sender {
                return Some(orders);
            }
        }
        let oldest = self.oldest.get();
        self.oldest.set((oldest + 1) % SENDERS);
        let orders = self.senders.get(oldest)?.get()?;
        orders.sender.set(sender);
        Some(orders)
    }
}

impl fmt::Debug for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Orders").finish_non_exhaustive()
    }
}

/// The orders of one sender, one for each view.
pub(crate) struct SenderOrders {
    sender: Cell<Sender>,
    backoff: Cell<Backoff>,
    orders: [Order; VIEWS],
}

/// Suspends the predictions for a sender without a fixed order.
#[derive(Clone, Copy, Default)]
struct Backoff {
    /// The number of bodies in which nothing will be predicted.
    remaining: u8,
    /// The value of `remaining` after the last body without a fixed order.
    previous: u8,
    /// Whether the last body in which fields were predicted had a fixed order.
    was_in_order: bool,
}

impl SenderOrders {
    /// Starts with the vendor order.
    fn new(sender: Sender) -> Self {
        let orders = array::from_fn(|_| Order::of_vendor());
        Self { sender: Cell::new(sender), backoff: Cell::default(), orders }
    }

    /// Whether to predict the order of the next body; call it once for each body.
    ///
    /// After a body without a fixed order, nothing is predicted in the next body. After another such body, nothing is
    /// predicted in three bodies, and so on. If a sender has no fixed order, predictions thus fail in only one body in
    /// 64.
    pub(crate) fn should_predict(&self) -> bool {
        let mut backoff = self.backoff.get();
        let should_predict = backoff.remaining == 0;
        if should_predict {
            if backoff.was_in_order {
                backoff.previous = 0;
            }
            backoff.was_in_order = true;
        } else {
            backoff.remaining -= 1;
        }
        self.backoff.set(backoff);
        should_predict
    }

    /// Records that a body had no fixed order.
    pub(crate) fn back_off(&self) {
        let next = (self.backoff.get().previous * 2 + 1).min(MAX_BACKOFF);
        self.backoff.set(Backoff { remaining: next, previous: next, was_in_order: false });
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
    fn of_vendor() -> Self {
        Self(array::from_fn(|field| Cell::new(field as u8)))
    }

    /// The field that followed `last`. `last` is one more than a field's number, or 0 for an object's bracket.
    #[inline(always)]
    pub(crate) fn after(&self, last: u32) -> u32 {
        self.0.get(last as usize).map_or(0, |next| u32::from(next.get()))
    }

    /// Records that this field followed `last`.
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
        let orders = SenderOrders::new(Sender::of("{}"));
        let predicted = (0..1_000).filter(|_| {
            let should_predict = orders.should_predict();
            if should_predict {
                orders.back_off();
            }
            should_predict
        });
        assert_eq!(predicted.take(8).collect::<Vec<_>>(), [0, 2, 6, 14, 30, 62, 126, 190]);
        // With a fixed order, every body is predicted again.
        while !orders.should_predict() {}
        assert!((0..100).all(|_| orders.should_predict()));
        orders.back_off();
        assert_eq!([orders.should_predict(), orders.should_predict()], [false, true]);
    }

    #[test]
    fn the_fifth_sender_replaces_the_first() {
        let orders = Orders::default();
        for name in ["a", "b", "c", "d", "e"] {
            let sender = Sender::of(&format!("{{\"{name}\":1}}"));
            assert_eq!(orders.of(sender).unwrap().sender.get(), sender);
        }
        let kept: Vec<_> = orders.senders.iter().map(|orders| orders.get().unwrap().sender.get()).collect();
        assert_eq!(kept.first(), Some(&Sender::of("{\"e\":1}")));
    }
}
