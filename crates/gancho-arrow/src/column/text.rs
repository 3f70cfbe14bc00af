//! Strings.

use std::sync::Arc;

use arrow_array::{ArrayRef, StringArray};
use arrow_buffer::{Buffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};

use super::{ROOM, fresh};

/// Strings in sequence, and the end of each.
///
/// Ends have 32 bits. That is enough: the deliveries of a batch have at most [`MAX_BYTES`](crate::batches::MAX_BYTES)
/// bytes, and a column of strings is not longer than its deliveries.
#[derive(Debug)]
pub(crate) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<i32>,
    nulls: NullBufferBuilder,
}

impl Texts {
    pub(crate) fn new() -> Self {
        Self { bytes: Vec::new(), ends: vec![0], nulls: NullBufferBuilder::new(ROOM) }
    }

    #[inline]
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.end();
    }

    /// Appends a string that is written to the buffer, as UTF-8.
    #[inline]
    pub(crate) fn write(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.bytes);
        self.end();
    }

    #[inline]
    fn end(&mut self) {
        self.ends.push(self.at());
        self.nulls.append_non_null();
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.ends.push(self.at());
        self.nulls.append_null();
    }

    #[inline]
    fn at(&self) -> i32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "see `Texts`")]
        let at = self.bytes.len() as i32;
        at
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        // The next batch is about as large.
        let bytes = fresh(&mut self.bytes);
        let ends = fresh(&mut self.ends);
        self.ends.push(0);
        let ends = OffsetBuffer::new(ScalarBuffer::from(ends));
        Arc::new(StringArray::new(ends, Buffer::from_vec(bytes), self.nulls.finish()))
    }
}
