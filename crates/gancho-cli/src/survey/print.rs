//! Surveys and changes as text, Markdown and JSON.

use std::io::{self, Write};

use comfy_table::Table;

use super::change::Change;
use super::saved::{Saved, SavedEvent, SavedField, SavedMark};
use crate::args::SurveyFormat;
use crate::counted::counted;
use crate::message::Escaped;
use crate::{printable, table};

/// Prints a survey.
pub(super) fn survey(out: &mut impl Write, survey: &Saved, format: SurveyFormat) -> io::Result<()> {
    if format == SurveyFormat::Json {
        printable::pretty(out, survey)?;
        return out.write_all(b"\n");
    }
    for (name, event) in &survey.events {
        let seen = &event.seen;
        let documented = if event.documented { "" } else { ", an event that is not documented" };
        let heading = format!("{}: {}{documented}", Escaped(name), counted(seen.count, "delivery"));
        let span = format!("first {}, last {}", mark(&seen.first), mark(&seen.last));
        match format {
            SurveyFormat::Markdown => writeln!(out, "## {heading}\n\n{span}\n")?,
            _ => writeln!(out, "{heading}\n{span}\n")?,
        }
        fields(out, event, format)?;
        writeln!(out)?;
    }
    end(out, survey)
}

fn fields(out: &mut impl Write, event: &SavedEvent, format: SurveyFormat) -> io::Result<()> {
    let mut table =
        columns(["field", "present", "types", "forms of none", "length", "values", "first", "last"], format);
    for (pointer, field) in &event.fields {
        let name = if field.documented { pointer.clone() } else { format!("{pointer} (unknown)") };
        // The first and the last document are printed only if they are not those of the event.
        let first = field.first().filter(|first| first.place != event.seen.first.place).map(mark);
        let last = field.kinds.values().all(|seen| seen.last.place != event.seen.last.place);
        let last = field.last().filter(|_| last).map(mark);
        table.add_row([
            Escaped(&name).to_string(),
            presence(field, pointer),
            kinds(field, false),
            kinds(field, true),
            field.lengths.map(|(least, most)| format!("{least} to {most}")).unwrap_or_default(),
            values(field),
            first.unwrap_or_default(),
            last.unwrap_or_default(),
        ]);
    }
    writeln!(out, "{}", table.trim_fmt())
}

fn presence(field: &SavedField, pointer: &str) -> String {
    let count = field.count();
    // There may be more elements than arrays that contain them.
    if pointer.ends_with("/*") { count.to_string() } else { percent(count, field.of) }
}

#[expect(clippy::cast_precision_loss, reason = "counts below 2^52")]
fn percent(count: u64, of: u64) -> String {
    if of == 0 || count == of {
        return "100 %".to_owned();
    }
    let percent = count as f64 * 100.0 / of as f64;
    if percent < 0.01 { format!("{count} of {of}") } else { format!("{percent:.2} %") }
}

fn kinds(field: &SavedField, none: bool) -> String {
    let all = field.count();
    let kinds = field.kinds.iter().filter(|(kind, _)| kind.is_none() == none);
    let texts = kinds.map(|(kind, seen)| {
        let name = kind.as_str();
        let mark = if field.undocumented.contains(kind) { " (undocumented)" } else { "" };
        if seen.count == all {
            format!("{name}{mark}")
        } else {
            format!("{name} {}{mark}", percent(seen.count, all))
        }
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn values(field: &SavedField) -> String {
    let texts = field.values.iter().map(|(value, found)| {
        let mark = if found.documented { "" } else { " (undocumented)" };
        format!("{} {}{mark}", Escaped(value), found.seen.count)
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn mark(mark: &SavedMark) -> String {
    match &mark.time {
        Some(time) => format!("{} ({})", Escaped(&mark.place), Escaped(time)),
        None => Escaped(&mark.place).to_string(),
    }
}

fn end(out: &mut impl Write, survey: &Saved) -> io::Result<()> {
    for limit in &survey.limits {
        writeln!(out, "limit reached: {}", Escaped(limit))?;
    }
    let Saved { documents, broken, others, .. } = survey;
    write!(out, "{}", counted(*documents, "document"))?;
    if others + broken > 0 {
        let next = "'gancho validate' says why";
        write!(out, "; not deliveries: {others}; not JSON, or too long: {broken}; {next}")?;
    }
    writeln!(out)
}

/// Prints the changes.
pub(super) fn changes(
    out: &mut impl Write,
    changes: &[Change],
    old: &Saved,
    new: &Saved,
    format: SurveyFormat,
) -> io::Result<()> {
    if format == SurveyFormat::Json {
        for change in changes {
            printable::compact(out, change)?;
            out.write_all(b"\n")?;
        }
        return Ok(());
    }
    if !changes.is_empty() {
        let mut table =
            columns(["change", "event", "field", "what", "before", "now", "first or last seen"], format);
        for change in changes {
            let what = if change.documented || change.detail.is_empty() {
                change.detail.clone()
            } else {
                format!("{} (undocumented)", change.detail)
            };
            table.add_row([
                change.what.as_str().to_owned(),
                Escaped(&change.event).to_string(),
                Escaped(&change.pointer).to_string(),
                Escaped(&what).to_string(),
                format!("{} of {}", change.before, change.before_of),
                format!("{} of {}", change.now, change.now_of),
                change.place.as_ref().map(mark).unwrap_or_default(),
            ]);
        }
        writeln!(out, "{}\n", table.trim_fmt())?;
    }
    let count = changes.len();
    let breaking = changes.iter().filter(|change| change.is_breaking()).count();
    let (changes, before) = (counted(count, "change"), counted(old.documents, "document"));
    writeln!(out, "{changes}, {breaking} of them breaking; {before} before, {} now", new.documents)
}

fn columns<const N: usize>(header: [&str; N], format: SurveyFormat) -> Table {
    let mut table = table::columns(header);
    if format == SurveyFormat::Markdown {
        table.load_style(comfy_table::presets::ASCII_MARKDOWN);
    }
    table
}
