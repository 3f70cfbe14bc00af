//! `gancho schema list`.

use std::io::{self, Write};

use gancho_core::System;
use gancho_schema::{Entry, catalogue};
use serde::Serialize;

use crate::args::{ListFormat, OPENAPI, SchemaList, SystemChoice, bundle_name};
use crate::exit::{Exit, Failure};
use crate::{output, table};

pub(super) fn run(args: &SchemaList) -> Result<Exit, Failure> {
    let lines: Vec<Line> = lines().filter(|line| line.is_of(args.system)).collect();
    let mut out = output::data();
    match args.format {
        ListFormat::Text => table(&mut out, &lines)?,
        ListFormat::Json => objects(&mut out, &lines)?,
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

/// A line of the list.
#[derive(Serialize)]
struct Line {
    name: &'static str,
    /// `None` for the OpenAPI document, which describes all systems.
    system: Option<&'static str>,
    kind: &'static str,
}

impl Line {
    fn is_of(&self, system: SystemChoice) -> bool {
        match system {
            SystemChoice::Auto => true,
            SystemChoice::One(one) => self.system.is_none_or(|system| system == one.as_str()),
        }
    }
}

/// The schemas of the catalogue, then the bundles and the OpenAPI document.
fn lines() -> impl Iterator<Item = Line> {
    let of = |entry: &'static Entry| Line {
        name: entry.name(),
        system: Some(entry.system().as_str()),
        kind: entry.kind().as_str(),
    };
    let bundle =
        |system: &System| Line { name: bundle_name(*system), system: Some(system.as_str()), kind: "bundle" };
    let openapi = Line { name: OPENAPI, system: None, kind: "openapi" };
    catalogue().map(of).chain(System::ALL.iter().map(bundle)).chain([openapi])
}

fn table(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    let mut table = table::columns(["schema", "system", "kind"]);
    for line in lines {
        table.add_row([line.name, line.system.unwrap_or("all"), line.kind]);
    }
    writeln!(out, "{}", table.trim_fmt())
}

fn objects(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    for line in lines {
        serde_json::to_writer(&mut *out, line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
