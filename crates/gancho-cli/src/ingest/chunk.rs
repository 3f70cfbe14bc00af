//! Chunks of the inputs. An input is split only between documents.

use std::io::{self, Read};
use std::ops::Range;

use super::error::IngestError;
use super::input::Input;
use super::layout::{ArchiveFormat, Layout};
use super::manifest::Done;
use crate::input::{Head, InputError};

/// Consecutive documents of one input.
#[derive(Debug)]
pub(super) struct Piece {
    /// The index of the input.
    pub(super) input: usize,
    /// The line in which it starts, counted from 1.
    pub(super) line: u64,
    /// Its offset in the input, in bytes.
    pub(super) offset: u64,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    /// Lines.
    Lines(Range<usize>),
    /// One document.
    Document(Range<usize>),
    /// A document that exceeds the maximum length. It was skipped.
    TooLong,
}

/// The unit of work of a worker.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Its number. Duplicates are detected in this order.
    pub(super) number: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) pieces: Vec<Piece>,
    /// The progress of the inputs after this chunk.
    pub(super) done: Vec<(usize, Done)>,
}

/// About the memory that an object takes in columns, in bytes. A lead has 50 columns, most of them null: leads of ten
/// bytes take 1,070 bytes each.
const OBJECT: usize = 1 << 10;

impl Chunk {
    /// The memory that it takes while it is converted, in bytes: its text, the columns' text, and the objects.
    pub(super) fn converted(&self) -> usize {
        converted(&self.bytes)
    }
}

/// The memory that documents take while they are converted, in bytes.
pub(super) fn converted(documents: &[u8]) -> usize {
    2 * documents.len() + OBJECT * memchr::memchr_iter(b'{', documents).count()
}

/// Splits inputs into chunks, one after the other.
pub(super) struct Chunks<'i> {
    inputs: &'i [Input],
    next: usize,
    open: Option<Open>,
    number: u64,
    size: usize,
    limit: usize,
    format: ArchiveFormat,
    /// The bytes that were read after the last line end.
    rest: Vec<u8>,
    /// Inputs that could not be read to their end.
    pub(super) failed: Vec<(usize, IngestError)>,
    /// Empty inputs, each with a description of its content: nothing, or only white space.
    pub(super) empty: Vec<(usize, &'static str)>,
    watch: &'i (dyn Fn(u64) + Sync),
}

struct Open {
    place: usize,
    reader: Box<dyn Read + Send>,
    layout: Layout,
    done: Done,
    /// The number of bytes that were skipped of a line that is too long; `None` outside of such a line. They are not
    /// part of `done`: after an error, an input is continued at the start of a line.
    skipped: Option<u64>,
}

impl Open {
    /// Whether lines were read after those of an earlier run.
    fn is_beyond(&self, earlier: &Done) -> bool {
        self.layout == Layout::Lines && self.done.lines > earlier.lines
    }
}

/// Whether a decompressor found wrong data. Otherwise the file is cut off, or the system could not read it.
fn is_damaged(error: &io::Error) -> bool {
    error.kind() != io::ErrorKind::UnexpectedEof && error.raw_os_error().is_none()
}

impl<'i> Chunks<'i> {
    pub(super) fn new(
        inputs: &'i [Input],
        size: usize,
        limit: usize,
        format: ArchiveFormat,
        watch: &'i (dyn Fn(u64) + Sync),
    ) -> Self {
        Self {
            inputs,
            next: 0,
            open: None,
            number: 0,
            size,
            limit,
            format,
            rest: Vec::new(),
            failed: Vec::new(),
            empty: Vec::new(),
            watch,
        }
    }

    /// The next chunk; `None` at the end of all inputs. An error in an input ends only that input.
    pub(super) fn next(&mut self, buffer: Vec<u8>) -> Option<Chunk> {
        let mut chunk = Chunk { number: self.number, bytes: buffer, ..Chunk::default() };
        chunk.bytes.clear();
        while chunk.bytes.len() < self.size {
            let Some(mut open) = self.open.take() else {
                if self.open_next() {
                    continue;
                }
                break;
            };
            match self.fill(&mut open, &mut chunk) {
                Ok(()) => {
                    chunk.done.push((open.place, open.done));
                    if !open.done.whole {
                        self.open = Some(open);
                    }
                }
                Err(error) => {
                    // The complete lines before the error are part of the chunk.
                    if self.inputs.get(open.place).is_some_and(|input| open.is_beyond(&input.done)) {
                        chunk.done.push((open.place, open.done));
                    }
                    self.fail_reading(open.place, error);
                }
            }
        }
        if chunk.pieces.is_empty() && chunk.done.is_empty() {
            return None;
        }
        self.number += 1;
        Some(chunk)
    }

    /// Records that an input could not be read to its end.
    fn fail(&mut self, place: usize, error: InputError) {
        self.rest.clear();
        self.failed.push((place, error.into()));
    }

    fn fail_reading(&mut self, place: usize, error: io::Error) {
        if let Some(input) = self.inputs.get(place) {
            self.fail(place, InputError::Unreadable(input.source.clone(), error));
        }
    }

    /// Opens the next incomplete input; returns `false` if there is none.
    fn open_next(&mut self) -> bool {
        while let Some(input) = self.inputs.get(self.next) {
            let place = self.next;
            self.next += 1;
            if input.done.whole {
                continue;
            }
            match self.open(place, input) {
                Ok(Some(open)) => {
                    self.open = Some(open);
                    return true;
                }
                Ok(None) => {}
                Err(error) => self.fail(place, error),
            }
        }
        false
    }

    /// Opens an input; `None` if it is empty.
    fn open(&mut self, place: usize, input: &Input) -> Result<Option<Open>, InputError> {
        let unreadable = |error| InputError::Unreadable(input.source.clone(), error);
        let reader = input.open().map_err(unreadable)?;
        self.rest.clear();
        let mut done = input.done;
        if done.offset > 0 {
            // Only an input of lines can be partly done.
            return Ok(Some(Open { place, reader, layout: Layout::Lines, done, skipped: None }));
        }
        let mut head = Head::new(reader);
        // With --input-format json, the content is not inspected: it is parsed as the body of a request.
        let inspected = self.format != ArchiveFormat::Json;
        let foreign = |what| InputError::NoJson(input.source.clone(), what);
        if inspected {
            head.begin();
            head.other_format().map_or(Ok(()), |what| Err(foreign(what)))?;
            done.offset += head.drop_mark() as u64;
        }
        let layout = self.format.layout(&mut head, input.path());
        if inspected {
            head.other_text().map_or(Ok(()), |what| Err(foreign(what)))?;
            if let Some(what) = head.nothing_else() {
                self.empty.push((place, what));
                return Ok(None);
            }
        }
        let (rest, reader) = head.into_parts();
        (self.watch)(rest.len() as u64);
        self.rest = rest;
        Ok(Some(Open { place, reader, layout, done, skipped: None }))
    }

    fn fill(&mut self, open: &mut Open, chunk: &mut Chunk) -> io::Result<()> {
        match open.layout {
            Layout::Document => self.document(open, chunk),
            Layout::Lines => self.lines(open, chunk),
        }
    }

    fn document(&mut self, open: &mut Open, chunk: &mut Chunk) -> io::Result<()> {
        let start = chunk.bytes.len();
        chunk.bytes.append(&mut self.rest);
        let room = self.limit.saturating_add(1).saturating_sub(chunk.bytes.len() - start);
        let read = open.reader.by_ref().take(room as u64).read_to_end(&mut chunk.bytes)?;
        (self.watch)(read as u64);
        let length = chunk.bytes.len() - start;
        let content = if length > self.limit {
            chunk.bytes.truncate(start);
            Content::TooLong
        } else {
            Content::Document(start..chunk.bytes.len())
        };
        let Done { offset, .. } = open.done;
        chunk.pieces.push(Piece { input: open.place, line: 1, offset, content });
        open.done = Done { offset: offset + length as u64, lines: 1, whole: true };
        Ok(())
    }

    fn lines(&mut self, open: &mut Open, chunk: &mut Chunk) -> io::Result<()> {
        let start = chunk.bytes.len();
        chunk.bytes.append(&mut self.rest);
        // A long line is read in pieces, each of which is searched once.
        let mut searched = start;
        loop {
            let have = chunk.bytes.len();
            let wanted = self.size.saturating_sub(have).max(1 << 16);
            let read = open.reader.by_ref().take(wanted as u64).read_to_end(&mut chunk.bytes);
            (self.watch)((chunk.bytes.len() - have) as u64);
            let new = chunk.bytes.get(searched..).unwrap_or_default();
            let last = memchr::memrchr(b'\n', new).map(|at| searched + at + 1);
            searched = chunk.bytes.len();
            let ended = match read {
                Ok(read) => read < wanted,
                Err(error) => {
                    // The error may have truncated the last line. Of a damaged file, all that was just decompressed
                    // may be wrong: a checksum follows the data.
                    let complete = last.filter(|_| !is_damaged(&error));
                    chunk.bytes.truncate(complete.unwrap_or(start));
                    if complete.is_some() {
                        Self::cut(open, chunk, start);
                    }
                    return Err(error);
                }
            };
            let end = match last {
                _ if ended => chunk.bytes.len(),
                Some(end) => end,
                // A line of the maximum length may be followed by a line end of two bytes.
                None if open.skipped.is_some() || searched - start > self.limit.saturating_add(2) => {
                    Self::skip(open, chunk, start);
                    return Ok(());
                }
                None => continue,
            };
            self.rest.extend_from_slice(chunk.bytes.get(end..).unwrap_or_default());
            chunk.bytes.truncate(end);
            Self::cut(open, chunk, start);
            open.done.whole = ended;
            return Ok(());
        }
    }

    /// Makes a piece from the lines after `start`.
    fn cut(open: &mut Open, chunk: &mut Chunk, mut start: usize) {
        if let Some(skipped) = open.skipped.take() {
            // This is the rest of the line that is too long. Only now is it a reject: of an input that is cut off
            // within the line, a later run reads the line again.
            let Done { offset, lines, .. } = open.done;
            let (line, content) = (lines + 1, Content::TooLong);
            chunk.pieces.push(Piece { input: open.place, line, offset, content });
            let left = chunk.bytes.get(start..).unwrap_or_default();
            let end = memchr::memchr(b'\n', left).map_or(left.len(), |at| at + 1);
            start += end;
            open.done.offset += skipped + end as u64;
            open.done.lines += 1;
        }
        let lines = chunk.bytes.get(start..).unwrap_or_default();
        let (length, count) = (lines.len(), memchr::memchr_iter(b'\n', lines).count());
        if length > 0 {
            let content = Content::Lines(start..chunk.bytes.len());
            let Done { offset, lines, .. } = open.done;
            chunk.pieces.push(Piece { input: open.place, line: lines + 1, offset, content });
        }
        open.done.offset += length as u64;
        open.done.lines += count as u64;
    }

    /// Discards what was read of a line that is too long.
    fn skip(open: &mut Open, chunk: &mut Chunk, start: usize) {
        *open.skipped.get_or_insert(0) += (chunk.bytes.len() - start) as u64;
        chunk.bytes.truncate(start);
    }

    /// Whether the current state may be committed: not within a line, and not in an input that cannot be identified
    /// later.
    pub(super) fn may_commit(&self) -> bool {
        self.open.as_ref().is_none_or(|open| {
            open.skipped.is_none()
                && self.inputs.get(open.place).is_some_and(|input| input.identity.is_some())
        })
    }
}

impl Chunk {
    /// Calls the function for each document: input, line, offset, and body; `None` if the document is too long. Lines
    /// are passed without their line ends, and blank lines are skipped.
    pub(super) fn each(&self, mut take: impl FnMut(usize, u64, u64, Option<&[u8]>)) {
        for piece in &self.pieces {
            match &piece.content {
                Content::TooLong => take(piece.input, piece.line, piece.offset, None),
                Content::Document(range) => {
                    take(piece.input, piece.line, piece.offset, self.bytes.get(range.clone()));
                }
                Content::Lines(range) => {
                    let bytes = self.bytes.get(range.clone()).unwrap_or_default();
                    let (mut line, mut from) = (piece.line, 0);
                    for end in memchr::memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len())) {
                        let text = bytes.get(from..end).unwrap_or_default();
                        let text = text.strip_suffix(b"\r").unwrap_or(text);
                        if !text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                            take(piece.input, line, piece.offset + from as u64, Some(text));
                        }
                        line += 1;
                        from = end + 1;
                    }
                }
            }
        }
    }
}
