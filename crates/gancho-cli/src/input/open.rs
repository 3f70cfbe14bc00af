//! Opening an input.

use std::io::{self, Read};

use super::batches::Batches;
use super::compression::decompressed;
use super::content;
use super::empty::Nothing;
use super::error::InputError;
use super::format::{InputFormat, Layout, layout_of};
use super::guess;
use super::head::Head;
use super::source::Source;
use crate::progress::Progress;

/// An open input.
pub(crate) struct Opened {
    pub(crate) batches: Batches,
    /// What it contains if it contains no document.
    pub(crate) nothing: Nothing,
}

impl Source {
    /// Detects the format from the beginning, and prepares to split the input into documents.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, or its start cannot be read or is certainly neither JSON nor a log.
    pub(crate) fn open(
        &self,
        format: InputFormat,
        limit: usize,
        progress: &Progress,
    ) -> Result<Opened, InputError> {
        let unreadable = |error| InputError::Unreadable(self.clone(), error);
        let input: Box<dyn Read + Send> = Box::new(progress.watch(self.raw().map_err(unreadable)?));
        let mut head = Head::new(decompressed(input).map_err(unreadable)?);
        if format == InputFormat::Json {
            // The content is not inspected: it is parsed as the body of a request.
            return Ok(self.opened(head, Layout::Whole, limit, Nothing::Empty("nothing")));
        }
        head.begin();
        let foreign = |what| InputError::NoJson(self.clone(), what);
        if let Some(what) = head.other_format() {
            return Err(foreign(what));
        }
        head.drop_mark();
        let named = self.path().and_then(layout_of);
        let layout = match format.layout() {
            Some(layout) => layout,
            None => guess::layout(&mut head, named),
        };
        let text = head.other_text().filter(|_| matches!(layout, Layout::Lines | Layout::Documents));
        if let Some(what) = text {
            return Err(foreign(what));
        }
        let nothing = if let Some(what) = head.nothing() {
            Nothing::Empty(what)
        } else if layout == Layout::Log {
            Nothing::Other(content::text(&head.bytes))
        } else {
            Nothing::Empty("an empty array")
        };
        Ok(self.opened(head, layout, limit, nothing))
    }

    /// Whether it starts like JSON, whatever its name is.
    ///
    /// # Errors
    ///
    /// An error of the system or of the decompressor.
    pub(super) fn begins_like_json(&self) -> io::Result<bool> {
        let mut head = Head::new(decompressed(Box::new(self.raw()?))?);
        head.begin();
        head.drop_mark();
        if let Some(error) = head.error {
            return Err(error);
        }
        let start = head.bytes.trim_ascii_start();
        Ok(match start.first() {
            Some(b'{' | b'\x1E') => content::other_format(start).is_none(),
            Some(b'[') => {
                matches!(start.get(1..).unwrap_or_default().trim_ascii_start().first(), Some(b'{' | b'['))
            }
            _ => false,
        })
    }

    fn opened(&self, head: Head, layout: Layout, limit: usize, nothing: Nothing) -> Opened {
        let (bytes, input) = head.into_parts();
        let batches = Batches::new(input, bytes, layout, limit, self.is_live());
        Opened { batches, nothing }
    }
}
