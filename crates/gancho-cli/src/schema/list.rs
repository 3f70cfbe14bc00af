//! `gancho schema list`.

use std::io::{self, Write};

use gancho_schema::{Entry, catalogue};
use serde::Serialize;

use crate::args::{ListFormat, SchemaList};
use crate::exit::{Exit, Failure};
use crate::{output, table};

pub(super) fn run(args: &SchemaList) -> Result<Exit, Failure> {
    let entries = catalogue().filter(|entry| args.system.includes(entry.system()));
    let mut out = output::data();
    match args.format {
        ListFormat::Text => table(&mut out, entries)?,
        ListFormat::Json => lines(&mut out, entries)?,
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

fn table(out: &mut impl Write, entries: impl Iterator<Item = &'static Entry>) -> io::Result<()> {
    let mut table = table::columns(["schema", "system", "kind"]);
    for entry in entries {
        table.add_row([entry.name(), entry.system().as_str(), entry.kind().as_str()]);
    }
    writeln!(out, "{}", table.trim_fmt())
}

/// A schema in JSON output.
#[derive(Serialize)]
struct Line {
    name: &'static str,
    system: &'static str,
    kind: &'static str,
}

fn lines(out: &mut impl Write, entries: impl Iterator<Item = &'static Entry>) -> io::Result<()> {
    for entry in entries {
        let line = Line { name: entry.name(), system: entry.system().as_str(), kind: entry.kind().as_str() };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
