//! Standard output: buffered, and coloured only on a terminal.

use std::io::{self, BufWriter, IsTerminal as _, Stdout};

use anstream::AutoStream;

/// Large, so that bulk output costs few system calls.
const BUFFER: usize = 64 * 1024;

/// Standard output for data. Nothing in it is coloured, and nothing of it is changed.
pub(crate) fn data() -> BufWriter<Stdout> {
    BufWriter::with_capacity(BUFFER, io::stdout())
}

/// Standard output for people: colours reach a terminal only, and none where `NO_COLOR` is set.
pub(crate) fn text() -> BufWriter<AutoStream<Stdout>> {
    BufWriter::with_capacity(BUFFER, AutoStream::auto(io::stdout()))
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
