//! `gancho sample`.

mod broken;
mod edit;
mod plain;
mod scenario;
mod sign;

use std::io::Write;

use gancho_core::testing::Samples;
use gancho_core::{Envelope, System, events};
use serde_json::Value;

pub(crate) use self::broken::Breakage;
pub(crate) use self::edit::Edit;
pub(crate) use self::scenario::Scenario;
use self::sign::Proof;
use crate::args::{EventChoice, Sample};
use crate::exit::{Exit, Failure};
use crate::output;

pub(crate) fn run(args: &Sample) -> Result<Exit, Failure> {
    if args.sign.is_some() && (args.count != 1 || args.scenario.is_some()) {
        return Err(Failure::Options(
            "--sign prints one request: use it without --count and --scenario".to_owned(),
        ));
    }
    let mut out = output::data();
    if let Some(scenario) = args.scenario {
        for (event, delivery) in scenario.deliveries(args.seed, args.count) {
            print(&mut out, args, event, delivery)?;
        }
    } else if let Some(event) = args.event {
        let samples = samples(event, args).ok_or(Failure::Sample)?;
        // With `all`, each delivery has the next event.
        for (_, delivery) in (0..args.count).zip(samples) {
            if is_untouched(args) {
                serde_json::to_writer(&mut out, &delivery).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            } else {
                let event = delivery.event_name().to_owned();
                print(&mut out, args, &event, editable(args, delivery)?)?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

/// Whether deliveries are printed unchanged, as the generator returns them.
fn is_untouched(args: &Sample) -> bool {
    args.edits().is_empty()
        && args.sign.is_none()
        && args.broken.is_none()
        && !args.unknown_event
        && !args.plain
}

/// The delivery as JSON that can be edited; easy to read if that was requested.
fn editable(args: &Sample, delivery: Envelope) -> Result<Value, Failure> {
    // A generated number may be too large for a `Value`, which is what is edited.
    let delivery = plain::accepted(delivery, args.seed, |delivery| {
        serde_json::to_value(delivery).is_ok_and(|value| !args.plain || plain::is_without_findings(value))
    });
    let mut value = serde_json::to_value(&delivery).map_err(std::io::Error::from)?;
    if args.plain {
        plain::tidy(&mut value);
    }
    Ok(value)
}

fn print(out: &mut impl Write, args: &Sample, event: &str, mut delivery: Value) -> Result<(), Failure> {
    if args.unknown_event {
        edit::rename_event(&mut delivery).ok_or_else(|| {
            Failure::Edit(format!("--unknown-event: deliveries of {event} have no event name"))
        })?;
    }
    for edit in args.edits() {
        edit.apply(&mut delivery, event).map_err(Failure::Edit)?;
    }
    let intact = serde_json::to_vec(&delivery).map_err(std::io::Error::from)?;
    let broken = match args.broken {
        Some(breakage) => Some(broken::break_it(&intact, breakage).ok_or_else(|| {
            Failure::Edit(format!(
                "--broken {breakage}: a delivery of {event} cannot be changed to have this error"
            ))
        })?),
        None => None,
    };
    let body = broken.as_ref().unwrap_or(&intact);
    if let (Some(secret), Some(event)) = (&args.sign, args.event) {
        let proof = Proof::of(system(event), secret).map_err(Failure::Edit)?;
        return sign::write(out, &intact, body, &proof).map_err(Failure::Output);
    }
    out.write_all(body)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// The system of the first delivery.
fn system(choice: EventChoice) -> System {
    match choice {
        EventChoice::One(event) => event.system,
        EventChoice::All => events::all().next().map_or(System::RdStationCrm, |event| event.system),
    }
}

fn samples(choice: EventChoice, args: &Sample) -> Option<Samples> {
    match choice {
        EventChoice::One(event) => Samples::new([event.name], args.seed),
        EventChoice::All => {
            let names = events::all().map(|event| event.name);
            // What has no event name cannot be given another one.
            let can_be_renamed =
                |name: &&str| !args.unknown_event || ![events::LEADS, events::TENANT_STATUS].contains(name);
            Samples::new(names.filter(can_be_renamed), args.seed)
        }
    }
}
