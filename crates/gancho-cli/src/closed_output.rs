//! Detects that standard output was closed before the program started, as with `gancho validate >&-`.
//!
//! Rust's runtime opens `/dev/null` in place of a closed standard output, so that no file opened later receives the
//! output by mistake. All output is then lost, but every write succeeds. From then on, a closed output cannot be
//! distinguished from an intended `/dev/null`: the runtime opens it for reading and writing, as do Python's
//! `subprocess.DEVNULL` and Node's `ignore`. This check therefore runs before the runtime starts. It makes one system
//! call and one atomic store, and uses nothing of std that the runtime would have to initialise.

#[cfg(unix)]
mod early {
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    #[ctor::ctor]
    fn check() {
        let closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
        CLOSED.store(closed, Ordering::Relaxed);
    }

    pub(crate) fn was_closed() -> bool {
        CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(unix)]
pub(crate) use early::was_closed;

/// On other systems, a closed output is not detected: the standard library ignores what is written to it.
#[cfg(not(unix))]
pub(crate) fn was_closed() -> bool {
    false
}
