//! Decompresses zstd. With the Cargo features `ingest` or `receive` it uses zstd's own library. Without them it uses
//! ruzstd, which needs no C compiler and takes five times as long.

use std::io::{self, BufRead, Read};

/// Decompresses consecutive frames, as `zstd` and `pzstd` write them and `cat` joins them.
#[cfg(any(feature = "ingest", feature = "receive"))]
pub(super) fn zstd(input: impl BufRead + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(Native(zstd::stream::read::Decoder::with_buffer(input)?)))
}

/// Decompresses consecutive frames, as `zstd` and `pzstd` write them and `cat` joins them.
#[cfg(not(any(feature = "ingest", feature = "receive")))]
#[allow(clippy::unnecessary_wraps, reason = "the other library can fail here")]
pub(super) fn zstd(input: impl BufRead + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(portable::Portable::new(input)))
}

/// zstd's own library, with errors that name the format.
#[cfg(any(feature = "ingest", feature = "receive"))]
struct Native<R: BufRead>(zstd::stream::read::Decoder<'static, R>);

#[cfg(any(feature = "ingest", feature = "receive"))]
impl<R: BufRead> Read for Native<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            // The kind says that what was decompressed is right.
            io::ErrorKind::UnexpectedEof => {
                io::Error::new(io::ErrorKind::UnexpectedEof, "broken zstd data: it ends within a frame")
            }
            // The library has no kind for its own errors; no error of the system is of this kind.
            io::ErrorKind::Other => broken(&error),
            _ => error,
        })
    }
}

/// An error that says what is broken.
fn broken(error: &impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("broken zstd data: {}", error.to_string()))
}

#[cfg(any(test, not(any(feature = "ingest", feature = "receive"))))]
mod portable {
    use std::io::{self, BufRead, Read};

    use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
    use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

    use super::broken;

    /// ruzstd's decoder of one frame, for consecutive frames.
    pub(super) struct Portable<R> {
        input: R,
        decoder: FrameDecoder,
        /// Whether the end of the current frame has not been reached.
        open: bool,
    }

    impl<R: BufRead> Portable<R> {
        pub(super) fn new(input: R) -> Self {
            Self { input, decoder: FrameDecoder::new(), open: false }
        }

        /// Begins the next frame; `false` at the end of the input.
        fn begin(&mut self) -> io::Result<bool> {
            loop {
                if self.input.fill_buf()?.is_empty() {
                    return Ok(false);
                }
                match self.decoder.init(&mut self.input) {
                    Ok(()) => {
                        self.open = true;
                        return Ok(true);
                    }
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                        length,
                        ..
                    })) => {
                        io::copy(&mut self.input.by_ref().take(length.into()), &mut io::sink())?;
                    }
                    Err(error) => return Err(broken(&error)),
                }
            }
        }
    }

    impl<R: BufRead> Read for Portable<R> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            loop {
                if self.open {
                    while self.decoder.can_collect() < buffer.len() && !self.decoder.is_finished() {
                        let more =
                            BlockDecodingStrategy::UptoBytes(buffer.len() - self.decoder.can_collect());
                        self.decoder.decode_blocks(&mut self.input, more).map_err(|error| broken(&error))?;
                    }
                    let count = self.decoder.read(buffer)?;
                    if count > 0 || buffer.is_empty() {
                        return Ok(count);
                    }
                    self.open = false;
                }
                if !self.begin()? {
                    return Ok(0);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::portable::Portable;
    use super::*;

    /// What each library reads, or its error.
    fn read(bytes: &[u8]) -> [Result<Vec<u8>, String>; 2] {
        let input = || io::Cursor::new(bytes.to_vec());
        [zstd(input()).unwrap(), Box::new(Portable::new(input()))].map(|mut decoder| {
            let mut text = Vec::new();
            decoder.read_to_end(&mut text).map_err(|error| error.to_string())?;
            Ok(text)
        })
    }

    #[test]
    fn both_libraries_read_the_same() {
        let long = b"{\"a\":1}\n".repeat(100_000);
        let frame = |text: &[u8]| compress_to_vec(text, CompressionLevel::Fastest);
        let skipped = b"\x50\x2A\x4D\x18\x03\x00\x00\x00abc".to_vec();
        let [first, empty, last] = [long.as_slice(), b"", b"end"].map(frame);
        let joined = [skipped.clone(), first, skipped, empty, last].concat();
        let text = [long.as_slice(), b"end"].concat();
        assert_eq!(read(&joined), [Ok(text.clone()), Ok(text)]);
    }

    #[test]
    fn truncated_frames_and_trailing_bytes_are_errors() {
        let mut whole = compress_to_vec(b"{\"a\":1}\n".repeat(100_000).as_slice(), CompressionLevel::Fastest);
        for length in [5, whole.len() / 2, whole.len() - 1] {
            for result in read(whole.get(..length).unwrap()) {
                assert!(result.unwrap_err().starts_with("broken zstd data: "), "of {length} bytes");
            }
        }
        // What follows is neither a frame nor a skippable frame.
        whole.extend(b"more");
        for result in read(&whole) {
            assert!(result.unwrap_err().starts_with("broken zstd data: "));
        }
    }
}
