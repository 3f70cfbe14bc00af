//! The memory for lists and unescaped strings.

use bumpalo::Bump;

/// Memory for the parts of a view that cannot point into the body: lists, and strings that contain escapes.
///
/// Create an arena once and [`reset`](Self::reset) it between bodies. Once it has grown to the size that the largest
/// body needs, it does not allocate.
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
#[derive(Debug, Default)]
pub struct Arena(Bump);

impl Arena {
    /// Creates an empty arena, which allocates on first use.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates an arena with the given capacity in bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Bump::with_capacity(bytes))
    }

    /// Drops all contents and keeps the memory. The borrow checker ensures that no view still exists.
    pub fn reset(&mut self) {
        self.0.reset();
    }

    /// The capacity in bytes.
    pub fn capacity(&self) -> usize {
        self.0.allocated_bytes()
    }

    pub(crate) fn bump(&self) -> &Bump {
        &self.0
    }
}
