//! The start of an input, which is inspected before the input is split.

use std::io::{self, Read};

use super::content;

/// The approximate maximum number of bytes to inspect.
pub(super) const LONGEST: usize = 1024 * 1024;
/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// The part of an input that has been read so far. No more is read than requested, because the sender may wait for the
/// result for the first line.
pub(crate) struct Head {
    pub(super) input: Box<dyn Read + Send>,
    pub(super) bytes: Vec<u8>,
    pub(super) ended: bool,
    /// Why no more can be read. The documents before the error are still read.
    pub(super) error: Option<io::Error>,
}

impl Head {
    pub(crate) fn new(input: Box<dyn Read + Send>) -> Self {
        Self { input, bytes: Vec::new(), ended: false, error: None }
    }

    /// Reads more; `false` at the end of the input, after an error, or if the maximum was read.
    pub(super) fn more(&mut self) -> bool {
        let old = self.bytes.len();
        if self.ended || self.error.is_some() || old >= LONGEST {
            return false;
        }
        self.bytes.resize(old + PIECE, 0);
        let count = loop {
            match self.input.read(self.bytes.get_mut(old..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(old + *count.as_ref().unwrap_or(&0));
        match count {
            Ok(0) => self.ended = true,
            Ok(_) => return true,
            Err(error) => self.error = Some(error),
        }
        false
    }

    /// Reads enough to detect the kind of file, or one line.
    pub(crate) fn begin(&mut self) {
        const ENOUGH: usize = 512;
        while self.bytes.len() < ENOUGH && memchr::memchr(b'\n', &self.bytes).is_none() && self.more() {}
    }

    /// Describes the start if it is certainly neither JSON nor a line of a log.
    pub(crate) fn other_format(&self) -> Option<&'static str> {
        content::other_format(&self.bytes)
    }

    /// Describes the start if it consists of lines that cannot contain a document.
    pub(crate) fn other_text(&self) -> Option<&'static str> {
        content::is_text(&self.bytes).then(|| content::text(&self.bytes))
    }

    /// Describes an input that is empty.
    pub(crate) fn nothing(&self) -> Option<&'static str> {
        if self.bytes.is_empty() {
            Some("nothing")
        } else {
            self.bytes.trim_ascii().is_empty().then_some("only white space")
        }
    }

    /// Reads until there is something else than white space, and describes an input that contains nothing else.
    #[cfg(feature = "ingest")]
    pub(crate) fn nothing_else(&mut self) -> Option<&'static str> {
        while self.nothing().is_some() && self.more() {}
        self.nothing().filter(|_| self.ended)
    }

    /// Removes a byte-order mark from an input that was begun. Returns its length, or 0.
    pub(crate) fn drop_mark(&mut self) -> usize {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        if self.bytes.starts_with(MARK) {
            self.bytes.drain(..MARK.len());
            return MARK.len();
        }
        0
    }

    /// The bytes that were read, and the rest of the input.
    pub(crate) fn into_parts(self) -> (Vec<u8>, Box<dyn Read + Send>) {
        match self.error {
            None => (self.bytes, self.input),
            Some(error) => (self.bytes, Box::new(Failed(Some(error)))),
        }
    }

    /// The range of the first line after the position `from` that is not blank. It includes the line end, if that was
    /// read.
    pub(super) fn nonblank_line(&mut self, from: usize) -> (usize, usize) {
        let mut start = from;
        let mut searched = from;
        loop {
            let new = self.bytes.get(searched..).unwrap_or_default();
            if let Some(at) = memchr::memchr(b'\n', new) {
                let end = searched + at + 1;
                searched = end;
                if !self.is_blank(start, end) {
                    return (start, end);
                }
                start = end;
            } else {
                searched = self.bytes.len();
                if !self.more() {
                    return (start, self.bytes.len());
                }
            }
        }
    }

    pub(super) fn line(&self, (start, end): (usize, usize)) -> &[u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    fn is_blank(&self, start: usize, end: usize) -> bool {
        self.line((start, end)).trim_ascii().is_empty()
    }
}

/// The rest of an input after an error: the error.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn only_an_input_of_white_space_has_nothing_else() {
        let nothing_else = |text: &str| {
            let mut head = Head::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
            (head.nothing_else(), head.bytes.len())
        };
        assert_eq!(nothing_else(""), (Some("nothing"), 0));
        assert_eq!(nothing_else(" \n\r\n"), (Some("only white space"), 4));
        assert_eq!(nothing_else(" \n{}"), (None, 4));
        let blank = " ".repeat(PIECE);
        assert_eq!(nothing_else(&format!("{blank}{blank}")), (Some("only white space"), 2 * PIECE));
        // What follows is not read yet.
        assert_eq!(nothing_else(&format!("{blank}{{}}{blank}{blank}")), (None, 2 * PIECE));
        // So much is not inspected.
        assert_eq!(nothing_else(&" ".repeat(2 * LONGEST)), (None, LONGEST));
    }
}
