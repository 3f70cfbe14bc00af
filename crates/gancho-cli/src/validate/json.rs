//! One JSON object per document and line, for programs.
//!
//! Field names and punctuation are written directly, and strings from outside by `serde_json`. With derived
//! `Serialize` code for the whole object, writing the objects took a third of the time of a run.

use serde::Serialize;

use super::examined::Examined;
use super::part::Part;
use super::tally::full_place;
use crate::printable;
use crate::verdict::{EventOf, Verdict};

/// Writes the object of a document. Every line has every field, except `value`: only a rejected document has it, if
/// values were requested.
pub(super) fn write(examined: &Examined<'_>, part: &mut Part) {
    if part.source.is_empty() {
        part.source.extend_from_slice(b"{\"source\":");
        string(&mut part.source, &examined.source.name());
        part.source.extend_from_slice(b",\"line\":");
    }
    let out = &mut part.text;
    out.extend_from_slice(&part.source);
    number(out, examined.line);
    out.extend_from_slice(b",\"event\":");
    match examined.verdict {
        Verdict::Accepted(accepted) => {
            match &accepted.event {
                EventOf::Table((_, event)) => known(out, event.name),
                EventOf::Type(name) => known(out, name),
                EventOf::Account(name) => string(out, name),
                EventOf::Unknown => out.extend_from_slice(b"null"),
            }
            out.extend_from_slice(
                b",\"verdict\":\"accepted\",\"kind\":null,\"path\":null,\"message\":null,\"offset\":null,\"findings\":[",
            );
            for (index, finding) in accepted.findings.iter().enumerate() {
                out.extend_from_slice(if index == 0 { b"{\"code\":" } else { b",{\"code\":" });
                known(out, finding.code());
                out.extend_from_slice(b",\"severity\":");
                known(out, finding.severity().as_str());
                out.extend_from_slice(b",\"path\":");
                pointer(out, examined.within, finding.path().as_str());
                out.extend_from_slice(b",\"message\":");
                known(out, finding.message());
                value(out, examined, finding.path().as_str());
                out.push(b'}');
            }
            out.extend_from_slice(b"],\"unknown\":[");
            for (index, unknown) in accepted.unknown.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                string(out, &full_place(examined.within, unknown));
            }
            out.extend_from_slice(b"]");
        }
        Verdict::Rejected(rejection) => {
            optional(out, rejection.event());
            out.extend_from_slice(b",\"verdict\":\"rejected\",\"kind\":");
            string(out, rejection.kind());
            out.extend_from_slice(b",\"path\":");
            pointer(out, examined.within, rejection.path());
            out.extend_from_slice(b",\"message\":");
            string(out, &rejection.message());
            out.extend_from_slice(b",\"offset\":");
            match examined.offset(rejection.offset()) {
                Some(offset) => number(out, offset as u64),
                None => out.extend_from_slice(b"null"),
            }
            out.extend_from_slice(b",\"findings\":[],\"unknown\":[]");
            value(out, examined, rejection.path());
        }
    }
    out.extend_from_slice(b"}\n");
    part.ends.push(part.text.len());
}

fn number(out: &mut Vec<u8>, number: u64) {
    let _ = number.serialize(&mut serde_json::Serializer::new(out));
}

/// A string of this project's own tables, none of which needs escapes. Checking each again took a fortieth of a run.
fn known(out: &mut Vec<u8>, text: &'static str) {
    debug_assert!(is_plain(text), "the tables are plain ASCII");
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~'))
}

fn string(out: &mut Vec<u8>, text: &str) {
    // Names and paths usually need no escapes.
    if is_plain(text) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
        return;
    }
    let _ = printable::compact(out, text);
}

fn optional(out: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => string(out, text),
        None => out.extend_from_slice(b"null"),
    }
}

fn pointer(out: &mut Vec<u8>, within: &str, path: &str) {
    if within.is_empty() { string(out, path) } else { string(out, &format!("{within}{path}")) }
}

/// Writes the value, if values were requested.
fn value(out: &mut Vec<u8>, examined: &Examined<'_>, path: &str) {
    if examined.shown.is_some() {
        out.extend_from_slice(b",\"value\":");
        optional(out, examined.value(path).as_deref());
    }
}
