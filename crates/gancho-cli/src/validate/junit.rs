//! JUnit test suites, which every CI system can read: one for each input, and one for each error in reading an input.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::examined::Examined;
use super::lines::{sentence, with_value};
use super::part::Part;
use super::tally::full_place;
use crate::counted::counted;
use crate::message::Escaped;
use crate::verdict::Verdict;

/// A test case for a document that makes the run fail.
pub(super) fn write(examined: &Examined<'_>, part: &mut Part) {
    let (kind, text) = match examined.verdict {
        Verdict::Rejected(rejection) => {
            (rejection.kind(), with_value(examined, sentence(examined, rejection), rejection.path()))
        }
        Verdict::Accepted(accepted) => {
            let kind = accepted.findings.first().map_or("unknown-field", |finding| finding.code());
            let findings = accepted.findings.iter().map(|finding| {
                let place = full_place(examined.within, finding.path());
                let text = format!("{}, at {} [{}]", finding.message(), Escaped(&place), finding.code());
                with_value(examined, text, finding.path().as_str())
            });
            let unknown = accepted.unknown.iter().map(|pointer| {
                let text = format!("unknown field {}", Escaped(&full_place(examined.within, pointer)));
                with_value(examined, text, pointer.as_str())
            });
            (kind, findings.chain(unknown).collect::<Vec<_>>().join("; "))
        }
    };
    let mut writer = Writer::new(&mut part.text);
    let name = format!("line {}{}", examined.line, examined.within);
    // Writing to memory does not fail.
    let _ = case(&mut writer, &examined.source.to_string(), &name, Some((kind, &text)));
    part.text.push(b'\n');
    part.ends.push(part.text.len());
}

fn case<W: Write>(
    writer: &mut Writer<W>,
    class: &str,
    name: &str,
    failure: Option<(&str, &str)>,
) -> io::Result<()> {
    let (class, name) = (allowed(class), allowed(name));
    let case = BytesStart::new("testcase").with_attributes([("classname", &*class), ("name", &*name)]);
    let Some((kind, text)) = failure else { return writer.write_event(Event::Empty(case)) };
    writer.write_event(Event::Start(case))?;
    let text = allowed(text);
    let failure = BytesStart::new("failure").with_attributes([("type", kind), ("message", &*text)]);
    writer.write_event(Event::Empty(failure))?;
    writer.write_event(Event::End(BytesEnd::new("testcase")))
}

/// The text, in which characters that XML does not allow, not even as references, are escaped as `\u{…}`.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |character| match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    };
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if is_allowed(character) {
            escaped.push(character);
        } else {
            escaped.extend(character.escape_unicode());
        }
    }
    Cow::Owned(escaped)
}

/// The text before the first suite.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new(&mut *out);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    writer.write_event(Event::Start(
        BytesStart::new("testsuites").with_attributes([("name", "gancho validate")]),
    ))?;
    writer.write_event(Event::Text(BytesText::new("\n")))
}

/// The suite of one input.
pub(super) fn suite(out: &mut dyn Write, suite: &Suite<'_>) -> io::Result<()> {
    let Suite { name, accepted, failures, cases, shown } = *suite;
    let hidden = failures - shown;
    let has_good = accepted > 0 || failures == 0;
    // CI systems count the cases, so the failures that are not shown have a case together.
    let failed = shown + u64::from(hidden > 0);
    let (tests, failed) = ((failed + u64::from(has_good)).to_string(), failed.to_string());
    let attributes = [("name", &*allowed(name)), ("tests", &tests), ("failures", &failed), ("errors", "0")];
    let mut writer = Writer::new(&mut *out);
    writer.write_event(Event::Start(BytesStart::new("testsuite").with_attributes(attributes)))?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    if has_good {
        let text = format!("{} without a failure", counted(accepted, "document"));
        case(&mut writer, name, &text, None)?;
        writer.write_event(Event::Text(BytesText::new("\n")))?;
    }
    writer.get_mut().write_all(cases)?;
    if hidden > 0 {
        let text = format!("{}, not shown because of --limit", counted(hidden, "more failure"));
        case(&mut writer, name, &text, Some(("limit", &text)))?;
        writer.write_event(Event::Text(BytesText::new("\n")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    writer.write_event(Event::Text(BytesText::new("\n")))
}

/// An input that could not be read.
pub(super) fn unreadable(out: &mut dyn Write, name: &str, text: &str) -> io::Result<()> {
    let attributes = [("name", &*allowed(name)), ("tests", "1"), ("failures", "1"), ("errors", "0")];
    let mut writer = Writer::new(&mut *out);
    writer.write_event(Event::Start(BytesStart::new("testsuite").with_attributes(attributes)))?;
    case(&mut writer, name, "can be read", Some(("unreadable", text)))?;
    writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    writer.write_event(Event::Text(BytesText::new("\n")))
}

/// The text after the last suite.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new(&mut *out);
    writer.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writer.write_event(Event::Text(BytesText::new("\n")))
}

/// The test cases of one input.
#[derive(Clone, Copy)]
pub(super) struct Suite<'a> {
    pub(super) name: &'a str,
    pub(super) accepted: u64,
    pub(super) failures: u64,
    /// The test cases of the first failures, and their number.
    pub(super) cases: &'a [u8],
    pub(super) shown: u64,
}
