//! Printing of results.

mod json;
mod printable;
mod summary;
mod text;

use std::io;

pub(crate) use self::json::JsonPrinter;
pub(crate) use self::text::TextPrinter;
use crate::input::Source;
use crate::progress::Progress;
use crate::verdict::Verdict;

/// An output format.
pub(crate) trait Printer {
    /// Prints the result of one document. For a stream, the output is flushed after each document.
    fn document(
        &mut self,
        source: &Source,
        line: u64,
        verdict: &Verdict,
        progress: &Progress,
    ) -> io::Result<()>;

    /// Prints the summary.
    fn end(self) -> io::Result<()>;
}
