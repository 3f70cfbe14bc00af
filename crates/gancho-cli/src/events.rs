//! `gancho events`.

use std::io::{self, Write};

use gancho_core::System;
use gancho_core::events::{self, EventInfo};
use gancho_core::superoffice::EVENT_FAMILIES;

use crate::args::{Events, ListFormat};
use crate::exit::{Exit, Failure};
use crate::{output, table};

pub(crate) fn run(args: &Events) -> Result<Exit, Failure> {
    let events = events::all().filter(|event| args.system.includes(event.system));
    let mut out = output::data();
    match args.format {
        ListFormat::Text => {
            table(&mut out, events)?;
            if args.system.includes(System::SuperOffice) {
                families(&mut out)?;
            }
        }
        ListFormat::Json => lines(&mut out, events)?,
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

/// The families of event names that accounts define.
fn families(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nEvents that each SuperOffice account defines:")?;
    for family in EVENT_FAMILIES {
        for verb in family.verbs {
            writeln!(out, "  {}.{verb}: {}", family.pattern, family.description)?;
        }
    }
    Ok(())
}

fn lines(out: &mut impl Write, events: impl Iterator<Item = &'static EventInfo>) -> io::Result<()> {
    for event in events {
        serde_json::to_writer(&mut *out, event)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
