//! Files and standard input.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::format::InputFormat;
use super::guess;
use crate::message::Escaped;
use crate::path_name::path_name;
use crate::progress::Progress;

/// Large, so that bulk input needs few system calls.
const BUFFER: usize = 64 * 1024;

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    Path(PathBuf),
}

impl Source {
    /// Whether someone may wait for the result before sending the next document.
    pub(crate) fn is_live(&self) -> bool {
        *self == Self::Stdin
    }

    /// The name. No two inputs have the same name.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Stdin => "<stdin>".into(),
            Self::Path(path) => path_name(path),
        }
    }

    /// Whether the format must be guessed from the content.
    pub(crate) fn is_guessed(&self, format: InputFormat) -> bool {
        format.layout(self.path()).is_none()
    }

    /// The documents in it.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or its first lines cannot be read.
    pub(crate) fn documents<'a>(
        &self,
        format: InputFormat,
        limit: usize,
        progress: &'a Progress,
        buffer: &'a mut Vec<u8>,
    ) -> io::Result<Documents<'a>> {
        let layout = format.layout(self.path());
        let mut input = BufReader::with_capacity(BUFFER, progress.watch(self.open()?));
        if let Some(layout) = layout {
            return Ok(Documents::new(Box::new(input), layout, limit, buffer));
        }
        let mut head = Vec::new();
        let layout = guess::layout(&mut input, &mut head)?;
        // The bytes that were already read are read again.
        let input = Cursor::new(head).chain(input);
        Ok(Documents::new(Box::new(input), layout, limit, buffer))
    }

    fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::Path(path) => Box::new(File::open(path)?),
        })
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::Path(path) => Some(path),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(&self.name()).fmt(f)
    }
}
