//! Whether standard output was closed before the program began, as by `gancho validate >&-`.
//!
//! Rust's runtime opens `/dev/null` in the place of a closed standard output, so that no file opened later is written to
//! by mistake. All output is then lost, and every write succeeds. After that nothing tells a closed output from one that
//! was meant for `/dev/null`: the runtime opens it for reading and writing, and so do Python's `subprocess.DEVNULL` and
//! Node's `ignore`. So this looks before the runtime does. What runs there does one system call and one atomic store, and
//! uses nothing of std that the runtime would have to set up.

#[cfg(unix)]
mod early {
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    #[ctor::ctor]
    fn look() {
        let closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
        CLOSED.store(closed, Ordering::Relaxed);
    }

    pub(crate) fn was_closed() -> bool {
        CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(unix)]
pub(crate) use early::was_closed;

/// Elsewhere a write to a closed output fails by itself, or the system opens one.
#[cfg(not(unix))]
pub(crate) fn was_closed() -> bool {
    false
}
