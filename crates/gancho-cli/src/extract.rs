//! `gancho extract`.

mod cell;
mod path;
mod sink;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;

use gancho_arrow::{Batches, Options, Place, Reject, Table, schema};
use gancho_fast::peek;

use self::path::Path;
use self::sink::Sink;
use crate::args::{Extract, ExtractFormat};
use crate::counted::counted;
use crate::deliveries::{Deliveries, Delivery};
use crate::exit::{Exit, Failure};
use crate::hint::{delivery_within, is_searched};
use crate::input::{self, Batch, Body, Document, Empty, Found, InputError, InputFormat, Nothing, Source};
use crate::message::{self, Escaped};
use crate::output;
use crate::output_file::{self, Written};
use crate::progress::Progress;

/// The number of rows that are written at once.
const ROWS: usize = 8 * 1024;
/// The number of rejects that are reported individually.
const REPORTED: u64 = 20;
/// The number of bytes of deliveries that are written at once.
const BYTES: usize = 16 << 20;

pub(crate) fn run(args: &Extract) -> Result<Exit, Failure> {
    let paths = match args.paths.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Failure::NoInput),
        [] => &[PathBuf::from("-")],
        paths => paths,
    };
    let event = args.event.name;
    let table = Table::of_event(event).ok_or_else(|| Failure::Ingest(format!("no table for {event}")))?;
    let all = schema(table, &Options::new());
    let columns = match args.columns.as_slice() {
        [] => Path::all(&all),
        names => Path::find_all(names, &all).map_err(Failure::Ingest)?,
    };
    // Columns that were not selected are not built.
    let options = Options::new().max_elements(args.max_elements).columns(columns.iter().map(Path::column));
    let built = schema(table, &options);
    let names = columns.iter().map(|path| path.field.name());
    let columns =
        names.map(|name| Path::find(name, &built)).collect::<Result<_, _>>().map_err(Failure::Ingest)?;
    let output = args.output.as_deref().filter(|path| path.as_os_str() != input::STDIN);
    let out: Box<dyn Write + Send> = match output {
        Some(path) => {
            let written = if args.to == ExtractFormat::Ndjson { Written::Json } else { Written::Other };
            output_file::check("--output", path, written, paths)?;
            let file = File::create(path).map_err(|error| Failure::write(path, &error))?;
            Box::new(BufWriter::with_capacity(1 << 16, file))
        }
        None if args.to == ExtractFormat::Parquet && output::is_terminal() => {
            return Err(Failure::Ingest(
                "Parquet cannot be printed on a terminal: name a file with --output".to_owned(),
            ));
        }
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
    };
    let failed = |error: io::Error| match output {
        Some(path) => Failure::write(path, &error),
        None => Failure::Output(error),
    };
    let sink = Sink::open(out, args.to, table, columns).map_err(failed)?;
    let mut extraction = Extraction {
        args,
        event,
        batches: Batches::new(&options),
        sink,
        seen: Seen::default(),
        empty: Empty::default(),
        exit: Exit::Accepted,
    };
    for found in paths.iter().flat_map(|path| input::found(path)) {
        match found {
            Found::Source(source) => extraction.source(&source).map_err(failed)?,
            Found::Error(error) => extraction.unreadable(&error),
            Found::Unread(unread) => message::note(&unread.to_string()),
        }
    }
    extraction.end().map_err(failed)
}

/// The numbers of deliveries.
#[derive(Default)]
struct Seen {
    rows: u64,
    rejects: u64,
    /// Deliveries of other events.
    others: u64,
}

impl Seen {
    fn all(&self) -> u64 {
        self.rows + self.rejects + self.others
    }
}

/// A run over all inputs.
struct Extraction<'a> {
    args: &'a Extract,
    event: &'static str,
    batches: Batches,
    sink: Sink<Box<dyn Write + Send>>,
    seen: Seen,
    empty: Empty,
    exit: Exit,
}

impl Extraction<'_> {
    fn source(&mut self, source: &Source) -> io::Result<()> {
        let Extract { input_format, max_bytes, .. } = self.args;
        let mut opened = match source.open(*input_format, max_bytes.0, &Progress::hidden()) {
            Ok(opened) => opened,
            Err(error) => {
                self.unreadable(&error);
                return Ok(());
            }
        };
        let before = self.documents();
        let mut memory = Vec::new();
        loop {
            match opened.batches.next(memory) {
                Ok(Some(batch)) => {
                    self.batch(source, &batch)?;
                    memory = batch.into_memory();
                }
                Ok(None) => break,
                Err(error) => {
                    self.unreadable(&InputError::Unreadable(source.clone(), error));
                    return Ok(());
                }
            }
        }
        if self.documents() == before {
            match opened.nothing {
                Nothing::Empty(what) => self.empty.add(source, what),
                Nothing::Other(what) => self.unreadable(&InputError::NoDocuments(source.clone(), what)),
            }
        }
        Ok(())
    }

    /// The number of deliveries so far, including the rows that are not written yet.
    fn documents(&self) -> u64 {
        self.seen.all() + self.batches.rows() as u64
    }

    fn batch(&mut self, source: &Source, batch: &Batch) -> io::Result<()> {
        let limit = self.args.max_bytes.0;
        let at = self.args.at.as_ref();
        let deliveries = Deliveries { at, lists: self.args.input_format != InputFormat::Json };
        let name = source.name();
        let mut written = Ok(());
        batch.each(limit, |Document { line, body, .. }| {
            let place = Place { source: Some(&name), line, ..Place::default() };
            let document = match body {
                Body::Bytes(body) | Body::Logged(body) => body,
                Body::TooLong => return self.reject(&Reject::too_long(limit as u64, place), None),
                Body::NoJson => return,
            };
            let found = deliveries.each(document, |Delivery { body, index, .. }| {
                if self.is_other(body) {
                    self.seen.others += 1;
                } else if let Err(reject) = self.batches.push(body, place) {
                    let reject = reject.within(deliveries.path(index).as_str());
                    self.reject(&reject, Some(document));
                }
                if written.is_ok() && (self.batches.rows() >= ROWS || self.batches.bytes() >= BYTES) {
                    written = self.write();
                }
            });
            if let Err(why) = found {
                let path = deliveries.path(None);
                let reject = Reject::not_found(why.kind(), why.message(), place).within(path.as_str());
                self.reject(&reject, None);
            }
        });
        written
    }

    /// Whether this is a delivery of another event. A body from which the event cannot be read does not count as
    /// one: it is reported as a reject.
    fn is_other(&self, body: &[u8]) -> bool {
        peek(body).is_ok_and(|head| head.event_name() != self.event)
    }

    fn write(&mut self) -> io::Result<()> {
        for batch in self.batches.take() {
            self.seen.rows += batch.records.num_rows() as u64;
            self.sink.write(&batch.records)?;
        }
        Ok(())
    }

    /// Reports a reject; the first one with a hint, if a delivery is within its document.
    fn reject(&mut self, reject: &Reject, document: Option<&[u8]>) {
        self.seen.rejects += 1;
        self.exit = self.exit.max(Exit::Rejected);
        if self.seen.rejects <= REPORTED {
            message::error(&Escaped(&reject.to_string()).to_string());
        }
        if self.seen.rejects == 1
            && self.args.at.is_none()
            && is_searched(reject.kind())
            && let Some(hint) = document.and_then(delivery_within)
        {
            message::note(&hint.to_string());
        }
    }

    fn unreadable(&mut self, error: &InputError) {
        self.exit = self.exit.max(Exit::Failed);
        message::error(&error.to_string());
    }

    fn end(mut self) -> io::Result<Exit> {
        self.write()?;
        self.sink.end()?;
        let Seen { rows, rejects, others } = self.seen;
        if rejects > REPORTED {
            message::error(&format!(
                "{}, and {}; 'gancho ingest' writes all rejects to a file",
                counted(rejects - REPORTED, "more reject"),
                counted(rows, "row")
            ));
        }
        if rows == 0 && others > 0 {
            message::note(&format!(
                "there is no delivery of {}; skipped {} of other events",
                self.event,
                if others == 1 { "1 delivery".to_owned() } else { format!("{others} deliveries") }
            ));
        }
        if let Some(error) = std::mem::take(&mut self.empty).end(self.seen.all()) {
            self.exit = self.exit.max(Exit::Failed);
            message::error(&error.to_string());
        }
        Ok(self.exit)
    }
}
