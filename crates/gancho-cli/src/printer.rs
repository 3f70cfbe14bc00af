//! Telling what was found out.

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

/// A form of the output.
pub(crate) trait Printer {
    /// Tells about one document. Whoever feeds a stream hears of each document before sending the next.
    fn document(
        &mut self,
        source: &Source,
        line: u64,
        verdict: &Verdict,
        progress: &Progress,
    ) -> io::Result<()>;

    /// Tells what there is to tell in the end.
    fn end(self) -> io::Result<()>;
}
