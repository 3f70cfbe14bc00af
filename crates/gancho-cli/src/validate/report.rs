//! Combines the results of the workers, and prints them.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::form::Form;
use super::group::Group;
use super::junit::{self, Suite};
use super::part::Part;
use super::summary::Summary;
use super::tally::Tally;
use crate::exit::{Exit, Failure};
use crate::input::{Empty, InputError, Nothing, Source};
use crate::message;
use crate::output;
use crate::pipeline::Event;
use crate::progress::Progress;

/// The report on all inputs.
pub(crate) struct Report<'a> {
    out: Box<dyn Write + Send>,
    form: Form,
    /// The number of lines, objects or test cases that may still be printed.
    room: Option<u64>,
    limit: Option<u64>,
    hidden: u64,
    full: &'a AtomicBool,
    tally: Tally,
    exit: Exit,
    progress: Progress,
    /// Whether the output and the progress bar are on the same terminal.
    on_screen: bool,
    of_input: OfInput,
    /// The number of documents of all inputs.
    documents: u64,
    empty: Empty,
    /// Whether the text before the first suite was written.
    begun: bool,
}

/// The counts of the current input.
#[derive(Default)]
struct OfInput {
    documents: u64,
    failures: u64,
    cases: Vec<u8>,
    shown: u64,
    /// Lines of a log without a delivery.
    other_lines: Group,
}

impl<'a> Report<'a> {
    pub(super) fn new(form: Form, limit: Option<u64>, full: &'a AtomicBool, progress: Progress) -> Self {
        let out: Box<dyn Write + Send> = match form {
            Form::Summary | Form::Lines => Box::new(output::text()),
            Form::Json | Form::GitHub | Form::JUnit => Box::new(output::data()),
        };
        if limit == Some(0) {
            full.store(true, Ordering::Relaxed);
        }
        Self {
            out,
            form,
            room: limit,
            limit,
            hidden: 0,
            full,
            tally: Tally::default(),
            exit: Exit::Accepted,
            progress,
            on_screen: output::is_terminal(),
            of_input: OfInput::default(),
            documents: 0,
            empty: Empty::default(),
            begun: false,
        }
    }

    pub(super) fn take(&mut self, event: Event<Part>) -> Result<(), Failure> {
        match event {
            Event::Processed(source, part) => self.part(&source, part)?,
            Event::Ended(source, nothing) => {
                match nothing {
                    Nothing::Other(what) if self.of_input.documents == 0 => {
                        self.unreadable(&InputError::NoDocuments((*source).clone(), what))?;
                    }
                    Nothing::Empty(what) if self.of_input.documents == 0 => self.empty.add(&source, what),
                    _ if self.form == Form::JUnit => self.suite(&source.to_string())?,
                    _ => {}
                }
                self.next_input();
            }
            Event::Failed(error) => {
                // The failures before the error are those of this input.
                if self.form == Form::JUnit && self.of_input.documents > 0 {
                    self.suite(&error.input())?;
                }
                self.unreadable(&error)?;
                self.next_input();
            }
            Event::Unread(unread) => self.progress.suspend(|| message::note(&unread.to_string())),
        }
        Ok(())
    }

    fn part(&mut self, source: &Source, mut part: Part) -> io::Result<()> {
        self.of_input.other_lines.merge(std::mem::take(&mut part.tally.other_lines));
        let (text, count) = part.first(self.room.unwrap_or(u64::MAX));
        self.hidden += part.ends.len() as u64 - count;
        if let Some(room) = &mut self.room {
            *room -= count;
            if *room == 0 {
                self.full.store(true, Ordering::Relaxed);
            }
        }
        self.of_input.documents += part.documents;
        self.documents += part.documents;
        self.of_input.failures += part.failures;
        if self.form == Form::JUnit {
            self.of_input.cases.extend_from_slice(text);
            self.of_input.shown += count;
        } else if !text.is_empty() {
            let out = &mut self.out;
            let live = self.on_screen || source.is_live();
            let mut print = || {
                out.write_all(text)?;
                if live { out.flush() } else { Ok(()) }
            };
            if self.on_screen { self.progress.suspend(print)? } else { print()? }
        }
        if part.failed {
            self.exit = self.exit.max(Exit::Rejected);
        }
        self.tally.merge(part.tally);
        Ok(())
    }

    fn next_input(&mut self) {
        let OfInput { documents, other_lines, .. } = std::mem::take(&mut self.of_input);
        // An input without documents was reported as a whole.
        if documents > 0 {
            self.tally.other_lines.merge(other_lines);
        }
    }

    fn suite(&mut self, name: &str) -> io::Result<()> {
        self.begin_suites()?;
        let OfInput { documents, failures, ref cases, shown, .. } = self.of_input;
        let suite = Suite { name, accepted: documents - failures, failures, cases, shown };
        junit::suite(&mut self.out, &suite)
    }

    /// The text before the first suite.
    fn begin_suites(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            junit::begin(&mut self.out)?;
        }
        Ok(())
    }

    fn unreadable(&mut self, error: &InputError) -> io::Result<()> {
        self.exit = self.exit.max(Exit::Failed);
        let text = error.to_string();
        self.progress.suspend(|| message::error(&text));
        if self.form == Form::JUnit {
            self.begin_suites()?;
            junit::unreadable(&mut self.out, &error.input(), &text)?;
        }
        Ok(())
    }

    /// Prints the end of the report, and returns the exit code.
    pub(super) fn end(mut self) -> Result<Exit, Failure> {
        if let Some(error) = std::mem::take(&mut self.empty).end(self.documents) {
            self.unreadable(&error)?;
        }
        let summary = Summary { tally: &self.tally, details: self.form != Form::Summary };
        match self.form {
            Form::Summary | Form::Lines | Form::GitHub => {
                if self.hidden > 0 {
                    let shown = self.limit.unwrap_or_default();
                    let hidden = self.hidden;
                    writeln!(
                        self.out,
                        "… the first {shown} of {}; --limit all prints all of them\n",
                        shown + hidden
                    )?;
                }
                write!(self.out, "{summary}")?;
            }
            Form::Json | Form::JUnit => {
                if self.form == Form::JUnit {
                    self.begin_suites()?;
                    junit::end(&mut self.out)?;
                }
                Summary { tally: &self.tally, details: true }
                    .notes()
                    .iter()
                    .for_each(|note| message::note(note));
                if self.hidden > 0 && self.form == Form::Json {
                    message::note(&format!(
                        "{} more objects were not printed, because of --limit",
                        self.hidden
                    ));
                }
            }
        }
        self.out.flush()?;
        Ok(self.exit)
    }
}
