//! Standard output: locked once, buffered, and flushed when a user waits for it.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock};

use anstream::AutoStream;

/// Large, so that bulk output needs few system calls.
const BUFFER: usize = 64 * 1024;

/// Standard output for data, without colours or changes.
pub(crate) fn data() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, io::stdout().lock())
}

/// Standard output for people: with colours on a terminal, unless `NO_COLOR` is set.
pub(crate) fn text() -> BufWriter<AutoStream<StdoutLock<'static>>> {
    BufWriter::with_capacity(BUFFER, AutoStream::auto(io::stdout().lock()))
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
