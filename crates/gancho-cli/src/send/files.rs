//! The deliveries of files.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use gancho_core::{Envelope, System, events};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::Body;
use crate::input::{self, Document, Found, InputFormat, Source};
use crate::message::{self, Escaped};
use crate::progress::Progress;

/// The maximum length of a document, like the default of `--max-bytes` in other commands.
const LIMIT: usize = 64 << 20;

/// Whether an argument names an input, and not an event.
pub(super) fn is_input(argument: &str) -> bool {
    let path = Path::new(argument);
    argument == "-"
        || path.is_file()
        || (path.exists() && argument != "all" && events::find(argument).is_none())
}

/// Reads up to this number of deliveries, in the order of the inputs.
pub(super) fn read(arguments: &[String], most: usize) -> Result<Vec<Body>, String> {
    let mut bodies = Vec::new();
    for found in arguments.iter().map(PathBuf::from).flat_map(|argument| input::found(&argument)) {
        match found {
            Found::Source(source) => append(&source, most, &mut bodies)?,
            Found::Error(error) => return Err(error.to_string()),
            Found::Unread(unread) => message::note(&unread.to_string()),
        }
    }
    if bodies.is_empty() && most > 0 {
        return Err(format!("there are no deliveries in {}", Escaped(&arguments.join(", "))));
    }
    Ok(bodies)
}

fn append(source: &Source, most: usize, bodies: &mut Vec<Body>) -> Result<(), String> {
    let opened = source.open(InputFormat::Auto, LIMIT, &Progress::hidden());
    let mut batches = opened.map_err(|error| error.to_string())?.batches;
    let mut outcome = Ok(());
    while outcome.is_ok() && bodies.len() < most {
        let batch = batches.next(Vec::new()).map_err(|error| format!("cannot read {source}: {error}"))?;
        let Some(batch) = batch else { break };
        batch.each(LIMIT, |Document { line, body, .. }| {
            if outcome.is_err() || bodies.len() >= most {
                return;
            }
            let read = match body {
                input::Body::Bytes(bytes) | input::Body::Logged(bytes) => delivery(bytes),
                input::Body::TooLong => Err("the document is longer than 64 MiB".to_owned()),
                input::Body::NoJson => return,
            };
            match read {
                Ok(body) => bodies.push(body),
                Err(reason) => outcome = Err(format!("{source}:{line}: this is not a delivery: {reason}")),
            }
        });
    }
    outcome
}

/// The delivery in a document, which is the delivery itself or a line of an archive.
fn delivery(document: &[u8]) -> Result<Body, String> {
    #[derive(Deserialize)]
    struct Line<'a> {
        system: System,
        #[serde(borrow)]
        body: &'a RawValue,
        #[serde(default, rename = "isBase64Encoded")]
        is_base64: bool,
    }
    let Ok(Line { system, body, is_base64 }) = serde_json::from_slice::<Line<'_>>(document) else {
        let document = document.trim_ascii();
        return match (System::of(document), gancho_core::from_slice::<Envelope>(document)) {
            // A delivery that would be rejected is sent too: receivers must expect it.
            (Some(system), _) => Ok(Body::of_bytes(system, Bytes::copy_from_slice(document))),
            (None, Err(reason)) => Err(reason.to_string()),
            (None, Ok(envelope)) => Ok(Body::of_bytes(envelope.system(), Bytes::copy_from_slice(document))),
        };
    };
    let text = serde_json::from_str::<String>(body.get());
    let bytes = match text {
        Ok(text) if is_base64 => {
            use base64::Engine as _;
            let decoded = base64::engine::general_purpose::STANDARD.decode(text);
            decoded.map_err(|_| "its body is not valid base64".to_owned())?
        }
        Ok(text) => text.into_bytes(),
        Err(_) => body.get().as_bytes().to_vec(),
    };
    Ok(Body::of_bytes(system, bytes.into()))
}
