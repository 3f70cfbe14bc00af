//! The state of a parse, apart from the rest of the body.

use std::cell::{Cell, RefCell};

use gancho_core::MAX_DEPTH;
use gancho_core::checked::{Roots, Shape};

use crate::Arena;
use crate::index::Index;
use crate::rest::{Rejected, Rest};

/// The state of one parse.
pub(crate) struct Context<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) index: Index<'a>,
    depth: Cell<usize>,
    /// Whether all objects so far had their fields in vendor order, so that prediction is worthwhile.
    in_order: Cell<bool>,
    /// Whether a skipped field would, at the root, identify another system.
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
    pub(crate) fn new(arena: &'a Arena, index: Index<'a>, list_unknown: bool) -> Self {
        Self {
            arena,
            index,
            depth: Cell::new(0),
            in_order: Cell::new(true),
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

    /// Whether it is worthwhile to predict a field after one that was not predicted.
    pub(crate) fn is_in_order(&self) -> bool {
        self.in_order.get()
    }

    /// Records that the fields of an object are not in vendor order; the sender then probably never uses that order.
    pub(crate) fn note_disorder(&self) {
        self.in_order.set(false);
    }

    /// Records an unknown field; `value` is the text after its colon.
    #[cold]
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

    /// Records a field name that identifies a system.
    pub(crate) fn mark(&self, name: &str) {
        if Roots::decides(name) {
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
