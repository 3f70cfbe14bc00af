//! The progress bar on a terminal.

use std::io::{self, IsTerminal as _, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Inputs with more than this number of bytes get a progress bar.
const LARGE: u64 = 32 * 1024 * 1024;

/// The time after which the number of bytes of a stream is shown.
const SHOWN_AFTER: Duration = Duration::from_secs(1);

/// A bar if the size of the input is known, otherwise a count of bytes; on standard error, and only on a terminal.
#[derive(Clone)]
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Instant,
    /// Whether a bar that may appear later is waiting.
    waiting: Arc<AtomicBool>,
}

impl Progress {
    /// A progress bar that is never shown.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), since: Instant::now(), waiting: Arc::new(AtomicBool::new(false)) }
    }

    /// A progress bar for inputs of this size in bytes, if they are large; a count of bytes if `size` returns `None`.
    /// `size` is not called if the bar would not be visible.
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
                progress.waiting.store(true, Ordering::Relaxed);
            }
        }
        progress
    }

    /// Wraps an input and counts the bytes that are read from it.
    pub(crate) fn watch<R: Read>(&self, input: R) -> Watched<R> {
        Watched { input, progress: self.clone() }
    }

    /// Hides the bar while something is printed.
    pub(crate) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Removes the bar.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn advance(&self, bytes: usize) {
        self.bar.inc(bytes as u64);
        if self.waiting.load(Ordering::Relaxed) && self.since.elapsed() > SHOWN_AFTER {
            self.waiting.store(false, Ordering::Relaxed);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// An input whose bytes are counted.
pub(crate) struct Watched<R> {
    input: R,
    progress: Progress,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.progress.advance(count);
        Ok(count)
    }
}
