//! Who takes part in a comparison, each by its name and by how it reads a body.

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

/// The name of ours among [`readers`].
pub const OURS: &str = "gancho-fast";
/// The nearest rival among [`readers`].
pub const SONIC_RS: &str = "sonic-rs, borrowed";
/// What most programs use, among [`readers`].
pub const SERDE_JSON: &str = "serde_json, borrowed";
/// The name of ours that fills structs which own what they hold, among [`readers`].
pub const CORE: &str = "serde_json, core's types";
/// The name of [`schemas`].
pub const SCHEMAS: &str = "serde_json + jsonschema";
/// The name of ours among [`peekers`].
pub const PEEK: &str = "gancho-fast peek";
/// What most programs use, among [`peekers`].
pub const RAW_VALUE: &str = "serde_json RawValue";
/// The name of ours among [`rejecters`].
pub const REJECTING: &str = "gancho-fast, rejecting";
/// Whose words ours must be, among [`rejecters`].
pub const CORE_REJECTING: &str = "gancho-core, rejecting";

type Run = Box<dyn FnMut(&[Body]) -> usize>;
type Check = Box<dyn Fn(&Body) -> bool>;

/// One of those compared.
pub struct Contender {
    /// What tables call it.
    pub name: &'static str,
    run: Run,
    is_right: Option<Check>,
}

impl Contender {
    /// A contender that reads one body at a time and says whether it could.
    ///
    /// The loop over the bodies is compiled with the reader in it, so that only a whole corpus is called through a pointer.
    pub fn new(name: &'static str, mut read: impl FnMut(Kind, &[u8]) -> bool + 'static) -> Self {
        let run =
            move |bodies: &[Body]| bodies.iter().filter(|(kind, body)| read(*kind, black_box(body))).count();
        Self { name, run: Box::new(run), is_right: None }
    }

    /// The same contender, of which one can know what it has read: the same as another reader.
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

    /// Reads all bodies once, before a clock runs.
    ///
    /// # Panics
    ///
    /// When it does not read every body, or finds something else in one than stands there.
    pub fn prove(&mut self, bodies: &[Body]) {
        assert_eq!(self.run(bodies), bodies.len(), "{} reads every body", self.name);
        if let Some(is_right) = &self.is_right {
            let wrong = bodies.iter().position(|body| !is_right(body));
            assert_eq!(wrong, None, "{} finds what stands in each body", self.name);
        }
    }

    /// Reads all bodies; how many it could read.
    pub fn run(&mut self, bodies: &[Body]) -> usize {
        (self.run)(bodies)
    }
}

impl fmt::Debug for Contender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contender").field("name", &self.name).finish_non_exhaustive()
    }
}
