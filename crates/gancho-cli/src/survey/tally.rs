//! The counts, by event.

use std::sync::Arc;

use gancho_core::indexmap::IndexMap;
use gancho_core::{JsonPointer, System, superoffice};
use gancho_fast::peek;
use serde::de::IgnoredAny;

use super::fold::fold;
use super::known::{self, Known};
use super::node::{Node, Seen};
use super::room::Room;
use super::saved::Mark;
use crate::deliveries::Deliveries;
use crate::input::{Batch, Body, Source};
use crate::pipeline::Waits;
use crate::wrapped;

/// The maximum number of distinct events. Accounts define event names of their own.
const EVENTS: usize = 300;

/// The maximum length of an event name.
const LONGEST: usize = 100;

/// The deliveries of one event.
#[derive(Clone, Debug)]
pub(super) struct OfEvent<M> {
    pub(super) seen: Seen<M>,
    pub(super) node: Node<M>,
    pub(super) known: Option<&'static Known>,
    /// Whether the name is documented.
    pub(super) documented: bool,
}

/// The counts of one batch. Documents are identified by the index of their mark.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) documents: u64,
    marks: Vec<(u64, Option<String>)>,
    events: IndexMap<Box<str>, OfEvent<u32>>,
    broken: Option<Seen<u32>>,
    others: Option<Seen<u32>>,
    beyond: u64,
    room: Room,
}

/// The counts of all batches.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) documents: u64,
    pub(super) events: IndexMap<Box<str>, OfEvent<Mark>>,
    /// Documents that are too long, or not JSON.
    pub(super) broken: Option<Seen<Mark>>,
    /// Documents without the head of a delivery.
    pub(super) others: Option<Seen<Mark>>,
    /// Deliveries of events beyond [`EVENTS`].
    pub(super) beyond: u64,
    room: Room,
}

/// Counts the documents of a batch.
pub(super) struct Surveyor<'a> {
    pub(super) limit: usize,
    pub(super) at: Option<&'a JsonPointer>,
    /// Whether an array that begins with an object is a list of deliveries.
    pub(super) lists: bool,
}

impl Surveyor<'_> {
    pub(super) fn survey(&self, batch: &Batch) -> Part {
        let mut part = Part::default();
        batch.each(self.limit, |document| match document.body {
            Body::NoJson => {}
            Body::TooLong => {
                part.documents += 1;
                let mark = part.mark(document.line, None);
                note(&mut part.broken, mark);
            }
            Body::Bytes(body) | Body::Logged(body) => self.document(body, document.line, &mut part),
        });
        part
    }

    fn document(&self, document: &[u8], line: u64, part: &mut Part) {
        let deliveries = Deliveries { at: self.at, lists: self.lists };
        if deliveries.each(document, |delivery| part.delivery(delivery.body, line)).is_err() {
            part.other(document, line);
        }
    }
}

impl Waits for Part {
    fn memory(&self) -> usize {
        // A place has a node and a name of up to 500 bytes. The places that are documented are few.
        let place = size_of::<Node<u32>>() + 500;
        self.room.used() * place + size_of_val(self.marks.as_slice())
    }
}

impl Part {
    fn mark(&mut self, line: u64, time: Option<&str>) -> u32 {
        // Elements of one array share a mark, which takes more memory than a short element.
        let is_last = |(last, of_last): &(u64, Option<String>)| *last == line && of_last.as_deref() == time;
        if self.marks.last().is_some_and(is_last) {
            return u32::try_from(self.marks.len() - 1).unwrap_or(u32::MAX);
        }
        self.marks.push((line, time.map(str::to_owned)));
        u32::try_from(self.marks.len() - 1).unwrap_or(u32::MAX)
    }

    /// Counts a document that is no delivery, and perhaps not JSON.
    #[cold]
    fn other(&mut self, document: &[u8], line: u64) {
        self.documents += 1;
        let mark = self.mark(line, None);
        let is_json = serde_json::from_slice::<IgnoredAny>(document).is_ok();
        note(if is_json { &mut self.others } else { &mut self.broken }, mark);
    }

    fn delivery(&mut self, body: &[u8], line: u64) {
        if let Ok(head) = peek(body) {
            // A string that is no time may be anything. SuperOffice's form, which may lack an offset, includes the
            // others.
            let time = head.superoffice_timestamp().and_then(|_| head.timestamp_text());
            self.fold(body, line, head.event_name(), head.system(), time);
        } else if let Some((name, system)) = incomplete_head(body) {
            // Another field of the head is missing or invalid, which must be reported.
            self.fold(body, line, &name, system, None);
        } else {
            self.other(body, line);
        }
    }

    fn fold(&mut self, body: &[u8], line: u64, name: &str, system: System, time: Option<&str>) {
        self.documents += 1;
        // No vendor and no account uses a longer name.
        let name = if name.len() > LONGEST { "(a long name)" } else { name };
        let mark = self.mark(line, time);
        if let Some(event) = self.events.get_mut(name) {
            event.seen.again(mark);
        } else if self.events.len() < EVENTS {
            self.events.insert(name.into(), OfEvent::new(name, system, mark));
        } else {
            self.beyond += 1;
            return;
        }
        if let Some(event) = self.events.get_mut(name) {
            let folded = simdutf8::basic::from_utf8(body)
                .is_ok_and(|body| fold(body, &mut event.node, mark, &mut self.room).is_ok());
            if !folded {
                note(&mut self.broken, mark);
            }
        }
    }
}

/// The event and the system of a delivery without a complete head.
#[cold]
fn incomplete_head(body: &[u8]) -> Option<(String, System)> {
    let system = System::of(body)?;
    let names = ["/event_name", "/event_type", "/Event"].into_iter().filter_map(|field| {
        let raw = wrapped::locate(body, &field.parse().ok()?).ok()?.get();
        serde_json::from_str::<String>(raw).ok()
    });
    Some((names.into_iter().next()?, system))
}

fn note(slot: &mut Option<Seen<u32>>, mark: u32) {
    match slot {
        Some(seen) => seen.again(mark),
        None => *slot = Some(Seen::once(mark)),
    }
}

impl OfEvent<u32> {
    fn new(name: &str, system: System, mark: u32) -> Self {
        let is_superoffice = system == System::SuperOffice;
        let documented = known::of_event(name, false).is_some()
            || (is_superoffice
                && superoffice::EventName::parse(name).is_some_and(|name| name.is_documented()));
        let known = known::of_event(name, is_superoffice);
        Self { seen: Seen::once(mark), node: Node::documented(known), known, documented }
    }
}

impl Tally {
    /// Adds the counts of a batch. Batches are added in the order of the input.
    pub(super) fn merge(&mut self, source: &Arc<Source>, part: Part) {
        self.documents += part.documents;
        self.beyond += part.beyond;
        let marks = part.marks;
        let mark = |number: &u32| {
            let found = usize::try_from(*number).ok().and_then(|number| marks.get(number));
            let (line, time) = found.cloned().unwrap_or_default();
            Mark { source: Arc::clone(source), line, time }
        };
        for (slot, later) in [(&mut self.broken, &part.broken), (&mut self.others, &part.others)] {
            if let Some(later) = later {
                Seen::merge(slot, later, &mark);
            }
        }
        for (name, event) in part.events {
            if let Some(all) = self.events.get_mut(&name) {
                all.seen.add(&event.seen, &mark);
                all.node.merge(event.node, &mark, 0, &mut self.room);
            } else if self.events.len() >= EVENTS {
                self.beyond += event.seen.count;
            } else {
                let OfEvent { seen, node, known, documented } = event;
                let seen = Seen::of(&seen, &mark);
                let mut all = Node::default();
                all.merge(node, &mark, 0, &mut self.room);
                self.events.insert(name, OfEvent { seen, node: all, known, documented });
            }
        }
    }
}
