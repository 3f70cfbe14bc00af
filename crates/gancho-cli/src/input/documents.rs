//! The documents of one input.

use std::io::{self, BufRead, Read as _};

use super::format::Layout;
use super::line::{Line, is_blank, read_line, without_end};

/// A document before parsing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Document<'a> {
    /// Its line, counted from 1.
    pub(crate) line: u64,
    /// Its content.
    pub(crate) body: Body<'a>,
}

/// The content of a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// More bytes than allowed, which were skipped.
    TooLong,
}

/// Splits an input into documents, with a shared buffer.
pub(crate) struct Documents<'a> {
    input: Box<dyn BufRead + 'a>,
    layout: Layout,
    limit: usize,
    buffer: &'a mut Vec<u8>,
    /// The number of lines or documents so far.
    taken: u64,
}

impl<'a> Documents<'a> {
    pub(super) fn new(
        input: Box<dyn BufRead + 'a>,
        layout: Layout,
        limit: usize,
        buffer: &'a mut Vec<u8>,
    ) -> Self {
        Self { input, layout, limit, buffer, taken: 0 }
    }

    /// The next document; `None` at the end.
    ///
    /// # Errors
    ///
    /// The error of the system. No more can be read afterwards.
    pub(crate) fn next(&mut self) -> io::Result<Option<Document<'_>>> {
        self.buffer.clear();
        let bytes = match self.layout {
            Layout::Document => self.whole()?,
            Layout::Lines => self.line()?,
        };
        let line = self.taken;
        Ok(bytes.map(|length| Document {
            line,
            body: match self.buffer.get(..length) {
                Some(bytes) if length <= self.limit => Body::Bytes(bytes),
                _ => Body::TooLong,
            },
        }))
    }

    /// Reads the whole input into the buffer, and returns its length.
    fn whole(&mut self) -> io::Result<Option<usize>> {
        if self.taken > 0 {
            return Ok(None);
        }
        self.taken = 1;
        // One byte more than allowed shows that it is too long.
        let enough = (self.limit as u64).saturating_add(1);
        self.input.by_ref().take(enough).read_to_end(self.buffer).map(Some)
    }

    /// Reads the next line that is not blank into the buffer, and returns its length without the line end.
    fn line(&mut self) -> io::Result<Option<usize>> {
        loop {
            // Two bytes more than allowed, for the line end.
            let line = read_line(&mut self.input, self.buffer, self.limit.saturating_add(2))?;
            self.taken += 1;
            match line {
                Line::End => return Ok(None),
                Line::TooLong => return Ok(Some(usize::MAX)),
                Line::Whole if is_blank(self.buffer) => self.buffer.clear(),
                Line::Whole => return Ok(Some(without_end(self.buffer).len())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(text: &str, layout: Layout, limit: usize) -> Vec<(u64, Option<String>)> {
        let mut buffer = Vec::new();
        let mut documents = Documents::new(Box::new(text.as_bytes()), layout, limit, &mut buffer);
        let mut found = Vec::new();
        while let Some(document) = documents.next().unwrap() {
            let text = match document.body {
                Body::Bytes(bytes) => Some(String::from_utf8(bytes.to_vec()).unwrap()),
                Body::TooLong => None,
            };
            found.push((document.line, text));
        }
        found
    }

    fn some(line: u64, text: &str) -> (u64, Option<String>) {
        (line, Some(text.to_owned()))
    }

    #[test]
    fn blank_lines_are_skipped_and_counted() {
        let found = documents("\n1\r\n \t\r\n\n2\n3", Layout::Lines, 10);
        assert_eq!(found, [some(2, "1"), some(5, "2"), some(6, "3")]);
    }

    #[test]
    fn the_limit_excludes_the_line_end() {
        let found =
            documents("1234\r\n1234\n12345\n12345\r\n123456\n123456\r\n1234567\n1234", Layout::Lines, 5);
        let expected = [
            some(1, "1234"),
            some(2, "1234"),
            some(3, "12345"),
            some(4, "12345"),
            (5, None),
            (6, None),
            (7, None),
            some(8, "1234"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_whole_document_keeps_its_lines() {
        assert_eq!(documents("\n1\n2\n", Layout::Document, 5), [some(1, "\n1\n2\n")]);
        assert_eq!(documents("\n1\n2\n", Layout::Document, 4), [(1, None)]);
        assert_eq!(documents("", Layout::Document, 4), [some(1, "")]);
    }
}
