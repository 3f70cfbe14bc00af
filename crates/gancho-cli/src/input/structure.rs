//! Finds the start and the end of documents that span several lines.
//!
//! It inspects only braces, brackets, strings and line ends; a parser decides later whether a document is JSON. A
//! document ends with the brace that closes it. A truncated one ends before a line that begins with `{` where no value
//! is allowed, so that it does not affect the next one. An array that begins with an object is a list of documents of
//! any length.

use super::batch::Span;
use super::line::without_end;

/// The state between two pieces of an input.
#[derive(Debug)]
pub(super) struct Structure {
    /// Whether documents begin with record separators, and only with them.
    records: bool,
    state: State,
    /// The next byte to inspect.
    at: usize,
    /// Where the document begins. It has no meaning between two documents.
    start: usize,
    /// The number of open arrays and objects.
    depth: usize,
    /// The last inspected byte of the document that is neither white space nor in a string.
    last: u8,
    /// The index of the next element, in an array of documents.
    array: Option<u64>,
    /// Whether the document was already found to be too long. The one of an opened array is reported when it turns out
    /// not to be a list.
    long: bool,
    /// The number of the line that contains the byte at `counted`.
    line: u64,
    /// The position up to which line ends were counted.
    counted: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before a document.
    Between,
    /// After the bracket in this line, and white space: the next character decides whether this is a list of documents.
    Opened(u64),
    /// In a document, outside of strings.
    Inside,
    /// In a string.
    Text,
    /// In a string, after a backslash.
    Escape,
    /// After the brace that closes the document. The document ends at this position.
    Closed(usize),
    /// In text whose brackets are not inspected: a record, a value that is neither an object nor an array, or a
    /// document that is followed by other text.
    Loose,
}

impl Structure {
    pub(super) fn new(records: bool) -> Self {
        Self {
            records,
            state: State::Between,
            at: 0,
            start: 0,
            depth: 0,
            last: 0,
            array: None,
            long: false,
            line: 1,
            counted: 0,
        }
    }

    /// Adds the documents that end within these bytes, which begin with the unreleased bytes of the last call.
    pub(super) fn cut(&mut self, bytes: &[u8], ended: bool, limit: usize, spans: &mut Vec<Span>) {
        while self.step(bytes, ended, spans, limit).is_some() {}
        if ended && self.at >= bytes.len() {
            match self.state {
                State::Between => {}
                State::Opened(line) if self.long => {
                    self.report_opened(line, spans);
                    self.state = State::Between;
                }
                State::Closed(end) => self.emit(bytes, end, limit, spans),
                _ => self.emit(bytes, bytes.len(), limit, spans),
            }
            if self.array.is_some() {
                // It was not closed: this is reported as an empty last element, which is not JSON.
                self.start = self.at;
                self.long = false;
                self.emit(bytes, self.at, limit, spans);
                self.array = None;
            }
        }
        if self.state != State::Between && !self.long && self.length(bytes, self.at) > limit {
            self.long = true;
            if !matches!(self.state, State::Opened(_)) {
                self.push(bytes, self.start, true, spans);
            }
        }
    }

    /// Adds the last document, if it is complete, of an input that cannot be read any further. What follows it may be
    /// truncated.
    pub(super) fn give_up(&mut self, bytes: &[u8], limit: usize, spans: &mut Vec<Span>) {
        if let State::Closed(end) = self.state {
            self.emit(bytes, end, limit, spans);
        }
    }

    /// The number of bytes that are no longer needed. The caller must drop them.
    pub(super) fn release(&mut self, bytes: &[u8]) -> usize {
        let keeps = self.state != State::Between && !self.long;
        let done = if keeps { self.start } else { self.at };
        self.count_lines(bytes, done);
        self.counted = 0;
        self.at -= done;
        self.start = self.start.saturating_sub(done);
        if let State::Closed(end) = &mut self.state {
            *end = end.saturating_sub(done);
        }
        done
    }

    /// Inspects the next bytes; `None` if more are needed.
    fn step(&mut self, bytes: &[u8], ended: bool, spans: &mut Vec<Span>, limit: usize) -> Option<()> {
        let rest = bytes.get(self.at..)?;
        let byte = *rest.first()?;
        match self.state {
            State::Between => self.between(bytes, byte),
            State::Opened(line) => self.opened(rest, byte, line, spans),
            State::Loose if self.records => {
                self.skip_to(memchr::memchr(0x1E, rest), rest);
                if self.at < bytes.len() {
                    self.emit(bytes, self.at, limit, spans);
                }
            }
            State::Loose => {
                let end = rest.iter().position(|byte| match byte {
                    b'\n' => true,
                    b',' | b']' => self.array.is_some(),
                    _ => false,
                });
                self.skip_to(end, rest);
                if end.is_some() {
                    self.emit(bytes, self.at, limit, spans);
                }
            }
            State::Inside => self.inside(bytes, rest, byte, ended, spans, limit)?,
            State::Text => match memchr::memchr3(b'"', b'\\', b'\n', rest) {
                None => self.at = bytes.len(),
                Some(at) => {
                    let found = rest.get(at);
                    if found == Some(&b'\n') {
                        self.at += at;
                        self.line_end(bytes, ended, spans, limit)?;
                    } else {
                        self.at += at + 1;
                        self.state = if found == Some(&b'\\') { State::Escape } else { State::Inside };
                        self.last = b'"';
                    }
                }
            },
            State::Escape => {
                self.at += 1;
                self.state = State::Text;
            }
            State::Closed(end) => match byte {
                // White space does not count, so no more of it is kept than the document may be long.
                b' ' | b'\t' | b'\r' if !self.long && self.at - self.start < limit => self.at += 1,
                b' ' | b'\t' | b'\r' | b'\n' | b'\x1E' => self.emit(bytes, end, limit, spans),
                b'{' | b'[' if self.array.is_none() => self.emit(bytes, end, limit, spans),
                b',' | b']' if self.array.is_some() => self.emit(bytes, end, limit, spans),
                _ => self.state = State::Loose,
            },
        }
        Some(())
    }

    fn between(&mut self, bytes: &[u8], byte: u8) {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b'\x1E' => self.at += 1,
            _ if self.records => self.begin(State::Loose),
            b',' if self.array.is_some() => self.at += 1,
            b']' if self.array.is_some() => {
                self.array = None;
                self.at += 1;
            }
            b'[' if self.array.is_none() => {
                self.count_lines(bytes, self.at);
                self.begin(State::Opened(self.line));
                self.at += 1;
            }
            b'{' | b'[' => self.begin(State::Inside),
            _ => self.begin(State::Loose),
        }
    }

    /// Handles the text after a bracket. White space before the first element does not make a list too long.
    fn opened(&mut self, rest: &[u8], byte: u8, line: u64, spans: &mut Vec<Span>) {
        match byte {
            byte if byte.is_ascii_whitespace() => {
                self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            }
            b'{' | b']' => {
                self.array = Some(0);
                self.state = State::Between;
            }
            _ => {
                if self.long {
                    self.report_opened(line, spans);
                }
                self.state = State::Inside;
                self.depth = 1;
                self.last = b'[';
            }
        }
    }

    /// Reports an array that is too long. The bracket in this line was released, with the white space after it.
    fn report_opened(&mut self, line: u64, spans: &mut Vec<Span>) {
        let (start, index) = (self.start, self.array);
        spans.push(Span { start, end: start, line, index, too_long: true });
    }

    fn begin(&mut self, state: State) {
        self.state = state;
        self.start = self.at;
        self.depth = 0;
        self.last = 0;
        self.long = false;
    }

    fn inside(
        &mut self,
        bytes: &[u8],
        rest: &[u8],
        byte: u8,
        ended: bool,
        spans: &mut Vec<Span>,
        limit: usize,
    ) -> Option<()> {
        match byte {
            b'"' => {
                self.at += 1;
                self.state = State::Text;
            }
            b'{' | b'[' => {
                self.at += 1;
                self.depth += 1;
                self.last = byte;
            }
            b'}' | b']' => {
                self.at += 1;
                self.depth = self.depth.saturating_sub(1);
                self.last = byte;
                if self.depth == 0 {
                    self.state = State::Closed(self.at);
                }
            }
            b'\n' => self.line_end(bytes, ended, spans, limit)?,
            _ => {
                let plain = |byte: &u8| !matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b'\n');
                let length = rest.iter().take_while(|byte| plain(byte)).count();
                let skipped = rest.get(..length).unwrap_or_default().trim_ascii_end();
                self.last = skipped.last().copied().unwrap_or(self.last);
                self.at += length;
            }
        }
        Some(())
    }

    /// Handles a line end. If the next line begins another document, this one ends here, although it is not closed.
    fn line_end(&mut self, bytes: &[u8], ended: bool, spans: &mut Vec<Span>, limit: usize) -> Option<()> {
        let next = bytes.get(self.at + 1);
        if next.is_none() && !ended {
            return None;
        }
        let expects_value = self.state == State::Inside && matches!(self.last, b',' | b':' | b'[');
        if next == Some(&b'{') && self.array.is_none() && !expects_value {
            self.emit(bytes, self.at, limit, spans);
        } else {
            self.at += 1;
        }
        Some(())
    }

    fn skip_to(&mut self, found: Option<usize>, rest: &[u8]) {
        self.at += found.unwrap_or(rest.len());
    }

    /// Ends the document at `end`.
    fn emit(&mut self, bytes: &[u8], end: usize, limit: usize, spans: &mut Vec<Span>) {
        if !self.long {
            let too_long = self.length(bytes, end) > limit;
            let text = bytes.get(self.start..end).unwrap_or_default();
            let end = if self.records { self.start + text.trim_ascii_end().len() } else { end };
            self.push(bytes, end, too_long, spans);
        }
        self.array = self.array.map(|index| index + 1);
        self.state = State::Between;
    }

    /// The length of the document up to this position. The line end of a record does not count.
    fn length(&self, bytes: &[u8], end: usize) -> usize {
        let text = bytes.get(self.start..end).unwrap_or_default();
        if self.records { without_end(text).len() } else { text.len() }
    }

    fn push(&mut self, bytes: &[u8], end: usize, too_long: bool, spans: &mut Vec<Span>) {
        self.count_lines(bytes, self.start);
        spans.push(Span { start: self.start, end, line: self.line, index: self.array, too_long });
    }

    fn count_lines(&mut self, bytes: &[u8], to: usize) {
        let lines = bytes.get(self.counted..to).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', lines).count() as u64;
        self.counted = self.counted.max(to);
    }
}

#[cfg(test)]
mod tests;
