//! Parsers on the command line.

use clap::ValueEnum;

/// A parser. All parsers accept the same documents. To add one, add a variant here and an arm in
/// [`Examiner::examine`](crate::examine::Examiner::examine).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// The zero-copy parser
    Fast,
    /// serde_json, into owned values
    Serde,
    /// The published JSON Schemas, which report every error; numbers beyond a float's precision are left to serde
    Schema,
}
