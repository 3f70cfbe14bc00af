//! The variants of a schema: for receivers, and for contract tests.

/// Whether a schema accepts unknown fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// Unknown fields are accepted, because vendors add fields without notice and a receiver must tolerate them.
    #[default]
    Open,
    /// Unknown fields are rejected, for tests that detect when a vendor adds a field.
    Strict,
}
