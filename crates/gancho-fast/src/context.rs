//! The state of a parse, apart from the rest of the body.

use std::cell::{Cell, RefCell};

use gancho_core::MAX_DEPTH;
use gancho_core::checked::{Roots, Shape};

use crate::Arena;
use crate::index::Index;
use crate::order::{Habits, Order};
use crate::rest::{Rejected, Rest};
use crate::sender::{Sender, Spaces};

/// The state of one parse.
pub(crate) struct Context<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) index: Index<'a>,
    text: &'a str,
    depth: Cell<usize>,
    /// The habits of this body's sender; `None` before they are needed, and if predictions are not worthwhile.
    habits: Cell<Option<(&'a Habits, Spaces)>>,
    /// Whether the sender was already identified.
    has_met: Cell<bool>,
    /// A field was skipped that would indicate another system if it were at the root.
    marked: Cell<bool>,
    /// Where the keys of unknown fields start, counted from the end of the body; `None` if they are not requested.
    unknown: Option<RefCell<Vec<usize>>>,
    /// The shape of the last attempt to parse the body, and the event name if it was the CRM's.
    tried: Cell<Option<(Shape, Option<&'a str>)>>,
    /// The error path of that attempt.
    steps: Cell<Option<&'a Step<'a>>>,
}

/// One step of an error path: into the field or element with this number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    pub(crate) number: usize,
    pub(crate) inner: Option<&'a Self>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, arena: &'a Arena, index: Index<'a>, list_unknown: bool) -> Self {
        Self {
            arena,
            index,
            text,
            depth: Cell::new(0),
            habits: Cell::new(None),
            has_met: Cell::new(false),
            marked: Cell::new(false),
            unknown: list_unknown.then(RefCell::default),
            tried: Cell::new(None),
            steps: Cell::new(None),
        }
    }

    /// Enters an object or array of the model. These are at most eight levels deep, far below the limit.
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

    pub(crate) fn set_depth(&self, depth: usize) {
        self.depth.set(depth);
    }

    /// The remaining levels of nesting.
    pub(crate) fn depth_left(&self) -> usize {
        MAX_DEPTH - self.depth.get()
    }

    /// The order in which this body's sender writes the fields of a view, and its white space; `None` if there is no fixed
    /// order.
    #[inline(always)]
    pub(crate) fn order(&self, view: usize) -> Option<(&'a Order, Spaces)> {
        let (habits, spaces) = match self.habits.get() {
            Some(known) => known,
            None if self.has_met.get() => return None,
            None => self.meet()?,
        };
        Some((habits.order(view)?, spaces))
    }

    /// Identifies the sender of this body.
    #[inline(never)]
    fn meet(&self) -> Option<(&'a Habits, Spaces)> {
        let sender = Sender::of(self.text);
        let habits = self.arena.orders().of(sender).filter(|habits| habits.is_trusted());
        let met = habits.map(|habits| (habits, sender.spaces));
        self.habits.set(met);
        self.has_met.set(true);
        met
    }

    /// Records that this body's fields are in no fixed order. Nothing more is predicted in it.
    #[cold]
    #[inline(never)]
    pub(crate) fn note_disorder(&self) {
        if let Some((habits, _)) = self.habits.take() {
            habits.distrust();
        }
    }

    /// Records an unknown field; `value` is the text after its colon.
    pub(crate) fn note_unknown(&self, name: &str, value: Rest<'_>) {
        self.mark(name);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().push(value.len());
        }
    }

    /// Records the field or element in which a parse failed.
    #[inline(always)]
    pub(crate) fn noting<T>(&self, number: usize, read: Result<T, Rejected>) -> Result<T, Rejected> {
        if read.is_err() {
            self.note_step(number);
        }
        read
    }

    #[cold]
    #[inline(never)]
    fn note_step(&self, number: usize) {
        self.steps.set(Some(self.arena.bump().alloc(Step { number, inner: self.steps.get() })));
    }

    /// The error path.
    pub(crate) fn steps(&self) -> Option<&'a Step<'a>> {
        self.steps.get()
    }

    /// Discards an error path that turned out not to be an error.
    pub(crate) fn forget_steps(&self) {
        self.steps.set(None);
    }

    /// Records the shape of the current attempt.
    #[inline(always)]
    pub(crate) fn note_try(&self, shape: Shape, name: Option<&'a str>) {
        self.tried.set(Some((shape, name)));
    }

    /// Whether the last attempt had this shape.
    pub(crate) fn has_tried(&self, shape: Shape, name: Option<&str>) -> bool {
        self.tried.get() == Some((shape, name))
    }

    /// Resets the state, to parse the body again from its start.
    pub(crate) fn restart(&self) {
        self.depth.set(0);
        self.steps.set(None);
        self.marked.set(false);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().clear();
        }
    }

    /// Records that a field with a name that determines the system was skipped.
    pub(crate) fn mark(&self, name: &str) {
        if self.depth.get() <= 1 && Roots::decides(name) {
            self.marked.set(true);
        }
    }

    pub(crate) fn is_marked(&self) -> bool {
        self.marked.get()
    }

    /// The positions of the unknown fields, in the order of the text.
    pub(crate) fn into_unknown(self) -> Vec<usize> {
        let mut places = self.unknown.map(RefCell::into_inner).unwrap_or_default();
        places.sort_unstable_by(|a, b| b.cmp(a));
        places
    }
}
