//! The printer for programs: one JSON object per line.

use std::io::{self, Write};

use gancho_core::JsonPointer;
use gancho_core::rules::Finding;
use serde::{Serialize, Serializer};

use super::Printer;
use super::printable::Printable;
use crate::input::Source;
use crate::progress::Progress;
use crate::verdict::Verdict;

/// One object per document.
pub(crate) struct JsonPrinter<W> {
    out: W,
}

impl<W: Write> JsonPrinter<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Printer for JsonPrinter<W> {
    fn document(&mut self, source: &Source, line: u64, verdict: &Verdict, _: &Progress) -> io::Result<()> {
        let mut serializer = serde_json::Serializer::with_formatter(&mut self.out, Printable);
        Record::of(&source.name(), line, verdict).serialize(&mut serializer)?;
        self.out.write_all(b"\n")?;
        if source.is_live() {
            self.out.flush()?;
        }
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The printed fields of a document. Every line has all of them.
#[derive(Serialize)]
struct Record<'a> {
    source: &'a str,
    line: u64,
    event: Option<&'a str>,
    verdict: &'static str,
    kind: Option<&'static str>,
    path: Option<&'a str>,
    message: Option<String>,
    offset: Option<usize>,
    #[serde(serialize_with = "findings")]
    findings: &'a [Finding],
    #[serde(serialize_with = "pointers")]
    unknown: &'a [JsonPointer],
}

impl<'a> Record<'a> {
    fn of(source: &'a str, line: u64, verdict: &'a Verdict) -> Self {
        let blank = Self {
            source,
            line,
            event: None,
            verdict: "",
            kind: None,
            path: None,
            message: None,
            offset: None,
            findings: &[],
            unknown: &[],
        };
        match verdict {
            Verdict::Accepted(accepted) => Self {
                event: accepted.event.name(),
                verdict: "accepted",
                findings: &accepted.findings,
                unknown: &accepted.unknown,
                ..blank
            },
            Verdict::Rejected(rejection) => Self {
                event: rejection.event(),
                verdict: "rejected",
                kind: Some(rejection.kind()),
                path: Some(rejection.path()),
                message: Some(rejection.message()),
                offset: rejection.offset(),
                ..blank
            },
        }
    }
}

/// The printed fields of a finding.
#[derive(Serialize)]
struct Odd<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    message: &'static str,
}

fn findings<S: Serializer>(findings: &[Finding], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(findings.iter().map(|finding| Odd {
        code: finding.code(),
        severity: finding.severity().as_str(),
        path: finding.path().as_str(),
        message: finding.message(),
    }))
}

fn pointers<S: Serializer>(pointers: &[JsonPointer], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pointers.iter().map(JsonPointer::as_str))
}
