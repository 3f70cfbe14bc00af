//! The first bytes of an input that could not be read to its end.
//!
//! The complete lines before the error are committed. When the input has been repaired, it has another size and time.
//! If it still begins with the committed bytes, the next run continues after them; otherwise it would write rows twice.

use std::fs::File;
use std::hash::Hasher as _;
use std::io::{self, Read as _, Write};
use std::path::Path;

use crate::input::decompressed;

/// A hash with 128 bits.
pub(super) type Hash = [u64; 2];

/// Hashes the first bytes of a file, decompressed.
///
/// # Errors
///
/// If the file has fewer bytes, or they cannot be read.
pub(super) fn hash(path: &Path, length: u64) -> io::Result<Hash> {
    let mut hashers = Hashers::new();
    let read = io::copy(&mut decompressed(Box::new(File::open(path)?))?.take(length), &mut hashers)?;
    if read < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(hashers.0.map(|hasher| hasher.finish()))
}

// A later run must compute the same hashes as an earlier one.
#[expect(deprecated, reason = "`DefaultHasher` may change from one version of Rust to the next")]
type SipHasher = std::hash::SipHasher;

struct Hashers([SipHasher; 2]);

impl Hashers {
    fn new() -> Self {
        #[expect(deprecated, reason = "as above")]
        let new = |salt| SipHasher::new_with_keys(salt, 0x6761_6E63_686F);
        Self([1, 2].map(new))
    }
}

impl Write for Hashers {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.iter_mut().for_each(|hasher| hasher.write(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_do_not_change_between_versions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "abcdefgh".repeat(10_000)).unwrap();
        // Bytes that are written in pieces have the same hash.
        let mut whole = Hashers::new();
        whole.write_all("abcdefgh".repeat(5_000).as_bytes()).unwrap();
        assert_eq!(hash(&path, 40_000).unwrap(), whole.0.map(|hasher| hasher.finish()));
        assert_ne!(hash(&path, 40_000).unwrap(), hash(&path, 40_001).unwrap());
        assert!(hash(&path, 80_001).is_err());
        assert_eq!(hash(&path, 0).unwrap(), Hashers::new().0.map(|hasher| hasher.finish()));
    }
}
