//! The maximum number of connections.

/// Asks for as many open files as the system allows: each connection is one, and the usual 1,024 are soon used up by a
/// client that opens many and sends nothing.
pub(super) fn allow_many() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

        let granted = getrlimit(Resource::Nofile);
        // If the request is refused, the server runs with the current limit.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: granted.maximum, maximum: granted.maximum });
    }
}
