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
use crate::exit::{Exit, Failure};
use crate::input::{self, Batch, Body, Document, Found, InputError, Source};
use crate::message;
use crate::output;
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
        names => names
            .iter()
            .map(|name| Path::find(name, &all))
            .collect::<Result<_, _>>()
            .map_err(Failure::Ingest)?,
    };
    // Columns that were not selected are not built.
    let options = Options::new().max_elements(args.max_elements).columns(columns.iter().map(Path::column));
    let built = schema(table, &options);
    let names = columns.iter().map(|path| path.field.name());
    let columns =
        names.map(|name| Path::find(name, &built)).collect::<Result<_, _>>().map_err(Failure::Ingest)?;
    let out: Box<dyn Write + Send> = match &args.output {
        Some(path) => Box::new(BufWriter::with_capacity(1 << 16, File::create(path)?)),
        None if args.to == ExtractFormat::Parquet && output::is_terminal() => {
            return Err(Failure::Ingest(
                "Parquet cannot be printed on a terminal: name a file with --output".to_owned(),
            ));
        }
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
    };
    let sink = Sink::open(out, args.to, table, columns)?;
    let batches = Batches::new(&options);
    let mut extraction = Extraction { args, event, batches, sink, rows: 0, rejects: 0, exit: Exit::Accepted };
    for found in paths.iter().flat_map(|path| input::found(path)) {
        match found {
            Found::Source(source) => extraction.source(&source)?,
            Found::Error(error) => extraction.unreadable(&error),
            Found::Unread(unread) => message::note(&unread.to_string()),
        }
    }
    extraction.end()
}

/// A run over all inputs.
struct Extraction<'a> {
    args: &'a Extract,
    event: &'static str,
    batches: Batches,
    sink: Sink<Box<dyn Write + Send>>,
    rows: u64,
    rejects: u64,
    exit: Exit,
}

impl Extraction<'_> {
    fn source(&mut self, source: &Source) -> Result<(), Failure> {
        let Extract { input_format, max_bytes, .. } = self.args;
        let mut opened = match source.open(*input_format, max_bytes.0, &Progress::hidden()) {
            Ok(opened) => opened,
            Err(error) => {
                self.unreadable(&error);
                return Ok(());
            }
        };
        let mut memory = Vec::new();
        loop {
            match opened.batches.next(memory) {
                Ok(Some(batch)) => {
                    self.batch(source, &batch)?;
                    memory = batch.into_memory();
                }
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.unreadable(&InputError::Unreadable(source.clone(), error));
                    return Ok(());
                }
            }
        }
    }

    fn batch(&mut self, source: &Source, batch: &Batch) -> io::Result<()> {
        let limit = self.args.max_bytes.0;
        let mut written = Ok(());
        batch.each(limit, |Document { line, body, .. }| {
            let place = Place { line, ..Place::default() };
            let pushed = match body {
                Body::Bytes(body) | Body::Logged(body) if self.is_other(body) => return,
                Body::Bytes(body) | Body::Logged(body) => self.batches.push(body, place).map(|_| ()),
                Body::TooLong => Err(Reject::too_long(limit as u64, place)),
                Body::NoJson => return,
            };
            if let Err(reject) = pushed {
                self.reject(source, &reject);
            }
            if written.is_ok() && (self.batches.rows() >= ROWS || self.batches.bytes() >= BYTES) {
                written = self.write();
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
            self.rows += batch.records.num_rows() as u64;
            self.sink.write(&batch.records)?;
        }
        Ok(())
    }

    fn reject(&mut self, source: &Source, reject: &Reject) {
        self.rejects += 1;
        self.exit = self.exit.max(Exit::Rejected);
        if self.rejects <= REPORTED {
            message::error(&format!("{source}:{reject}"));
        }
    }

    fn unreadable(&mut self, error: &InputError) {
        self.exit = self.exit.max(Exit::Failed);
        message::error(&error.to_string());
    }

    fn end(mut self) -> Result<Exit, Failure> {
        self.write()?;
        self.sink.end()?;
        if self.rejects > REPORTED {
            let (more, rows) = (self.rejects - REPORTED, self.rows);
            message::error(&format!(
                "{}, and {}; 'gancho ingest' writes all rejects to a file",
                counted(more, "more reject"),
                counted(rows, "row")
            ));
        }
        Ok(self.exit)
    }
}
