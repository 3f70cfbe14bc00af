//! The variants of a schema: for receivers, and for contract tests.

/// Whether a schema accepts unknown fields.
///
/// ```
/// use gancho_schema::{Draft, Variant, find, schema};
///
/// let source = schema(find("crm.Source").unwrap(), Draft::default(), Variant::Strict);
/// assert_eq!(source["additionalProperties"], false);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// Unknown fields are accepted, because vendors add fields without notice and a receiver must tolerate them.
    #[default]
    Open,
    /// Unknown fields are rejected, for tests that detect when a vendor adds a field.
    Strict,
}
