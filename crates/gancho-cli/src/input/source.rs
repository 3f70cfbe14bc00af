//! Files and standard input.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::error::InputError;
use super::folder;
use super::format::InputFormat;
use super::guess;
use crate::message::Escaped;
use crate::progress::Progress;

/// Large, so that bulk input costs few system calls.
const BUFFER: usize = 64 * 1024;

/// What the command line calls standard input.
const STDIN: &str = "-";

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    Path(PathBuf),
}

/// The inputs that one argument stands for: itself, or the payloads in it.
pub(crate) fn sources(argument: &Path) -> Box<dyn Iterator<Item = Result<Source, InputError>>> {
    if argument.as_os_str() == STDIN {
        Box::new(std::iter::once(Ok(Source::Stdin)))
    } else if argument.is_dir() {
        Box::new(folder::payloads(argument.to_owned()).map(|found| found.map(Source::Path)))
    } else {
        Box::new(std::iter::once(Ok(Source::Path(argument.to_owned()))))
    }
}

/// How many bytes there are to read; `None` when an input's length is not known beforehand.
pub(crate) fn known_size(arguments: &[PathBuf]) -> Option<u64> {
    let sources = arguments.iter().flat_map(|argument| sources(argument));
    sources
        .map(|source| match source {
            Ok(Source::Path(path)) => {
                fs::metadata(path).map_or(Some(0), |file| file.is_file().then_some(file.len()))
            }
            Ok(Source::Stdin) => None,
            // It will be complained about when its turn comes.
            Err(_) => Some(0),
        })
        .sum()
}

impl Source {
    /// Whether someone may be waiting for the answer before sending the next document.
    pub(crate) fn is_live(&self) -> bool {
        *self == Self::Stdin
    }

    /// The name, as far as it is text.
    pub(crate) fn name(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Stdin => "<stdin>".into(),
            Self::Path(path) => path.to_string_lossy(),
        }
    }

    /// Whether the format is to be guessed from the content.
    pub(crate) fn is_guessed(&self, format: InputFormat) -> bool {
        format.shape(self.path()).is_none()
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
        let shape = format.shape(self.path());
        let mut input = BufReader::with_capacity(BUFFER, progress.watch(self.open()?));
        if let Some(shape) = shape {
            return Ok(Documents::new(Box::new(input), shape, limit, buffer));
        }
        let mut head = Vec::new();
        let shape = guess::shape(&mut input, &mut head)?;
        // What was looked at is read again.
        let input = Cursor::new(head).chain(input);
        Ok(Documents::new(Box::new(input), shape, limit, buffer))
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
