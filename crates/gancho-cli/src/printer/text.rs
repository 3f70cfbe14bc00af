//! The printer for people: one line per result of interest, then a table.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use gancho_core::rules::Severity;

use super::Printer;
use super::summary::Summary;
use crate::input::Source;
use crate::output;
use crate::progress::Progress;
use crate::verdict::{Accepted, Verdict};

const REJECTED: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Blue.on_default();

/// Lines, then a table.
pub(crate) struct TextPrinter<W> {
    out: W,
    summary: Summary,
    /// Whether a progress bar is on the same screen.
    on_screen: bool,
}

impl<W: Write> TextPrinter<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, summary: Summary::default(), on_screen: output::is_terminal() }
    }

    fn lines(&mut self, source: &Source, line: u64, verdict: &Verdict) -> io::Result<()> {
        match verdict {
            Verdict::Accepted(accepted) => self.remarks(source, line, accepted),
            Verdict::Rejected(rejection) => {
                writeln!(self.out, "{source}:{line}: {REJECTED}rejected{REJECTED:#}: {rejection}")
            }
        }
    }

    fn remarks(&mut self, source: &Source, line: u64, accepted: &Accepted) -> io::Result<()> {
        for finding in &accepted.findings {
            let (severity, style) = (finding.severity(), style(finding.severity()));
            let (message, path, code) = (finding.message(), finding.path(), finding.code());
            writeln!(self.out, "{source}:{line}: {style}{severity}{style:#}: {message}, at {path} [{code}]")?;
        }
        for path in &accepted.unknown {
            writeln!(self.out, "{source}:{line}: {NOTE}note{NOTE:#}: unknown field {path}")?;
        }
        Ok(())
    }
}

impl<W: Write> Printer for TextPrinter<W> {
    fn document(
        &mut self,
        source: &Source,
        line: u64,
        verdict: &Verdict,
        progress: &Progress,
    ) -> io::Result<()> {
        self.summary.count(verdict);
        if is_unremarkable(verdict) {
            return Ok(());
        }
        if self.on_screen {
            return progress.make_way(|| {
                self.lines(source, line, verdict)?;
                self.out.flush()
            });
        }
        self.lines(source, line, verdict)?;
        if source.is_live() {
            self.out.flush()?;
        }
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        write!(self.out, "{}", self.summary)?;
        self.out.flush()
    }
}

fn is_unremarkable(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Accepted(accepted) => accepted.findings.is_empty() && accepted.unknown.is_empty(),
        Verdict::Rejected(_) => false,
    }
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Info => AnsiColor::Cyan.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Error => AnsiColor::Red.on_default(),
    }
}
