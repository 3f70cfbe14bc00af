//! Strings.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::StringBuilder;

use super::reserved;

/// Strings in sequence, and the end of each.
///
/// This uses Arrow's builder instead of buffers of its own: Arrow would validate those as UTF-8 again, which took an
/// eighth of the time of parsing and building.
///
/// Ends are 32-bit numbers. That is enough, because [`Batches`](crate::Batches) starts a new batch before the text of a
/// column becomes longer.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    builder: StringBuilder,
    /// A string that is being written.
    written: String,
}

impl Texts {
    #[inline]
    pub(crate) fn push(&mut self, text: &str) {
        self.builder.append_value(text);
    }

    /// Appends a string that is written to the buffer.
    #[inline]
    pub(crate) fn write(&mut self, write: impl FnOnce(&mut String)) {
        self.written.clear();
        write(&mut self.written);
        self.builder.append_value(&self.written);
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.builder.append_null();
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        // A long string would be kept.
        self.written = String::new();
        let next = StringBuilder::with_capacity(
            reserved::<i32>(self.builder.offsets_slice().len() - 1),
            reserved::<u8>(self.builder.values_slice().len()),
        );
        Arc::new(std::mem::replace(&mut self.builder, next).finish())
    }
}
