//! Inputs without documents.

use super::error::InputError;
use super::source::Source;
use crate::counted::counted;
use crate::message;

/// What an input contains, if it contains no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// It is empty. This describes it.
    Empty(&'static str),
    /// It contains something else than documents. This describes it.
    Other(&'static str),
}

/// The empty inputs of a run.
///
/// One among others is normal, such as the archive of a quiet hour. If every input is empty, something probably went
/// wrong where they were written. This rule does not depend on the command, nor on the names of the inputs.
#[derive(Debug, Default)]
pub(crate) struct Empty {
    first: Option<(Source, &'static str)>,
    count: u64,
}

impl Empty {
    /// Notes an empty input.
    pub(crate) fn add(&mut self, source: &Source, what: &'static str) {
        self.first.get_or_insert_with(|| (source.clone(), what));
        self.count += 1;
    }

    /// Prints a note if other inputs contain documents; otherwise returns the error of the run.
    pub(crate) fn end(self, documents: u64) -> Option<InputError> {
        let (first, what) = self.first?;
        if documents == 0 {
            if self.count > 1 {
                message::note(&format!("all {} contain no documents", counted(self.count, "input")));
            }
            return Some(InputError::NoDocuments(first, what));
        }
        message::note(&if self.count == 1 {
            format!("no documents in {first}: it contains {what}")
        } else {
            format!("{} contain no documents, the first is {first}", counted(self.count, "input"))
        });
        None
    }
}
