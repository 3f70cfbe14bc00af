//! `gancho validate`.

mod contradiction;
mod examined;
mod failing;
mod filter;
mod form;
mod github;
mod group;
mod json;
mod junit;
mod lines;
mod part;
mod place;
mod report;
mod summary;
mod tally;
mod values;
mod worker;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process;
use std::sync::atomic::AtomicBool;

use self::report::Report;
use self::worker::{Task, Worker};
use crate::args::Validate;
use crate::examine::ExamineOptions;
use crate::exit::{Exit, Failure};
use crate::input::{self, InputFormat};
use crate::message;
use crate::output;
use crate::pipeline::{self, Reading};
use crate::progress::Progress;

pub(crate) use self::failing::FailOn;
pub(crate) use self::filter::{CodeChoice, SeverityChoice};
use self::form::Form;
pub(crate) use self::form::Limit;

pub(crate) fn run(args: &Validate) -> Result<Exit, Failure> {
    contradiction::check(args)?;
    let paths = match args.paths.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Failure::NoInput),
        [] => &[PathBuf::from("-")],
        paths => paths,
    };
    let form = Form::of(args.format, args.details);
    let progress = if output::is_terminal() && form == Form::Json {
        // The objects are printed on the terminal, so there is no progress bar.
        Progress::hidden()
    } else {
        Progress::of(|| input::known_size(paths))
    };
    if args.show_values {
        message::note(match form {
            Form::Summary => "--show-values has no effect on the summary; add --details",
            _ => "--show-values prints values of the payloads, so this output may contain personal data",
        });
    }
    let full = AtomicBool::new(false);
    let task = Task {
        options: ExamineOptions {
            reader: args.reader,
            system: args.system,
            name: args.name,
            max_elements: args.max_elements,
            threads: args.threads(),
        },
        max_bytes: args.max_bytes.0,
        lists: args.input_format != InputFormat::Json,
        at: args.at.clone(),
        filter: filter::Filter::new(&args.only, &args.except, args.min_severity),
        fail_on: args.fail_on,
        form,
        show_values: args.show_values,
        full: &full,
    };
    let limit = args.limit.lines(form);
    let reading = Reading {
        paths,
        format: args.input_format,
        limit: args.max_bytes.0,
        block: input::BLOCK,
        threads: args.threads(),
        progress: &progress,
    };
    let mut report = Report::new(form, limit, &full, progress.clone());
    let is_live = paths.iter().any(|path| *path == *input::STDIN);
    let result = pipeline::run(
        &reading,
        || {
            let mut worker = Worker::new(&task);
            move |source, batch| worker.work(source, batch)
        },
        |event| match report.take(event) {
            // A thread may wait for the next line of standard input, for as long as nobody writes one.
            Err(failure) if is_live => process::exit(failure.report().code().into()),
            taken => taken,
        },
    );
    progress.end();
    result?;
    report.end()
}
