//! Keys that are composed of several values.

/// The parts, each preceded by its length: some are free text, and two lists of parts must not give the same key.
pub(super) fn composed<const N: usize>(parts: [&str; N]) -> String {
    parts.map(|part| format!("{}:{part}", part.len())).join(" ")
}
