//! Standard output: buffered, and coloured for people.

use std::io::{self, BufWriter, IsTerminal as _, Stdout};

use anstream::AutoStream;

/// The buffer is large, so that bulk output needs few system calls.
const BUFFER: usize = 64 * 1024;

/// Standard output for data, which is written unchanged and without colours.
pub(crate) fn data() -> BufWriter<Stdout> {
    BufWriter::with_capacity(BUFFER, io::stdout())
}

/// Standard output for people: with colours on a terminal, unless `NO_COLOR` or `CLICOLOR_FORCE` says otherwise.
pub(crate) fn text() -> BufWriter<AutoStream<Stdout>> {
    BufWriter::with_capacity(BUFFER, AutoStream::auto(io::stdout()))
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
