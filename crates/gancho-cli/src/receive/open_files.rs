//! The limit of open files, which also limits the number of connections.

/// Raises the limit of open files to the maximum that the system allows. Each connection is an open file, and a client
/// that opens many connections and sends nothing soon uses up the usual 1,024.
pub(super) fn allow_many() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

        let granted = getrlimit(Resource::Nofile);
        // If the request is refused, the server runs with the current limit.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: granted.maximum, maximum: granted.maximum });
    }
}
