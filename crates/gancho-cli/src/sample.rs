//! `gancho sample`.

use std::io::Write as _;

use gancho_core::events;
use gancho_core::testing::Samples;

use crate::args::{EventChoice, Sample};
use crate::exit::{Exit, Failure};
use crate::output;

pub(crate) fn run(args: &Sample) -> Result<Exit, Failure> {
    let mut out = output::data();
    let samples = samples(args.event, args.seed).ok_or(Failure::Sample)?;
    // With `all`, each delivery is of the next event.
    for (_, delivery) in (0..args.count).zip(samples) {
        serde_json::to_writer(&mut out, &delivery).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

fn samples(choice: EventChoice, seed: u64) -> Option<Samples> {
    match choice {
        EventChoice::One(event) => Samples::new([event.name], seed),
        EventChoice::All => Samples::new(events::all().map(|event| event.name), seed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_can_be_made_up() {
        let count = events::all().count();
        let made = samples(EventChoice::All, 0).unwrap().take(count);
        let names: Vec<String> = made.map(|delivery| delivery.event_name().to_owned()).collect();
        let all: Vec<&str> = events::all().map(|event| event.name).collect();
        assert_eq!(names, all);
    }
}
