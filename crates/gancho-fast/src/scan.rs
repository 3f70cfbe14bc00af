//! Where the plain run of a JSON string ends.

/// Finds the first `"`, `\` or control character.
///
/// A type and not a function pointer, so that the scan is inlined wherever a string is read.
pub(crate) trait Scan: Copy {
    /// The place of the first such byte; the length when there is none.
    fn run(bytes: &[u8]) -> usize;
}

/// Eight bytes at a time in a general register: for every processor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

const ONES: u64 = u64::MAX / 0xFF;
const HIGHS: u64 = ONES << 7;

impl Scan for Portable {
    #[inline(always)]
    fn run(bytes: &[u8]) -> usize {
        let mut rest = bytes;
        while let Some((block, after)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*block);
            // A byte's high bit is set where the byte was below the subtrahend; a borrow can only mark later bytes.
            let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
            let quote = below(word ^ (ONES * u64::from(b'"')), 1);
            let slash = below(word ^ (ONES * u64::from(b'\\')), 1);
            let found = quote | slash | below(word, 0x20);
            if found != 0 {
                return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
            }
            rest = after;
        }
        bytes.len() - rest.len() + short(rest)
    }
}

/// Two blocks of sixteen bytes at a time: SSE2, which every x86-64 has.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sse2;

#[cfg(target_arch = "x86_64")]
impl Scan for Sse2 {
    #[inline(always)]
    fn run(bytes: &[u8]) -> usize {
        let mut rest = bytes;
        while let Some((block, after)) = rest.split_first_chunk::<32>() {
            let found = crate::raw::sse2::ends(block);
            if found != 0 {
                return bytes.len() - rest.len() + found.trailing_zeros() as usize;
            }
            rest = after;
        }
        // The last 31 bytes of a body: its last text, usually.
        bytes.len() - rest.len() + tail(rest)
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(never)]
fn tail(bytes: &[u8]) -> usize {
    Portable::run(bytes)
}

fn short(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).unwrap_or(bytes.len())
}

/// The scan for this processor.
#[cfg(target_arch = "x86_64")]
pub(crate) type Native = Sse2;
/// The scan for this processor.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) type Native = Portable;

#[cfg(test)]
mod tests;
