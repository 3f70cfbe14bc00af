//! A short string that is built from characters and runs of characters.

/// The maximum length of a string, in bytes.
const ROOM: usize = 192;

/// The number of bytes that are copied at once, for a run of at most this length.
const BLOCK: usize = 32;

/// A string of up to 192 bytes, on the stack: only whole strings and characters are ever appended, so that it is UTF-8.
pub(crate) struct Scratch {
    bytes: [u8; ROOM + BLOCK],
    /// The number of written bytes; at most `ROOM`.
    length: usize,
}

impl Scratch {
    /// The empty string.
    #[inline(always)]
    pub(crate) fn new() -> Self {
        Self { bytes: [0; ROOM + BLOCK], length: 0 }
    }

    /// The string.
    #[inline(always)]
    pub(crate) fn as_str(&self) -> &str {
        let written = self.bytes.get(..self.length).unwrap_or_default();
        // SAFETY: the first `length` bytes are a sequence of strings and characters.
        unsafe { core::str::from_utf8_unchecked(written) }
    }

    /// Appends the start of a string, up to `length`; false when there is no room, or it is cut within a character.
    #[inline(always)]
    pub(crate) fn push(&mut self, text: &str, length: usize) -> bool {
        let Some(run) = text.get(..length) else { return false };
        let Some(room) = self.bytes.get_mut(self.length..) else { return false };
        if length <= BLOCK
            && let (Some(room), Some(block)) =
                (room.first_chunk_mut::<BLOCK>(), text.as_bytes().first_chunk::<BLOCK>())
        {
            // Bytes that are copied beyond the run are overwritten, or never read.
            *room = *block;
        } else {
            let Some(room) = room.get_mut(..length) else { return false };
            room.copy_from_slice(run.as_bytes());
        }
        self.grow(length)
    }

    /// Appends a character; false when there is no room.
    #[inline(always)]
    pub(crate) fn push_character(&mut self, character: char) -> bool {
        let mut bytes = [0; 4];
        let length = character.encode_utf8(&mut bytes).len();
        let room = self.bytes.get_mut(self.length..).and_then(|room| room.first_chunk_mut::<4>());
        let Some(room) = room else { return false };
        *room = bytes;
        self.grow(length)
    }

    /// Adds this number of bytes to the written length, if there is room for the next copy.
    #[inline(always)]
    fn grow(&mut self, by: usize) -> bool {
        if self.length + by > ROOM {
            return false;
        }
        self.length += by;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_characters_of_every_length_are_appended() {
        let text = "aé€😀".repeat(40);
        for start in 0..8 {
            let mut scratch = Scratch::new();
            let mut expected = String::new();
            for step in start..60 {
                let length = step * 7 % 43;
                if let Some(run) = text.get(..length)
                    && scratch.push(&text, length)
                {
                    expected.push_str(run);
                }
                if scratch.push_character('ç') {
                    expected.push('ç');
                }
                assert_eq!(scratch.as_str(), expected);
            }
            assert!(expected.len() > 180, "it was filled");
        }
    }

    #[test]
    fn a_run_that_splits_a_character_or_exceeds_the_text_or_the_room_is_refused() {
        let mut scratch = Scratch::new();
        assert!(!scratch.push("é", 1));
        assert!(!scratch.push("é", 3));
        assert!(!scratch.push(&"a".repeat(300), 300));
        assert!(!scratch.push(&"a".repeat(300), 193));
        assert_eq!(scratch.as_str(), "");
        assert!(scratch.push(&"a".repeat(300), 192));
        assert!(!scratch.push_character('a'));
        assert!(scratch.push("", 0));
        assert_eq!(scratch.as_str().len(), 192);
    }
}
