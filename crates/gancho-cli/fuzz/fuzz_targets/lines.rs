//! The program's code for splitting an input into documents. No input makes it panic. Unless a document is too long, the
//! documents do not depend on the number of bytes that each read returns. If each line is a document, the documents are
//! exactly the lines. Consecutive complete objects are split exactly between the objects.

#![no_main]

#[path = "../input.rs"]
mod input;

use std::io::{self, Cursor, Read};

use libfuzzer_sys::fuzz_target;
use serde_json::Deserializer;
use serde_json::value::Value;

use input::{Cut, Layout, decompressed, documents, guessed};

/// Returns a few bytes at a time, as a pipe may.
struct Pieces(Cursor<Vec<u8>>, usize);

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(self.1);
        self.0.read(&mut buffer[..length])
    }
}

const LAYOUTS: [Layout; 5] = [Layout::Whole, Layout::Documents, Layout::Lines, Layout::Log, Layout::Records];

fuzz_target!(|bytes: &[u8]| {
    let sum: usize = bytes.iter().map(|byte| usize::from(*byte)).sum();
    let whole = || Cursor::new(bytes.to_vec());
    // At most about a dozen pieces, because each costs a buffer of 256 KiB.
    let piece = (1 + sum % 13).max(bytes.len() / 12);
    let pieces = || Pieces(whole(), piece);
    let limit = if sum.is_multiple_of(3) { sum % 97 } else { usize::MAX / 2 };

    // A small file may decompress to a large one, so the reader limits the size.
    let content = decompressed(pieces(), 1 << 21);
    match (guessed(whole()), guessed(pieces())) {
        (Ok(guess), Ok(again)) => assert!(guess == again, "the guess depends on the pieces"),
        // The decompressor drops what it decoded in the same call as the damage, which depends on the pieces.
        _ => assert!(content.is_err(), "only damaged inputs cannot be read"),
    }

    for layout in LAYOUTS {
        let cut = documents(whole(), layout, limit, false).expect("nothing fails to be read");
        let again =
            documents(pieces(), layout, limit, sum.is_multiple_of(2)).expect("nothing fails to be read");
        // When a too-long document is skipped depends on the pieces, and so may the start of the next document.
        if limit > bytes.len() || layout == Layout::Lines {
            assert!(cut == again, "the documents depend on the pieces: {layout:?}");
        }
        match layout {
            Layout::Whole if bytes.len() <= limit => {
                assert!(cut == [(1, None, Some(bytes.to_vec()))], "a whole input is one document");
            }
            Layout::Lines => assert!(cut == lines(bytes, limit), "a line is a document"),
            Layout::Documents if limit > bytes.len() => whole_documents(bytes, &cut),
            _ => {}
        }
        assert!(cut.is_sorted_by_key(|(line, _, _)| *line), "line numbers never decrease");
    }
});

/// The lines that are not blank, by a simple implementation.
fn lines(bytes: &[u8], limit: usize) -> Vec<Cut> {
    let lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let numbered = (1..).zip(lines).filter(|(_, line)| !line.iter().all(|byte| b" \t\r".contains(byte)));
    numbered.map(|(number, line)| (number, None, (line.len() <= limit).then(|| line.to_vec()))).collect()
}

/// Checks that consecutive objects are split as serde_json splits them.
fn whole_documents(bytes: &[u8], cut: &[Cut]) {
    let mut stream = Deserializer::from_slice(bytes).into_iter::<Value>();
    let (mut found, mut start) = (Vec::new(), 0);
    while let Some(next) = stream.next() {
        match next {
            Ok(Value::Object(_)) => {
                let end = stream.byte_offset();
                found.push(bytes[start..end].trim_ascii().to_vec());
                start = end;
            }
            _ => return,
        }
    }
    if !found.is_empty() {
        let cut: Vec<_> =
            cut.iter().filter_map(|(_, _, bytes)| bytes.as_deref().map(<[u8]>::trim_ascii)).collect();
        assert!(cut == found, "consecutive objects are split between the objects");
    }
}
