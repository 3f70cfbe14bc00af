//! Readers on the command line.

use clap::ValueEnum;

/// An implementation that reads documents. Each accepts the same ones: a further one is a variant here and an arm in
/// [`Examiner::examine`](crate::examine::Examiner::examine).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// The zero-copy parser
    Fast,
    /// serde_json, into owned values
    Serde,
    /// The published JSON Schemas, which tell everything that is wrong; some digits beyond a float are left to serde
    Schema,
}
