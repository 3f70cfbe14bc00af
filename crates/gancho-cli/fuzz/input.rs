//! The program's code for splitting an input into documents, without files and command-line arguments. The program is
//! not a library, so this module includes its source files by their paths.

#![allow(dead_code, reason = "the program uses items that the fuzz target does not use")]

pub(crate) use self::parts::{Cut, Layout, decompressed, documents, guessed};

// The folder of the modules within.
#[path = "../src/input"]
mod parts {
    mod batch;
    mod batches;
    mod compression;
    mod content;
    mod format;
    mod guess;
    mod head;
    mod line;
    mod structure;
    mod zstd;

    use std::io::{self, Read};

    use self::batch::{Body, Document};
    pub(crate) use self::format::Layout;

    /// A document: its line, its place in an array, and its bytes, unless it is too long or contains no JSON.
    pub(crate) type Cut = (u64, Option<u64>, Option<Vec<u8>>);

    /// The layout that is detected for an input without a name.
    pub(crate) fn guessed(input: impl Read + Send + 'static) -> io::Result<Layout> {
        let mut head = head::Head::new(compression::decompressed(Box::new(input))?);
        head.begin();
        let _ = content::other_format(&head.bytes);
        let _ = (content::is_text(&head.bytes), content::text(&head.bytes));
        head.drop_mark();
        let layout = guess::layout(&mut head, None);
        head.error.map_or(Ok(layout), Err)
    }

    /// The documents of an input with this layout.
    pub(crate) fn documents(
        input: impl Read + Send + 'static,
        layout: Layout,
        limit: usize,
        live: bool,
    ) -> io::Result<Vec<Cut>> {
        let mut batches = batches::Batches::new(Box::new(input), Vec::new(), layout, limit, live);
        let (mut memory, mut all) = (Vec::new(), Vec::new());
        while let Some(batch) = batches.next(memory)? {
            batch.each(limit, |Document { line, index, body }| {
                let bytes = match body {
                    Body::Bytes(bytes) | Body::Logged(bytes) => Some(bytes.to_vec()),
                    Body::TooLong | Body::NoJson => None,
                };
                all.push((line, index, bytes));
            });
            memory = batch.into_memory();
        }
        Ok(all)
    }

    /// The decompressed content of an input, up to this number of bytes.
    pub(crate) fn decompressed(input: impl Read + Send + 'static, most: u64) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        compression::decompressed(Box::new(input))?.take(most).read_to_end(&mut all)?;
        Ok(all)
    }
}
