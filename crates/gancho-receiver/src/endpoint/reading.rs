//! The bodies that are being read, in the order in which they began.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

/// The bodies that are being read. Only those that have memory are listed.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading(Arc<Mutex<Listed>>);

#[derive(Debug, Default)]
struct Listed {
    next: u64,
    bodies: BTreeMap<u64, oneshot::Sender<Returned>>,
}

/// To be dropped when the body that was ended has returned its memory.
pub(super) type Returned = oneshot::Sender<Infallible>;

/// The place of a body in the list, until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    number: u64,
    ended: oneshot::Receiver<Returned>,
    reading: Reading,
}

impl Reading {
    /// Lists a body after all others.
    pub(super) fn begin(&self) -> Place {
        let (end, ended) = oneshot::channel();
        let number = self.with(|listed| {
            let number = listed.next;
            listed.next += 1;
            listed.bodies.insert(number, end);
            number
        });
        Place { number, ended, reading: self.clone() }
    }

    /// Ends the body that began first, if it began before this one. The receiver is ready when its memory is free.
    pub(super) fn end_first(&self, before: Option<&Place>) -> Option<oneshot::Receiver<Infallible>> {
        let (returned, free) = oneshot::channel();
        let end = self.with(|listed| {
            let first = listed.bodies.first_entry()?;
            before.is_none_or(|this| *first.key() < this.number).then(|| first.remove())
        })?;
        // The body may have ended by itself: then the memory is free already, or is that of a complete body.
        let _ = end.send(returned);
        Some(free)
    }

    fn with<T>(&self, change: impl FnOnce(&mut Listed) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Place {
    /// Completes when this body is ended for another one.
    pub(super) async fn ended(&mut self) -> Returned {
        match (&mut self.ended).await {
            Ok(returned) => returned,
            // The sender is only dropped with the place.
            Err(_) => std::future::pending().await,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.reading.with(|listed| listed.bodies.remove(&self.number));
    }
}
