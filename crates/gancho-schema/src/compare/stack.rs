//! A stack that is large enough for recursion over schemas.

use std::panic;
use std::thread;

use crate::error::Error;

/// The size of the stack. The crate `jsonschema` is recursive: without optimization, it takes up to 50 KB for each schema
/// within another one. Pages that are not used take no memory.
const SIZE: usize = 32 << 20;

/// Calls a function on a stack of this size, because the caller's may be small.
pub(super) fn with_room<T: Send>(work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    if cfg!(target_family = "wasm") {
        // There are no threads, and an overflow is an exception.
        return work();
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(SIZE).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| Error::new(format!("cannot start a thread: {error}")))?;
        thread.join().unwrap_or_else(|reason| panic::resume_unwind(reason))
    })
}
