//! Splits an input into batches, in bounded memory.

use std::io::{self, Read};

use super::batch::{Batch, Cut, Span};
use super::format::Layout;
use super::line::is_blank;
use super::structure::Structure;

/// The number of bytes that are read for one batch: large enough that passing it to a thread costs little, and small
/// enough that a few batches fit into the cache of a processor.
pub(crate) const BLOCK: usize = 256 * 1024;

/// The batches of one input.
pub(crate) struct Batches {
    input: Box<dyn Read + Send>,
    layout: Layout,
    limit: usize,
    /// How much is read for one batch.
    block: usize,
    /// Whether to return a batch of the available bytes instead of waiting for more.
    live: bool,
    /// The bytes that were read after the end of the last batch.
    rest: Vec<u8>,
    /// The number of the line in which `rest` begins.
    line: u64,
    structure: Structure,
    ended: bool,
    /// Whether the input could not be read to its end.
    broken: bool,
    /// Why it could not. The error is returned after the documents before it.
    error: Option<io::Error>,
    /// Whether the rest of a line that is too long is being skipped.
    skipping: Skipping,
}

/// What is done with the rest of a line that is too long.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skipping {
    /// There is no such line.
    Nothing,
    /// The line was returned as too long, and its rest is skipped.
    Reported,
    /// The line is blank so far. If its rest is too, it is skipped like every blank line.
    Blank,
}

impl Batches {
    /// The batches of an input. `head` contains the bytes that were already read.
    pub(super) fn new(
        input: Box<dyn Read + Send>,
        head: Vec<u8>,
        layout: Layout,
        limit: usize,
        live: bool,
    ) -> Self {
        let structure = Structure::new(layout == Layout::Records);
        Self {
            input,
            layout,
            limit,
            block: BLOCK,
            live,
            rest: head,
            line: 1,
            structure,
            ended: false,
            broken: false,
            error: None,
            skipping: Skipping::Nothing,
        }
    }

    /// Sets the approximate size of a batch, in bytes.
    pub(crate) fn of_about(self, block: usize) -> Self {
        Self { block, ..self }
    }

    /// The next batch, which uses the given memory; `None` at the end.
    ///
    /// # Errors
    ///
    /// An error of the system or of the decompressor, after all complete documents before it. A document that the error
    /// may have truncated is not returned: nothing is known about its rest.
    pub(crate) fn next(&mut self, memory: Vec<u8>) -> io::Result<Option<Batch>> {
        let mut bytes = memory;
        bytes.clear();
        bytes.append(&mut self.rest);
        match self.layout {
            Layout::Whole => self.whole(bytes),
            Layout::Lines | Layout::Log => self.lines(bytes),
            Layout::Documents | Layout::Records => self.documents(bytes),
        }
    }

    /// Reads until there are `wanted` bytes; fewer at the end of the input, or if no more are available. An error ends
    /// the input.
    fn fill(&mut self, bytes: &mut Vec<u8>, wanted: usize) {
        while !self.ended && bytes.len() < wanted {
            let old = bytes.len();
            bytes.resize(wanted, 0);
            let count = loop {
                match self.input.read(bytes.get_mut(old..).unwrap_or_default()) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            bytes.truncate(old + *count.as_ref().unwrap_or(&0));
            self.ended = !count.as_ref().is_ok_and(|count| *count > 0);
            self.broken = count.is_err();
            self.error = count.err();
            if self.live {
                break;
            }
        }
    }

    /// The end of the input.
    fn end(&mut self) -> io::Result<Option<Batch>> {
        self.error.take().map_or(Ok(None), Err)
    }

    fn whole(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Batch>> {
        if self.ended {
            return Ok(None);
        }
        // One byte more than allowed shows that it is too long.
        let enough = self.limit.saturating_add(1);
        while !self.ended && bytes.len() < enough {
            let wanted = bytes.len().saturating_add(self.block).min(enough);
            self.fill(&mut bytes, wanted);
        }
        if self.broken {
            return self.end();
        }
        self.ended = true;
        let too_long = bytes.len() > self.limit;
        let span = Span { start: 0, end: bytes.len(), line: 1, index: None, too_long };
        Ok(Some(Batch { bytes, cut: Cut::Spans(vec![span]) }))
    }

    fn lines(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Batch>> {
        // The number of bytes that were searched and contain no line end.
        let mut seen = 0;
        loop {
            if self.skipping != Skipping::Nothing {
                let at = memchr::memchr(b'\n', &bytes);
                let line = bytes.get(..at.unwrap_or(bytes.len())).unwrap_or_default();
                if self.skipping == Skipping::Blank && !is_blank(line) {
                    self.rest.append(&mut bytes);
                    return Ok(Some(self.too_long_line(bytes)));
                }
                let Some(at) = at else {
                    bytes.clear();
                    if self.ended {
                        return self.end();
                    }
                    self.fill(&mut bytes, self.block);
                    continue;
                };
                bytes.drain(..=at);
                self.line += 1;
                self.skipping = Skipping::Nothing;
                seen = 0;
            }
            let new = bytes.get(seen..).unwrap_or_default();
            if !self.live || memchr::memchr(b'\n', new).is_none() {
                // A long line is read in increasingly large pieces, each of which is searched once.
                let more = seen.min(1 << 22);
                self.fill(&mut bytes, self.block.max(seen + more));
            }
            let new = bytes.get(seen..).unwrap_or_default();
            let last = memchr::memrchr(b'\n', new).map(|at| seen + at + 1);
            if last.is_some() || self.ended {
                return self.cut_lines(bytes, last);
            }
            // One byte more than allowed, for the first one of the line end.
            if bytes.len() > self.limit.saturating_add(1) {
                if is_blank(&bytes) {
                    self.skipping = Skipping::Blank;
                    continue;
                }
                bytes.clear();
                return Ok(Some(self.too_long_line(bytes)));
            }
            seen = bytes.len();
        }
    }

    /// Returns the current line as too long, and skips its rest from now on.
    fn too_long_line(&mut self, bytes: Vec<u8>) -> Batch {
        self.skipping = Skipping::Reported;
        let span = Span { start: 0, end: 0, line: self.line, index: None, too_long: true };
        Batch { bytes, cut: Cut::Spans(vec![span]) }
    }

    /// Returns the whole lines, and keeps the bytes after them.
    fn cut_lines(&mut self, mut bytes: Vec<u8>, last: Option<usize>) -> io::Result<Option<Batch>> {
        if self.broken {
            bytes.truncate(last.unwrap_or(0));
        } else if !self.ended
            && let Some(last) = last
        {
            self.rest.extend_from_slice(bytes.get(last..).unwrap_or_default());
            bytes.truncate(last);
        }
        if bytes.is_empty() {
            return self.end();
        }
        let first = self.line;
        self.line += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        Ok(Some(Batch { bytes, cut: Cut::Lines { first, log: self.layout == Layout::Log } }))
    }

    fn documents(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Batch>> {
        let mut spans = Vec::new();
        loop {
            let is_whole = self.ended && !self.broken;
            self.structure.cut(&bytes, is_whole, self.limit, &mut spans);
            if self.broken {
                self.structure.give_up(&bytes, self.limit, &mut spans);
            }
            if self.ended {
                bytes.truncate(self.structure.release(&bytes));
                return if spans.is_empty() {
                    self.end()
                } else {
                    Ok(Some(Batch { bytes, cut: Cut::Spans(spans) }))
                };
            }
            let done = self.structure.release(&bytes);
            if !spans.is_empty() {
                self.rest.extend_from_slice(bytes.get(done..).unwrap_or_default());
                bytes.truncate(done);
                return Ok(Some(Batch { bytes, cut: Cut::Spans(spans) }));
            }
            bytes.drain(..done);
            let wanted = bytes.len() + self.block;
            self.fill(&mut bytes, wanted);
        }
    }
}

#[cfg(test)]
mod tests;
