//! The memory for everything in a view that is not in the body, and for the index of the body.

use std::cell::Cell;

use bumpalo::Bump;

use crate::order::Orders;

/// Memory for the parts of a view that cannot point into the body (documents, lists, and strings that contain escapes),
/// and for the parser's index of the body.
///
/// Create an arena once and [`reset`](Self::reset) it between bodies. Once it has grown to the size that the largest
/// body needs, it does not allocate, except once for each of the first four senders whose bodies are not in
/// vendor format: in the vendor's field order, without white space and unknown fields. A body needs up to 320 bytes
/// more for each object of free-form fields if the object before it had more fields.
///
/// ```
/// use gancho_fast::{Arena, from_slice};
///
/// # let bodies = [br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#];
/// let mut arena = Arena::new();
/// for body in bodies {
///     let envelope = from_slice(body, &arena)?;
///     println!("{}", envelope.event_name());
///     arena.reset();
/// }
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Arena {
    bump: Bump,
    /// The maximum size of the chunk that a reset keeps, in bytes.
    limit: usize,
    /// The order in which each sender, that is, each program that writes bodies, writes its fields. It is learned from
    /// earlier bodies, and a reset keeps it.
    orders: Orders,
    /// The number of fields in the last [`FieldsView`](crate::FieldsView) that was not empty; a reset keeps it.
    fields: Cell<usize>,
}

impl Arena {
    /// Creates an empty arena, which allocates on first use.
    pub fn new() -> Self {
        Self::with_limit(usize::MAX)
    }

    /// Creates an arena with the given capacity in bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { bump: Bump::with_capacity(bytes), ..Self::new() }
    }

    /// Creates an empty arena that keeps at most this many bytes between bodies.
    ///
    /// An arena grows by chunks of memory, each about twice as large as the one before, or larger.
    /// [`reset`](Self::reset) keeps only the last chunk, and releases that too if it is larger than the limit. A body
    /// that needed more than the limit, in several chunks, may therefore leave a chunk for the next body.
    ///
    /// A receiver that once parses a body of many megabytes would otherwise hold the memory for it forever. The limit
    /// does not reject bodies; [`ParseOptions::max_elements`](crate::ParseOptions::max_elements) does.
    ///
    /// ```
    /// use gancho_fast::{Arena, from_slice};
    ///
    /// let mut arena = Arena::with_limit(64 * 1024);
    /// let body = format!(r#"{{"leads":[{}{{"id":"1"}}]}}"#, r#"{"id":"1","name":"Ana"},"#.repeat(10_000));
    /// from_slice(body.as_bytes(), &arena)?;
    /// assert!(arena.capacity() > 64 * 1024);
    /// arena.reset();
    /// assert_eq!(arena.capacity(), 0);
    /// # Ok::<(), gancho_core::Error>(())
    /// ```
    pub fn with_limit(bytes: usize) -> Self {
        Self { bump: Bump::new(), limit: bytes, orders: Orders::default(), fields: Cell::new(0) }
    }

    /// Drops all contents and keeps the last chunk of memory, which is the largest, up to the
    /// [limit](Self::with_limit). The borrow checker ensures that no view still exists.
    pub fn reset(&mut self) {
        self.bump.reset();
        if self.capacity() > self.limit {
            self.shrink();
        }
    }

    /// Drops all contents and releases their memory. What was learned of the fields' order and number is kept.
    pub fn shrink(&mut self) {
        self.bump = Bump::new();
    }

    /// The capacity in bytes.
    pub fn capacity(&self) -> usize {
        self.bump.allocated_bytes()
    }

    /// The part of the capacity that is in use, in bytes. The rest has not been written to since the last reset.
    pub fn used(&self) -> usize {
        self.capacity() - self.bump.chunk_capacity()
    }

    pub(crate) fn bump(&self) -> &Bump {
        &self.bump
    }

    pub(crate) fn orders(&self) -> &Orders {
        &self.orders
    }

    /// The number of free-form fields to reserve memory for: as many as the last object had, within limits.
    ///
    /// A list that grows is copied. A system usually writes the same fields in each body; SuperOffice writes about
    /// twelve. Because of the upper limit, an object with few fields wastes little memory, and only directly after one
    /// with many.
    #[inline(always)]
    pub(crate) fn usual_fields(&self) -> usize {
        self.fields.get().clamp(8, 16)
    }

    /// Records the number of free-form fields in an object.
    #[inline(always)]
    pub(crate) fn note_fields(&self, count: usize) {
        self.fields.set(count);
    }
}

impl Default for Arena {
    fn default() -> Self {
        Self::new()
    }
}
