//! `gancho survey`.

mod change;
mod compare;
mod fold;
mod kind;
mod known;
mod node;
mod print;
mod room;
mod save;
mod saved;
mod tally;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use self::saved::Saved;
use self::tally::{Part, Surveyor, Tally};
use crate::args::{FailOnDrift, Survey, SurveyFormat, threads};
use crate::exit::{Exit, Failure};
use crate::input::{self, Empty, InputError, InputFormat, Nothing};
use crate::message;
use crate::output;
use crate::output_file::{self, Written};
use crate::pipeline::{self, Event, Reading};
use crate::progress::Progress;

/// The approximate size of a batch in bytes. The counts of each batch are merged: with batches of 256 KiB, survey took
/// 1.3 times as long.
const BATCH: usize = 2 * 1024 * 1024;

pub(crate) fn run(args: &Survey) -> Result<Exit, Failure> {
    let paths = match args.paths.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Failure::NoInput),
        [] => &[PathBuf::from("-")],
        paths => paths,
    };
    let mut exit = Exit::Accepted;
    let saved = args.against.as_deref().map(saved::load).transpose()?.flatten();
    if let Some(file) = &args.save {
        output_file::check("--save", file, Written::Json, paths)?;
        if let (Some(archive), None) = (&args.against, &saved) {
            output_file::check("--save", file, Written::Json, std::slice::from_ref(archive))?;
        }
    }
    let old = match (&args.against, saved) {
        (Some(path), None) => Some(survey(args, std::slice::from_ref(path), &mut exit)?),
        (_, saved) => saved,
    };
    if exit == Exit::Failed && old.as_ref().is_some_and(|old| old.documents == 0) {
        // Compared with an empty archive, everything would be new.
        return Ok(exit);
    }
    let new = survey(args, paths, &mut exit)?;
    // It is saved first: the program that reads the output may close the pipe.
    match &args.save {
        // The next survey may be compared with it, and would report what is missing here as new.
        Some(_) if exit == Exit::Failed => {
            message::note("the survey is not saved, because not everything could be read");
        }
        Some(path) => save(path, &new)?,
        None => {}
    }
    let mut out = output::data();
    match old {
        None => print::survey(&mut out, &new, args.format)?,
        Some(old) => {
            let changes = compare::compare(&old, &new);
            print::changes(&mut out, &changes, &old, &new, args.format)?;
            let fails = match args.fail_on {
                FailOnDrift::Any => !changes.is_empty(),
                FailOnDrift::Breaking => changes.iter().any(change::Change::is_breaking),
                FailOnDrift::Never => false,
            };
            if fails {
                exit = exit.max(Exit::Rejected);
            }
        }
    }
    out.flush()?;
    Ok(exit)
}

fn save(path: &Path, survey: &Saved) -> Result<(), Failure> {
    let write = || {
        let mut text = Vec::new();
        print::survey(&mut text, survey, SurveyFormat::Json)?;
        std::fs::write(path, text)
    };
    write().map_err(|error| Failure::write(path, &error))
}

fn survey(args: &Survey, paths: &[PathBuf], exit: &mut Exit) -> Result<Saved, Failure> {
    let progress = Progress::of(|| input::known_size(paths));
    let reading = Reading {
        paths,
        format: args.input_format,
        limit: args.max_bytes.0,
        block: BATCH,
        threads: threads(args.threads),
        progress: &progress,
    };
    let lists = args.input_format != InputFormat::Json;
    let mut tally = Tally::default();
    let mut of_input = 0;
    let mut empty = Empty::default();
    let mut worst = *exit;
    pipeline::run(
        &reading,
        || {
            let surveyor = Surveyor { limit: args.max_bytes.0, at: args.at.as_ref(), lists };
            move |_: &_, batch: &_| surveyor.survey(batch)
        },
        |event: Event<Part>| {
            match event {
                Event::Processed(source, part) => {
                    of_input += part.documents;
                    tally.merge(&source, part);
                }
                Event::Ended(source, nothing) => {
                    match nothing {
                        Nothing::Other(what) if of_input == 0 => {
                            let error = InputError::NoDocuments((*source).clone(), what);
                            progress.suspend(|| message::error(&error.to_string()));
                            worst = worst.max(Exit::Failed);
                        }
                        Nothing::Empty(what) if of_input == 0 => empty.add(&source, what),
                        _ => {}
                    }
                    of_input = 0;
                }
                Event::Failed(error) => {
                    of_input = 0;
                    progress.suspend(|| message::error(&error.to_string()));
                    worst = worst.max(Exit::Failed);
                }
                Event::Unread(unread) => progress.suspend(|| message::note(&unread.to_string())),
            }
            Ok::<(), Failure>(())
        },
    )?;
    progress.end();
    if let Some(error) = empty.end(tally.documents) {
        message::error(&error.to_string());
        worst = worst.max(Exit::Failed);
    }
    *exit = worst;
    Ok(save::saved(tally, args.show_values))
}
