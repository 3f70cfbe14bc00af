//! `gancho events`.

use std::io::{self, Write};

use gancho_core::events::{self, EventInfo};
use serde::Serialize;

use crate::args::{Events, Format};
use crate::exit::{Exit, Failure};
use crate::{output, table};

pub(crate) fn run(args: &Events) -> Result<Exit, Failure> {
    let events = events::all().filter(|event| args.system.includes(event.system));
    let mut out = output::data();
    match args.format {
        Format::Text => table(&mut out, events)?,
        Format::Json => lines(&mut out, events)?,
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

fn table(out: &mut impl Write, events: impl Iterator<Item = &'static EventInfo>) -> io::Result<()> {
    let mut table = table::columns(["event", "system", "entity", "action"]);
    for event in events {
        table.add_row([event.name, event.system.as_str(), event.entity, event.action.unwrap_or_default()]);
    }
    writeln!(out, "{}", table.trim_fmt())
}

/// An event, for programs.
#[derive(Serialize)]
struct Line {
    name: &'static str,
    system: &'static str,
    entity: &'static str,
    /// `null` where the event's name does not say.
    action: Option<&'static str>,
}

fn lines(out: &mut impl Write, events: impl Iterator<Item = &'static EventInfo>) -> io::Result<()> {
    for event in events {
        let line = Line {
            name: event.name,
            system: event.system.as_str(),
            entity: event.entity,
            action: event.action,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
