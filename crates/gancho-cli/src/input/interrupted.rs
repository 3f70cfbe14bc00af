//! A signal that interrupts reading loses nothing, and an input is read no further than necessary.

use std::io::{self, Cursor, Read, Write as _};

use super::batch::Body;
use super::batches::{BLOCK, Batches};
use super::compression::decompressed;
use super::format::Layout;
use super::guess;
use super::head::Head;

/// The start of an input, as a command prepares it.
fn begun(input: impl Read + Send + 'static) -> Head {
    let mut head = Head::new(decompressed(Box::new(input)).unwrap());
    head.begin();
    head.drop_mark();
    head
}

/// The batches of an input whose sender may wait for an answer.
fn batches(input: impl Read + Send + 'static, layout: Option<Layout>) -> Batches {
    let mut head = begun(input);
    let layout = layout.unwrap_or_else(|| guess::layout(&mut head, None));
    let (bytes, input) = head.into_parts();
    Batches::new(input, bytes, layout, 1000, true)
}

/// The number of documents in a batch.
fn count(batches: &mut Batches) -> Option<usize> {
    let mut count = 0;
    batches.next(Vec::new()).unwrap()?.each(1000, |document| {
        assert!(matches!(document.body, Body::Bytes(_)), "{document:?}");
        count += 1;
    });
    Some(count)
}

/// Is interrupted before every read.
struct Interrupted {
    input: Cursor<Vec<u8>>,
    now: bool,
}

impl Read for Interrupted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.now = !self.now;
        if self.now { Err(io::ErrorKind::Interrupted.into()) } else { self.input.read(buffer) }
    }
}

#[test]
fn interrupted_reads_are_repeated() {
    // More than the start of the input, and more than one batch.
    let lines = b"{\"a\":1}\n".repeat(BLOCK);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&lines).unwrap();
    let zstd = ruzstd::encoding::compress_to_vec(&*lines, ruzstd::encoding::CompressionLevel::Fastest);
    for bytes in [lines, gzip.finish().unwrap(), zstd] {
        let mut batches = batches(Interrupted { input: Cursor::new(bytes), now: false }, None);
        let found: usize = std::iter::from_fn(|| count(&mut batches)).sum();
        assert_eq!(found, BLOCK);
    }
}

/// Sends these bytes, and then waits for an answer: another read would never end.
struct Waiting(Cursor<Vec<u8>>);

impl Read for Waiting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        assert_ne!(count, 0, "nothing more is sent before the answer");
        Ok(count)
    }
}

#[test]
fn the_first_line_is_processed_before_more_is_sent() {
    // The second one begins with a byte with which compressed data may begin.
    for line in ["{}\n", "[1]\n", "{\"a\":1}\r\n", "\u{feff}{}\n"] {
        let mut batches = batches(Waiting(Cursor::new(line.into())), None);
        assert_eq!(count(&mut batches), Some(1), "{line:?}");
    }
}

#[test]
fn documents_without_line_ends_are_processed_before_more_is_sent() {
    // With at least this number of bytes, the kind of a file is detected.
    for number in [256, 300] {
        let mut batches = batches(Waiting(Cursor::new(b"{}".repeat(number))), Some(Layout::Documents));
        // The last one ends when the next one begins.
        assert_eq!(count(&mut batches), Some(number - 1));
    }
}

/// Returns a line, an error, and another line, which must not be taken for the next one.
struct Damaged(u8);

impl Read for Damaged {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        match self.0 {
            1 => (&b"{}"[..]).read(buffer),
            2 => Err(io::ErrorKind::InvalidData.into()),
            _ => (&b"{}\n{}\n"[..]).read(buffer),
        }
    }
}

#[test]
fn nothing_is_read_after_an_error() {
    let mut head = Head::new(Box::new(Damaged(0)));
    head.begin();
    assert_eq!(head.nonblank_line(0), (0, 2));
    let (bytes, mut input) = head.into_parts();
    assert_eq!(bytes, b"{}");
    assert_eq!(input.read(&mut [0; 9]).unwrap_err().kind(), io::ErrorKind::InvalidData);
    assert_eq!(input.read(&mut [0; 9]).unwrap(), 0);
}
