//! `gancho ingest`.

mod chunk;
mod conversion;
mod counts;
mod error;
mod filter;
mod folder;
mod idle;
mod input;
mod layout;
mod manifest;
mod outcome;
mod parts;
mod pending;
mod prefix;
mod progress;
mod rejects;
mod seen;
mod worker;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Instant;

use gancho_arrow::Options;

use self::chunk::Chunks;
use self::counts::Counts;
use self::error::IngestError;
use self::filter::Filter;
use self::folder::{Folder, KEYS};
use self::idle::Idle;
use self::input::Input;
pub(crate) use self::layout::ArchiveFormat;
use self::manifest::{Commit, Progress as InputProgress};
use self::parts::Parts;
use self::progress::Progress;
use self::rejects::Rejects;
use self::seen::Seen;
use self::worker::{Made, Shared, Turn, lock};
use crate::args::Ingest;
use crate::budget::{Budget, PARSED};
use crate::counted::counted;
use crate::deliveries::Deliveries;
use crate::exit::{Exit, Failure};
use crate::input::{Empty, Found, found};
use crate::message::{self, Escaped};
use crate::output;
use crate::path_name::path_name;

pub(crate) fn run(args: &Ingest) -> Result<Exit, Failure> {
    let paths = match args.paths.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Failure::NoInput),
        [] => &[PathBuf::from("-")],
        paths => paths,
    };
    let started = Instant::now();
    let is_output = |path: &PathBuf| path.is_dir() && is_same_folder(path, &args.to);
    if paths.iter().any(is_output) {
        let to = path_name(&args.to);
        return Err(Failure::Ingest(format!("--to: {} is also an input; name another folder", Escaped(&to))));
    }
    let mut run = Run::open(args).map_err(|error| Failure::Ingest(error.to_string()))?;
    run.note_missing();
    let inputs = run.inputs(paths);
    let before = inputs.iter().filter(|input| input.done.whole).count();
    let counts = run.ingest(&inputs).map_err(|error| run.failure(&error))?;
    Run::note_rejected(&inputs, &counts);
    let mut out = output::text();
    write!(out, "{counts}")?;
    let seconds = started.elapsed().as_secs_f64();
    writeln!(out, "{} in {seconds:.1} s", counted(inputs.len() - before, "input"))?;
    if before > 0 {
        let were = if before == 1 { "was" } else { "were" };
        writeln!(out, "{} {were} already ingested", counted(before, "input"))?;
    }
    if counts.rejects() > 0 {
        let rejects = path_name(&args.to.join("rejects")).into_owned();
        writeln!(out, "the rejects and their reasons are in {}", Escaped(&rejects))?;
    }
    out.flush()?;
    Ok(run.exit)
}

fn is_same_folder(a: &Path, b: &Path) -> bool {
    fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b))
}

struct Run<'a> {
    args: &'a Ingest,
    options: Options,
    folder: Folder,
    exit: Exit,
}

impl<'a> Run<'a> {
    fn open(args: &'a Ingest) -> Result<Self, IngestError> {
        let options =
            Options::new().keep_body(args.keep_body).offsets(args.offsets).max_elements(args.max_elements);
        let folder = Folder::open(&args.to, &args.table_options())?;
        Ok(Self { args, options, folder, exit: Exit::Accepted })
    }

    /// The inputs in order. Unreadable inputs are reported and skipped, and so is a file that is named twice: its rows
    /// would be written twice, and its progress would be that of both.
    fn inputs(&mut self, paths: &[PathBuf]) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut files = HashSet::new();
        for found in paths.iter().flat_map(|path| found(path)) {
            let source = match found {
                Found::Source(source) => Ok(source),
                Found::Error(error) => Err(error),
                Found::Unread(unread) => {
                    message::note(&unread.to_string());
                    continue;
                }
            };
            let mut changed = None;
            let input = source.map_err(IngestError::from).and_then(|source| {
                Input::new(source, |identity, path| {
                    self.folder.done(identity, path).unwrap_or_else(|error| {
                        changed = Some(error);
                        None
                    })
                })
            });
            match (input, changed) {
                (Ok(input), None) => {
                    if input.identity.as_ref().is_none_or(|file| files.insert(file.path.clone())) {
                        inputs.push(input);
                    } else {
                        message::note(&format!("{}: this file is already an input", Escaped(&input.name)));
                    }
                }
                (_, Some(error)) | (Err(error), None) => self.report(&error),
            }
        }
        inputs
    }

    /// Notes files of earlier runs that no longer exist: their inputs are not ingested again.
    fn note_missing(&self) {
        if let Some((count, first)) = self.folder.missing() {
            let first = path_name(first);
            message::note(&format!(
                "missing from earlier runs: {}, the first is {}. Their rows are not written again; to write them, \
                 ingest the archive into another folder",
                counted(*count, "file"),
                Escaped(&first)
            ));
        }
    }

    /// Notes the inputs of which every document was rejected.
    fn note_rejected(inputs: &[Input], counts: &Counts) {
        const NOTED: usize = 5;
        for (place, outcome) in counts.outcomes.rejected().take(NOTED) {
            let (Some(input), Some(first)) = (inputs.get(place), &outcome.first) else { continue };
            // An earlier run may have converted its first documents.
            if input.done.offset > 0 {
                continue;
            }
            let next = match &first.hint {
                Some(hint) => hint.to_string(),
                _ => "'gancho ingest' reads one delivery per line, or one delivery or array per input"
                    .to_owned(),
            };
            let all = match outcome.rejects {
                1 => "the only document is a reject".to_owned(),
                count => format!("all {count} documents are rejects, the first in line {}", first.line),
            };
            let name = Escaped(&input.name);
            message::note(&format!("{name}: {all}: {}; {next}", first.message));
        }
    }

    /// Adds what to do next, if something was committed.
    fn failure(&self, error: &IngestError) -> Failure {
        let is_of_folder = matches!(error, IngestError::Folder { .. } | IngestError::Unreadable { .. });
        let next = if self.folder.next() > 0 && is_of_folder {
            ". What was committed before is complete; run the command again to resume"
        } else {
            ""
        };
        Failure::Ingest(format!("{error}{next}"))
    }

    fn report(&mut self, error: &IngestError) {
        self.exit = self.exit.max(Exit::Failed);
        message::error(&error.to_string());
    }

    fn ingest(&mut self, inputs: &[Input]) -> Result<Counts, IngestError> {
        let args = self.args;
        let progress = Progress::new(|| inputs.iter().map(Input::left).sum());
        let watch = |bytes| progress.read(bytes);
        let workers =
            args.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, Into::into)).max(1);
        let for_worker = args.memory.0 / 4 * 3 / workers;
        let chunk_size = (for_worker / 24).clamp(1 << 18, 8 << 20);
        // The writers may buffer as much, and the keys of duplicates take a quarter.
        let budget = Budget::new(args.memory.0 / 8 * 3);
        let mut seen = (!args.no_dedup).then(|| Seen::new(args.memory.0 / 4));
        if let Some(seen) = &mut seen {
            self.folder.load_keys(seen)?;
        }
        let limit = args.max_bytes.0;
        let chunks = Mutex::new(Chunks::new(inputs, chunk_size, limit, args.input_format, &watch));
        let mut total = Counts::default();
        let mut next = 0;
        loop {
            let number = self.folder.next();
            let keys = format!("_gancho/tmp/{number:06}.keys");
            let keys_path = self.folder.path().join(&keys);
            let shared = Shared {
                inputs,
                chunks: &chunks,
                idle: Idle::default(),
                budget: &budget,
                kept: 2 * chunk_size,
                turn: Mutex::new(Turn {
                    next,
                    seen: seen.as_mut(),
                    keys: BufWriter::new(File::create(&keys_path).map_err(IngestError::at(&keys_path))?),
                    keys_path,
                    done: BTreeMap::new(),
                    bytes: 0,
                    stopped: false,
                }),
                turned: Condvar::new(),
                options: &self.options,
                deliveries: Deliveries {
                    at: args.at.as_ref(),
                    lists: args.input_format != ArchiveFormat::Json,
                },
                filter: &Filter { only: &args.only(), since: args.since() },
                limit,
                short: PARSED / workers,
                with_raw: !args.no_raw,
                flatten: args.flatten,
                enough: args.commit_every.0 as u64,
                memory: for_worker / 2,
                watch: &|counts| progress.count(counts),
            };
            let made = self.work(&shared, workers, number)?;
            let Turn { next: after, mut keys, keys_path, done, .. } =
                shared.turn.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
            next = after;
            let mut broken = BTreeSet::new();
            for (place, error) in std::mem::take(&mut lock(&chunks).failed) {
                broken.insert(place);
                progress.suspend(|| message::error(&error.to_string()));
                self.exit = self.exit.max(Exit::Failed);
            }
            if done.is_empty() {
                break;
            }
            keys.flush().map_err(IngestError::at(&keys_path))?;
            let mut commit = Commit { number, ..Commit::default() };
            commit.files.insert(format!("{KEYS}{number:06}.keys"), format!("_gancho/tmp/{number:06}.keys"));
            for (place, done) in done {
                let Some(input) = inputs.get(place) else { continue };
                if !input.is_unchanged() {
                    self.folder.sweep();
                    return Err(IngestError::Changed(input.name.clone()));
                }
                let prefix = if broken.contains(&place) { input.prefix(done.offset) } else { None };
                commit.inputs.extend(input.identity.clone().map(|input| InputProgress {
                    input,
                    done,
                    prefix,
                }));
            }
            let mut counts = Counts::default();
            for Made { files, counts: made } in made {
                commit.files.extend(files);
                counts.add(&made);
            }
            (commit.rows, commit.rejects) = (counts.rows(), counts.rejects());
            commit.duplicates = counts.duplicate_rows();
            self.folder.commit(commit)?;
            total.add(&counts);
        }
        self.folder.sweep();
        progress.end();
        let mut empty = Empty::default();
        for (place, what) in std::mem::take(&mut lock(&chunks).empty) {
            inputs.get(place).iter().for_each(|input| empty.add(&input.source, what));
        }
        let earlier = inputs.iter().filter(|input| input.done.whole).count() as u64;
        if let Some(error) = empty.end(total.outcomes.documents() + earlier) {
            self.report(&error.into());
        }
        Ok(total)
    }

    /// Runs all workers until there is enough for the next commit.
    fn work(&self, shared: &Shared<'_, '_>, workers: usize, number: u64) -> Result<Vec<Made>, IngestError> {
        let results: Vec<_> = thread::scope(|scope| {
            let work = |worker: usize| {
                let stem = format!("{number:06}-{worker}");
                let parts = Parts::new(self.folder.path(), stem.clone(), shared.memory, workers);
                let rejects = Rejects::new(self.folder.path(), &stem);
                move || shared.work(worker, parts, rejects)
            };
            // If no further thread can be started, the existing ones do the work. The current thread is worker 0.
            let start = |worker| thread::Builder::new().spawn_scoped(scope, work(worker)).ok();
            let threads: Vec<_> = (1..workers).map_while(start).collect();
            let here = work(0)();
            let others = threads.into_iter().map(thread::ScopedJoinHandle::join);
            std::iter::once(Ok(here)).chain(others).collect()
        });
        let mut made = Vec::with_capacity(workers);
        let mut failed = None;
        for result in results {
            match result {
                Ok(Ok(work)) => made.push(work),
                Ok(Err(IngestError::Stopped)) => failed = failed.or(Some(IngestError::Stopped)),
                Ok(Err(error)) => failed = Some(error),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        match failed {
            None => Ok(made),
            Some(error) => {
                self.folder.sweep();
                Err(error)
            }
        }
    }
}
