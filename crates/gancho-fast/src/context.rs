//! What a parse knows beside the rest of the body.

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
    /// No object's fields were out of the vendor's order yet, so that it is worth while to predict them.
    in_order: Cell<bool>,
    /// A field was skipped that, at the root, would speak for another system.
    marked: Cell<bool>,
    /// Where unknown fields' keys start, counted from the end; nothing when nobody asked.
    unknown: Option<RefCell<Vec<usize>>>,
    /// As what the body was read last, and by which event's name its document, if it is the CRM's.
    tried: Cell<Option<(Shape, Option<&'a str>)>>,
    /// The way to the fault of that reading.
    steps: Cell<Option<&'a Step<'a>>>,
}

/// One step of the way to a fault: into the field or element of that number.
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

    /// Enters an object or array of the model. These nest eight deep at most, far from the limit.
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

    /// How much deeper the text may nest here.
    pub(crate) fn depth_left(&self) -> usize {
        MAX_DEPTH - self.depth.get()
    }

    /// Whether it is worth while to predict a field behind one that was not predicted.
    pub(crate) fn is_in_order(&self) -> bool {
        self.in_order.get()
    }

    /// Notes that an object's fields are not in the vendor's order: who wrote them keeps none.
    pub(crate) fn note_disorder(&self) {
        self.in_order.set(false);
    }

    /// Notes a field that the model does not know; `value` is what follows its colon.
    #[cold]
    pub(crate) fn note_unknown(&self, name: &str, value: Rest<'_>) {
        self.mark(name);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().push(value.len());
        }
    }

    /// Notes in which field or element a reading failed.
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

    /// The way to the fault.
    pub(crate) fn steps(&self) -> Option<&'a Step<'a>> {
        self.steps.get()
    }

    /// Forgets the way to what turned out to be no fault.
    pub(crate) fn forget_steps(&self) {
        self.steps.set(None);
    }

    /// Notes as what the body is read now.
    #[inline(always)]
    pub(crate) fn note_try(&self, shape: Shape, name: Option<&'a str>) {
        self.tried.set(Some((shape, name)));
    }

    /// Whether that is how the body was read last.
    pub(crate) fn has_tried(&self, shape: Shape, name: Option<&str>) -> bool {
        self.tried.get() == Some((shape, name))
    }

    /// Forgets what was noted: the body is read once more from its start.
    pub(crate) fn restart(&self) {
        self.depth.set(0);
        self.steps.set(None);
        self.marked.set(false);
        if let Some(unknown) = &self.unknown {
            unknown.borrow_mut().clear();
        }
    }

    /// Notes a name that decides between systems.
    pub(crate) fn mark(&self, name: &str) {
        if Roots::decides(name) {
            self.marked.set(true);
        }
    }

    pub(crate) fn is_marked(&self) -> bool {
        self.marked.get()
    }

    /// The unknown fields' places, in the order of the text.
    pub(crate) fn into_unknown(self) -> Vec<usize> {
        let mut places = self.unknown.map(RefCell::into_inner).unwrap_or_default();
        places.sort_unstable_by(|a, b| b.cmp(a));
        places
    }
}
