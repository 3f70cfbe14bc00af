//! Workflow commands with which GitHub's runner annotates lines of files.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write as _};

use gancho_core::rules::Severity;

use super::examined::Examined;
use super::lines::{sentence, with_value};
use super::part::Part;
use super::tally::full_place;
use crate::message::Escaped;
use crate::verdict::{Accepted, Verdict};

pub(super) fn write(examined: &Examined<'_>, part: &mut Part) {
    // Writing to memory does not fail.
    let _ = match examined.verdict {
        Verdict::Accepted(accepted) => accepted_document(examined, accepted, part),
        Verdict::Rejected(rejection) => command(
            examined,
            "error",
            rejection.kind(),
            &with_value(examined, sentence(examined, rejection), rejection.path()),
            part,
        ),
    };
}

fn accepted_document(examined: &Examined<'_>, accepted: &Accepted, part: &mut Part) -> io::Result<()> {
    for finding in &accepted.findings {
        let level = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let place = full_place(examined.within, finding.path());
        let text = format!("{}, at {}", finding.message(), Escaped(&place));
        command(examined, level, finding.code(), &with_value(examined, text, finding.path().as_str()), part)?;
    }
    for pointer in &accepted.unknown {
        let place = full_place(examined.within, pointer);
        let text = format!("unknown field {}", Escaped(&place));
        command(examined, "notice", "unknown-field", &with_value(examined, text, pointer.as_str()), part)?;
    }
    Ok(())
}

fn command(examined: &Examined<'_>, level: &str, title: &str, text: &str, part: &mut Part) -> io::Result<()> {
    let (file, line) = (property(&examined.source.to_string()), examined.line);
    let title = property(title);
    writeln!(part.text, "::{level} file={file},line={line},title={title}::{}", data(text))?;
    part.ends.push(part.text.len());
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
