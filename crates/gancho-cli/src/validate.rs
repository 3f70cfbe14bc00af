//! `gancho validate`.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use crate::args::{Format, Validate};
use crate::examine::Examiner;
use crate::exit::{Exit, Failure};
use crate::input::{self, Body, Document, InputError, Source};
use crate::message;
use crate::output;
use crate::printer::{JsonPrinter, Printer, TextPrinter};
use crate::progress::Progress;
use crate::verdict::{Rejection, Verdict};

pub(crate) fn run(args: &Validate) -> Result<Exit, Failure> {
    let paths = match args.paths.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Failure::NoInput),
        [] => &[PathBuf::from("-")],
        paths => paths,
    };
    let progress = match args.format {
        // The screen is full of JSON objects in this case.
        Format::Json if output::is_terminal() => Progress::hidden(),
        _ => Progress::of(|| input::known_size(paths)),
    };
    let examiner = Examiner::new(args.reader, args.system);
    let validation = Validation { args, examiner, progress: &progress, exit: Exit::Accepted };
    let end = match args.format {
        Format::Text => validation.all(paths, TextPrinter::new(output::text())),
        Format::Json => validation.all(paths, JsonPrinter::new(output::data())),
    };
    progress.end();
    end
}

/// A run over all inputs.
struct Validation<'a> {
    args: &'a Validate,
    examiner: Examiner,
    progress: &'a Progress,
    exit: Exit,
}

impl Validation<'_> {
    fn all(mut self, paths: &[PathBuf], mut printer: impl Printer) -> Result<Exit, Failure> {
        let mut buffer = Vec::new();
        for source in paths.iter().flat_map(|path| input::sources(path)) {
            match source {
                Ok(source) => self.source(&source, &mut buffer, &mut printer)?,
                Err(error) => self.unreadable(&error),
            }
        }
        self.progress.end();
        printer.end()?;
        Ok(self.exit)
    }

    /// Validates one input. An error of the input is reported and does not stop the others; an error of the output
    /// does.
    fn source(
        &mut self,
        source: &Source,
        buffer: &mut Vec<u8>,
        printer: &mut impl Printer,
    ) -> Result<(), Failure> {
        let Validate { input_format, max_bytes, .. } = self.args;
        let mut documents = match source.documents(*input_format, max_bytes.0, self.progress, buffer) {
            Ok(documents) => documents,
            Err(error) => {
                self.unreadable(&InputError::Unreadable(source.clone(), error));
                return Ok(());
            }
        };
        let mut empty = true;
        loop {
            match documents.next() {
                Ok(Some(document)) => {
                    empty = false;
                    self.document(source, &document, printer)?;
                }
                // A list may be empty. If another input is empty, its source is more likely to have failed.
                Ok(None) if empty && source.is_guessed(*input_format) => {
                    self.unreadable(&InputError::NoDocuments(source.clone()));
                    return Ok(());
                }
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.unreadable(&InputError::Unreadable(source.clone(), error));
                    return Ok(());
                }
            }
        }
    }

    fn document(
        &mut self,
        source: &Source,
        document: &Document<'_>,
        printer: &mut impl Printer,
    ) -> io::Result<()> {
        let max_bytes = self.args.max_bytes.0;
        let verdict = match document.body {
            Body::Bytes(body) => match self.examiner.examine(body) {
                Ok(accepted) => Verdict::Accepted(accepted),
                Err(rejection) => Verdict::Rejected(rejection),
            },
            Body::TooLong => Verdict::Rejected(Rejection::TooLong(max_bytes)),
        };
        if let Verdict::Rejected(_) = verdict {
            self.exit = self.exit.max(Exit::Rejected);
        }
        printer.document(source, document.line, &verdict, self.progress)
    }

    fn unreadable(&mut self, error: &InputError) {
        self.exit = self.exit.max(Exit::Failed);
        self.progress.make_way(|| message::error(&error.to_string()));
    }
}
