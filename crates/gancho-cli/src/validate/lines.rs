//! One line for each rejection, finding and unknown field, for people.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use gancho_core::rules::Severity;

use super::examined::Examined;
use super::part::Part;
use super::tally::full_place;
use crate::message::Escaped;
use crate::verdict::{Accepted, Rejection, Verdict};

const REJECTED: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Blue.on_default();

/// The text, and the value at a path if values are to be shown.
pub(super) fn with_value(examined: &Examined<'_>, text: String, path: &str) -> String {
    match examined.value(path) {
        Some(value) => format!("{text}: {}", Escaped(&value)),
        None => text,
    }
}

/// The number of lines for a document.
pub(super) fn count(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Accepted(accepted) => accepted.findings.len() + accepted.unknown.len(),
        Verdict::Rejected(_) => 1,
    }
}

pub(super) fn write(examined: &Examined<'_>, part: &mut Part) {
    // Writing to memory does not fail.
    let _ = match examined.verdict {
        Verdict::Accepted(accepted) => remarks(examined, accepted, part),
        Verdict::Rejected(rejection) => rejected(examined, rejection, part),
    };
}

fn remarks(examined: &Examined<'_>, accepted: &Accepted, part: &mut Part) -> io::Result<()> {
    for finding in &accepted.findings {
        begin(examined, part)?;
        let (severity, style) = (finding.severity(), style(finding.severity()));
        let (message, path) = (finding.message(), full_place(examined.within, finding.path()));
        write!(
            part.text,
            "{style}{severity}{style:#}: {message}, at {} [{}]",
            Escaped(&path),
            finding.code()
        )?;
        end(examined, finding.path().as_str(), part)?;
    }
    for pointer in &accepted.unknown {
        begin(examined, part)?;
        let path = full_place(examined.within, pointer);
        write!(part.text, "{NOTE}note{NOTE:#}: unknown field {}", Escaped(&path))?;
        end(examined, pointer.as_str(), part)?;
    }
    Ok(())
}

fn rejected(examined: &Examined<'_>, rejection: &Rejection, part: &mut Part) -> io::Result<()> {
    begin(examined, part)?;
    write!(part.text, "{REJECTED}rejected{REJECTED:#}: {}", sentence(examined, rejection))?;
    end(examined, rejection.path(), part)
}

/// Why and where a document is rejected, and for which event.
pub(super) fn sentence(examined: &Examined<'_>, rejection: &Rejection) -> String {
    let mut text = rejection.message();
    let at = |path: &str| format!(", at {}", Escaped(&format!("{}{path}", examined.within)));
    if !(examined.within.is_empty() && rejection.path().is_empty()) {
        text.push_str(&at(rejection.path()));
    }
    for other in rejection.others() {
        text.push_str("; ");
        text.push_str(other.message());
        text.push_str(&at(other.path().as_str()));
    }
    if rejection.omitted() > 0 {
        // Writing to memory does not fail.
        let _ = write!(text, "; and {} more", rejection.omitted());
    }
    if let Some(schema) = rejection.schema() {
        text.push_str(", by the schema ");
        text.push_str(schema);
    }
    let offset = examined.offset(rejection.offset()).map(|offset| format!("byte {offset}"));
    let event =
        rejection.event().filter(|_| rejection.schema().is_none()).map(|event| format!("event {event}"));
    let details: Vec<_> = offset.into_iter().chain(event).collect();
    if !details.is_empty() {
        // Writing to memory does not fail.
        let _ = write!(text, " ({})", details.join(", "));
    }
    text
}

fn begin(examined: &Examined<'_>, part: &mut Part) -> io::Result<()> {
    write!(part.text, "{}:{}: ", examined.source, examined.line)
}

fn end(examined: &Examined<'_>, path: &str, part: &mut Part) -> io::Result<()> {
    if let Some(value) = examined.value(path) {
        write!(part.text, ": {}", Escaped(&value))?;
    }
    part.text.push(b'\n');
    part.ends.push(part.text.len());
    Ok(())
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Info => AnsiColor::Cyan.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Error => AnsiColor::Red.on_default(),
    }
}
