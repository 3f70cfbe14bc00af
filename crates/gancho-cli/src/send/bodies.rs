//! The bodies to send.

use std::path::Path;

use bytes::Bytes;
use gancho_core::testing::Samples;
use gancho_core::{Envelope, System, events};
use gancho_receiver::testing::Signer;
use http::Request;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::chance::Chance;
use crate::args::Send;

/// The default number of generated deliveries.
const DEFAULT_COUNT: u64 = 100;
/// The maximum number of positions by which a delivery is delayed.
const MAX_DELAY: usize = 10;

/// One delivery.
#[derive(Clone)]
pub(super) struct Body {
    pub(super) system: System,
    bytes: Bytes,
    /// The generated delivery, whose values some headers repeat; `None` for bodies of files and for truncated ones.
    envelope: Option<Box<Envelope>>,
}

impl Body {
    fn of(envelope: Envelope) -> Self {
        let bytes = serde_json::to_vec(&envelope).unwrap_or_default().into();
        Self { system: envelope.system(), bytes, envelope: Some(Box::new(envelope)) }
    }

    fn of_bytes(bytes: Bytes) -> Option<Self> {
        Some(Self { system: System::of(&bytes)?, bytes, envelope: None })
    }

    pub(super) fn request(&self, signer: &Signer) -> Request<Bytes> {
        match &self.envelope {
            Some(envelope) => signer.request(envelope),
            None => signer.request_of(self.system, Bytes::clone(&self.bytes)),
        }
    }

    fn broken(self) -> Self {
        let bytes = self.bytes.slice(..self.bytes.len() / 2);
        Self { bytes, envelope: None, ..self }
    }
}

/// All bodies, in the order in which they are sent.
pub(super) fn all(args: &Send, count: Option<u64>) -> Result<Vec<Body>, String> {
    let files: Vec<&String> = args.what.iter().filter(|name| Path::new(name).is_file()).collect();
    let whole = if files.is_empty() {
        generated(args, count.unwrap_or(DEFAULT_COUNT))?
    } else if files.len() == args.what.len() {
        let most = count.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
        from_files(&files, most)?
    } else {
        return Err("either events or files can be sent, not both".to_owned());
    };
    Ok(disturb(whole, args))
}

fn generated(args: &Send, count: u64) -> Result<Vec<Body>, String> {
    let names: Vec<&str> = match args.what.as_slice() {
        // A tenant status is authenticated by its own token, and receivers of deliveries do not accept it.
        [] => events::all().map(|event| event.name).filter(|name| *name != events::TENANT_STATUS).collect(),
        names => names.iter().map(String::as_str).collect(),
    };
    if let Some(unknown) = names.iter().find(|name| events::find(name).is_none()) {
        return Err(format!("'{unknown}' is neither an event nor a file; 'gancho events' lists all events"));
    }
    let samples = Samples::new(names, args.seed).ok_or("no delivery of these events could be generated")?;
    Ok((0..count).zip(samples).map(|(_, envelope)| Body::of(envelope)).collect())
}

fn from_files(files: &[&String], most: usize) -> Result<Vec<Body>, String> {
    let mut bodies = Vec::new();
    for name in files {
        let text = std::fs::read(name).map_err(|error| format!("cannot read {name}: {error}"))?;
        // One document, or one per line.
        if let Ok(whole) = serde_json::from_slice::<&RawValue>(&text) {
            bodies.push(delivery(whole.get().as_bytes()).ok_or(format!("{name}: this is not a delivery"))?);
            continue;
        }
        for (index, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let line = line.trim_ascii();
            if !line.is_empty() && bodies.len() < most {
                let body = delivery(line).ok_or(format!("{name}:{}: this is not a delivery", index + 1))?;
                bodies.push(body);
            }
        }
    }
    bodies.truncate(most);
    Ok(bodies)
}

/// The delivery in a line, which is the delivery itself or a line of an archive.
fn delivery(line: &[u8]) -> Option<Body> {
    #[derive(Deserialize)]
    struct Line<'a> {
        system: System,
        #[serde(borrow)]
        body: &'a RawValue,
        #[serde(default, rename = "isBase64Encoded")]
        is_base64: bool,
    }
    let Ok(Line { system, body, is_base64 }) = serde_json::from_slice::<Line<'_>>(line) else {
        return Body::of_bytes(Bytes::copy_from_slice(line));
    };
    if is_base64 {
        return None;
    }
    let bytes = match serde_json::from_str::<String>(body.get()) {
        Ok(text) => text.into_bytes(),
        Err(_) => body.get().as_bytes().to_vec(),
    };
    Some(Body { system, bytes: bytes.into(), envelope: None })
}

/// Truncates, duplicates and reorders bodies as requested.
fn disturb(whole: Vec<Body>, args: &Send) -> Vec<Body> {
    let mut chance = Chance::new(args.seed);
    let mut bodies = Vec::with_capacity(whole.len());
    for body in whole {
        let body = if chance.happens(args.broken.0) { body.broken() } else { body };
        if chance.happens(args.duplicates.0) {
            bodies.push(body.clone());
        }
        bodies.push(body);
    }
    for index in 0..bodies.len() {
        if chance.happens(args.reorder.0) {
            let later = index + 1 + chance.below(MAX_DELAY);
            if later < bodies.len() {
                bodies.swap(index, later);
            }
        }
    }
    bodies
}
