//! The contenders of a comparison: their names, and how they parse a body.

mod peekers;
mod readers;
mod rejecters;
mod schemas;

pub use peekers::peekers;
pub use readers::readers;
pub use rejecters::rejecters;
pub use schemas::schemas;

use std::fmt;
use std::hint::black_box;

use crate::realistic::{Body, Kind};

/// The name of gancho-fast in [`readers`].
pub const OURS: &str = "gancho-fast";
/// The fastest other library in [`readers`].
pub const SONIC_RS: &str = "sonic-rs, borrowed";
/// What most programs use, in [`readers`].
pub const SERDE_JSON: &str = "serde_json, borrowed";
/// The name of gancho-core, whose structs own their data, in [`readers`].
pub const CORE: &str = "serde_json, core's types";
/// The name of [`schemas`].
pub const SCHEMAS: &str = "serde_json + jsonschema";
/// The name of gancho-fast in [`peekers`].
pub const PEEK: &str = "gancho-fast peek";
/// What most programs use, in [`peekers`].
pub const RAW_VALUE: &str = "serde_json RawValue";
/// The name of gancho-fast in [`rejecters`].
pub const REJECTING: &str = "gancho-fast, rejecting";
/// The contender in [`rejecters`] whose errors gancho-fast must return.
pub const CORE_REJECTING: &str = "gancho-core, rejecting";

type Run = Box<dyn FnMut(&[Body]) -> usize>;
type Check = Box<dyn Fn(&Body) -> bool>;

/// A contender of a comparison.
pub struct Contender {
    /// The name in tables.
    pub name: &'static str,
    run: Run,
    is_right: Option<Check>,
}

impl Contender {
    /// A contender that parses one body at a time, and returns whether it succeeded.
    ///
    /// The loop over the bodies is compiled together with the parser, so that there is one indirect call per corpus.
    pub fn new(name: &'static str, mut read: impl FnMut(Kind, &[u8]) -> bool + 'static) -> Self {
        let run =
            move |bodies: &[Body]| bodies.iter().filter(|(kind, body)| read(*kind, black_box(body))).count();
        Self { name, run: Box::new(run), is_right: None }
    }

    /// The same contender, with a check that it finds the same content as another reader.
    #[must_use]
    pub fn finding<T: PartialEq>(
        self,
        read: impl Fn(Kind, &[u8]) -> Option<T> + 'static,
        truth: impl Fn(&Body) -> Option<T> + 'static,
    ) -> Self {
        let is_right = move |body: &Body| {
            let truth = truth(body);
            truth.is_some() && read(body.0, &body.1) == truth
        };
        Self { is_right: Some(Box::new(is_right)), ..self }
    }

    /// Parses all bodies once, before the measurement.
    ///
    /// # Panics
    ///
    /// If it fails on a body, or does not find the content of a body.
    pub fn prove(&mut self, bodies: &[Body]) {
        assert_eq!(self.run(bodies), bodies.len(), "{} reads every body", self.name);
        if let Some(is_right) = &self.is_right {
            let wrong = bodies.iter().position(|body| !is_right(body));
            assert_eq!(wrong, None, "{} finds the content of each body", self.name);
        }
    }

    /// Parses all bodies; returns on how many it succeeded.
    pub fn run(&mut self, bodies: &[Body]) -> usize {
        (self.run)(bodies)
    }
}

impl fmt::Debug for Contender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contender").field("name", &self.name).finish_non_exhaustive()
    }
}
