//! The state of a parse, apart from the current position, which is a [`Rest`].

use std::cell::{Cell, RefCell};

use gancho_core::MAX_DEPTH;
use gancho_core::checked::{Roots, Shape};

use crate::Arena;
use crate::index::Index;
use crate::order::{Order, SenderOrders};
use crate::rest::{Rejected, Rest};
use crate::sender::{Sender, Spaces};

/// The state of one parse.
pub(crate) struct Context<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) index: Index<'a>,
    text: &'a str,
    depth: Cell<usize>,
    /// The orders of the fields in bodies of this body's sender, and the white space of this body; `None` before they
    /// are needed, and if predictions are not worthwhile. The sender is the program that wrote the body.
    orders: Cell<Option<(&'a SenderOrders, Spaces)>>,
    /// Whether the sender was already identified.
    is_identified: Cell<bool>,
    /// Whether the guessed envelope is doubtful: a skipped field of the root may identify another system.
    doubtful: Cell<bool>,
    /// Where the values of unknown fields start, counted from the end of the body; `None` if they are not requested.
    unknown: Option<RefCell<Vec<usize>>>,
    /// The shape of the last attempt to parse the body, and the event name if it was the CRM's.
    tried: Cell<Option<(Shape, Option<&'a str>)>>,
    /// The error path of that attempt.
    steps: Cell<Option<&'a Step<'a>>>,
    /// Where the object or list starts that the attempt failed in; see [`Step::start`].
    failed: Cell<Option<usize>>,
}

/// One step of an error path: into the field or element with this number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    pub(crate) number: usize,
    /// Where the value of the field or element starts, counted from the end of the body. Only objects and lists record
    /// it: one more register for each field would slow the parser down.
    pub(crate) start: Option<usize>,
    pub(crate) inner: Option<&'a Self>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, arena: &'a Arena, index: Index<'a>, list_unknown: bool) -> Self {
        Self {
            arena,
            index,
            text,
            depth: Cell::new(0),
            orders: Cell::new(None),
            is_identified: Cell::new(false),
            doubtful: Cell::new(false),
            unknown: list_unknown.then(RefCell::default),
            tried: Cell::new(None),
            steps: Cell::new(None),
            failed: Cell::new(None),
        }
    }

    /// Enters an object or array of the model. These are at most six levels deep, far below the limit.
    #[inline(always)]
    pub(crate) fn enter(&self) {
        self.depth.set(self.depth.get() + 1);
    }

    #[inline(always)]
    pub(crate) fn leave(&self) {
        self.depth.set(self.depth.get() - 1);
    }

    pub(crate) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// The remaining levels of nesting.
    pub(crate) fn depth_left(&self) -> usize {
        MAX_DEPTH - self.depth.get()
    }

    /// The order in which this body's sender writes the fields of a view, and its white space; `None` if there is no
    /// fixed order.
    #[inline(always)]
    pub(crate) fn order(&self, view: usize) -> Option<(&'a Order, Spaces)> {
        let (orders, spaces) = match self.orders.get() {
            Some(known) => known,
            None if self.is_identified.get() => return None,
            None => self.identify()?,
        };
        Some((orders.order(view)?, spaces))
    }

    /// Identifies the sender of this body.
    #[inline(never)]
    fn identify(&self) -> Option<(&'a SenderOrders, Spaces)> {
        let sender = Sender::of(self.text);
        let orders = self.arena.orders().of(sender).filter(|orders| orders.should_predict());
        let identified = orders.map(|orders| (orders, sender.spaces));
        self.orders.set(identified);
        self.is_identified.set(true);
        identified
    }

    /// Records that this body's fields are in no fixed order. Nothing is predicted in the objects that start later in
    /// it.
    #[cold]
    #[inline(never)]
    pub(crate) fn note_no_fixed_order(&self) {
        if let Some((orders, _)) = self.orders.take() {
            orders.back_off();
        }
    }

    /// Records an unknown field; `value` is the text after its colon.
    pub(crate) fn note_unknown(&self, name: &str, value: Rest<'_>) {
        self.note_skipped(name);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().push(value.len());
        }
    }

    /// If a parse failed, records the field or element in which it failed. Returns the result unchanged.
    #[inline(always)]
    pub(crate) fn note_failure<T>(&self, number: usize, read: Result<T, Rejected>) -> Result<T, Rejected> {
        if read.is_err() {
            self.note_step(number);
        }
        read
    }

    #[cold]
    #[inline(never)]
    fn note_step(&self, number: usize) {
        let step = Step { number, start: self.failed.take(), inner: self.steps.get() };
        self.steps.set(Some(self.arena.bump().alloc(step)));
    }

    /// If the parse of an object or a list failed, records where it starts, counted from the end of the body. Returns
    /// the result unchanged.
    #[inline(always)]
    pub(crate) fn note_start<T>(&self, start: usize, read: Result<T, Rejected>) -> Result<T, Rejected> {
        if read.is_err() {
            self.failed.set(Some(start));
        }
        read
    }

    /// The error path.
    pub(crate) fn steps(&self) -> Option<&'a Step<'a>> {
        self.steps.get()
    }

    /// Records the shape of the current attempt, and the event name if it is the CRM's.
    #[inline(always)]
    pub(crate) fn note_attempt(&self, shape: Shape, name: Option<&'a str>) {
        self.tried.set(Some((shape, name)));
    }

    /// Whether the last attempt had this shape and this event name.
    pub(crate) fn has_tried(&self, shape: Shape, name: Option<&str>) -> bool {
        self.tried.get() == Some((shape, name))
    }

    /// Resets the state, to parse the body again from its start.
    pub(crate) fn restart(&self) {
        self.depth.set(0);
        self.steps.set(None);
        self.failed.set(None);
        self.doubtful.set(false);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().clear();
        }
    }

    /// Records that a field was skipped, if it is at the root and its name may identify another system.
    pub(crate) fn note_skipped(&self, name: &str) {
        if self.depth.get() <= 1 && Roots::decides(name) {
            self.doubtful.set(true);
        }
    }

    pub(crate) fn is_doubtful(&self) -> bool {
        self.doubtful.get()
    }

    /// The positions of the values of unknown fields, in the order of the text, counted from its end.
    pub(crate) fn into_unknown(self) -> Vec<usize> {
        let mut places = self.unknown.map(RefCell::into_inner).unwrap_or_default();
        places.sort_unstable_by(|a, b| b.cmp(a));
        places
    }
}
