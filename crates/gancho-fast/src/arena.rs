//! Where lists and unescaped strings go.

use bumpalo::Bump;

/// Memory for the parts of a view that cannot point into the body: lists, and strings that held escapes.
///
/// Made once and [`reset`](Self::reset) between bodies, it takes nothing from the heap once it has grown to what the
/// largest body needs.
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
    /// An empty arena, which takes memory when it is first needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// An arena with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Bump::with_capacity(bytes))
    }

    /// Forgets what was parsed, and keeps the memory. The borrow checker sees to it that no view is left.
    pub fn reset(&mut self) {
        self.0.reset();
    }

    /// How many bytes it holds.
    pub fn capacity(&self) -> usize {
        self.0.allocated_bytes()
    }

    pub(crate) fn bump(&self) -> &Bump {
        &self.0
    }
}
