//! Detects compressed inputs by their content, not by their name.

#[cfg(feature = "ingest")]
use std::fs::File;
use std::io::{self, BufReader, Read};
#[cfg(feature = "ingest")]
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::zstd::zstd;

/// The number of first bytes that identify a format.
const MAGIC: usize = 4;
/// How much of a compressed input is read at a time.
const BUFFER: usize = 64 * 1024;

/// A compression format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// Detects it by the first bytes of an input.
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1F, 0x8B, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// The decompressed input; unchanged if it is not compressed.
pub(crate) fn decompressed(mut input: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut head = Vec::with_capacity(MAGIC);
    // A pipe may return its first bytes one by one. One byte shows whether more are needed.
    while head.len() < MAGIC && begins_like_magic(&head) {
        let mut byte = [0];
        match input.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => head.extend(byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let compression = Compression::of(&head);
    let whole = io::Cursor::new(head).chain(input);
    Ok(match compression {
        None => Box::new(whole),
        Some(Compression::Gzip) => Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, whole))),
        Some(Compression::Zstd) => zstd(BufReader::with_capacity(BUFFER, whole))?,
    })
}

/// Whether a file is compressed.
#[cfg(feature = "ingest")]
pub(crate) fn is_compressed(path: &Path) -> io::Result<bool> {
    let mut head = Vec::with_capacity(MAGIC);
    File::open(path)?.take(MAGIC as u64).read_to_end(&mut head)?;
    Ok(Compression::of(&head).is_some())
}

fn begins_like_magic(head: &[u8]) -> bool {
    matches!(head, [] | [0x1F | 0x28 | 0x50..=0x5F, ..])
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression as Level;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        decompressed(Box::new(io::Cursor::new(bytes)))?.read_to_end(&mut text)?;
        Ok(text)
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Level::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zst(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    #[test]
    fn frames_and_members_are_joined() {
        let long = b"{\"a\":1}\n".repeat(100_000);
        for compress in [gzip, zst] {
            let joined = [compress(&long), compress(b""), compress(b"end")].concat();
            assert_eq!(read(joined).unwrap(), [long.as_slice(), b"end"].concat());
        }
        // A skippable frame before another frame.
        let skip = [b"\x50\x2A\x4D\x18\x03\x00\x00\x00abc".to_vec(), zst(b"x")].concat();
        assert_eq!(read(skip).unwrap(), b"x");
    }

    #[test]
    fn uncompressed_input_is_unchanged() {
        for text in [&b""[..], b"(", b"{}", b"\x1F", b"\x28\xB5\x2F", b"PK\x03\x04", b"Plain"] {
            assert_eq!(read(text.to_vec()).unwrap(), text);
        }
    }

    #[test]
    fn truncated_input_is_an_error() {
        let long = b"{\"a\":1}\n".repeat(100_000);
        for compress in [gzip, zst] {
            let whole = compress(&long);
            let half = whole.get(..whole.len() / 2).unwrap();
            assert!(read(half.to_vec()).is_err());
        }
    }
}
