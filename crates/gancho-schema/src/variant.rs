//! Schemas for receivers, and schemas for contract tests.

/// Whether a schema takes fields that the model does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// It does: the vendors add fields without notice, and a receiver must live with that.
    #[default]
    Open,
    /// It does not: for tests that are to tell when a vendor adds one.
    Strict,
}
