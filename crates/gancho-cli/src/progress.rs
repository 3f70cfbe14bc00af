//! The progress bar on a terminal.

use std::cell::Cell;
use std::io::{self, IsTerminal as _, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The minimum size of input for a progress bar.
const LARGE: u64 = 32 * 1024 * 1024;

/// The time after which the progress of a stream is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar if the size of the input is known, otherwise a count of bytes; on standard error, only if it is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// When the waiting for a delayed bar began.
    waiting: Cell<Option<Instant>>,
}

impl Progress {
    /// No progress bar.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), waiting: Cell::new(None) }
    }

    /// Creates a bar for an input of this size in bytes, if it is large; `None` means that the size is unknown. The
    /// size is computed only if the bar can be shown.
    pub(crate) fn of(size: impl FnOnce() -> Option<u64>) -> Self {
        if !io::stderr().is_terminal() {
            return Self::hidden();
        }
        let progress = Self::hidden();
        match size() {
            Some(size) if size > LARGE => {
                progress.bar.set_length(size);
                progress
                    .bar
                    .set_style(style("{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go"));
                progress.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            Some(_) => {}
            None => {
                progress.bar.set_style(style("{spinner} {bytes} read, {bytes_per_sec}"));
                progress.waiting.set(Some(Instant::now()));
            }
        }
        progress
    }

    /// Adds to the number of bytes read.
    pub(crate) fn watch<R: Read>(&self, input: R) -> Watched<'_, R> {
        Watched { input, progress: self }
    }

    /// Hides the bar while something is printed.
    pub(crate) fn make_way<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Removes the bar.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn advance(&self, bytes: usize) {
        self.bar.inc(bytes as u64);
        if self.waiting.get().is_some_and(|since| since.elapsed() > PATIENCE) {
            self.waiting.set(None);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// An input whose bytes are counted.
pub(crate) struct Watched<'a, R> {
    input: R,
    progress: &'a Progress,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.progress.advance(count);
        Ok(count)
    }
}
