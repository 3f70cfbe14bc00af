//! The progress bar of a run, on a terminal.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::counts::Counts;

/// A bar for the bytes that were read, followed by the numbers of rows and rejects.
pub(super) struct Progress {
    bar: ProgressBar,
    rows: AtomicU64,
    rejects: AtomicU64,
}

impl Progress {
    /// Creates a bar for this number of bytes; `None` if it is not known. `size` is not called if the bar is hidden.
    pub(super) fn new(size: impl FnOnce() -> Option<u64>) -> Self {
        let progress =
            Self { bar: ProgressBar::hidden(), rows: AtomicU64::new(0), rejects: AtomicU64::new(0) };
        if io::stderr().is_terminal() {
            let template = match size() {
                Some(size) => {
                    progress.bar.set_length(size);
                    "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go, {msg}"
                }
                None => "{spinner} {bytes} read, {bytes_per_sec}, {msg}",
            };
            progress.bar.set_style(
                ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            progress.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        progress
    }

    pub(super) fn read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    pub(super) fn count(&self, counts: &Counts) {
        if self.bar.is_hidden() {
            return;
        }
        let add = |sum: &AtomicU64, more| sum.fetch_add(more, Ordering::Relaxed) + more;
        let (rows, rejects) = (add(&self.rows, counts.rows()), add(&self.rejects, counts.rejects()));
        self.bar.set_message(format!("{rows} rows, {rejects} rejects"));
    }

    /// Hides the bar while something is printed.
    pub(super) fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
