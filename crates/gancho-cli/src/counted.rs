//! Numbers of things in messages.

use std::fmt::Display;

/// The number and the noun, in the plural unless the number is 1: `1 delivery`, `2 deliveries`.
pub(crate) fn counted<N: Copy + Display + PartialEq + From<u8>>(number: N, noun: &str) -> String {
    if number == N::from(1) {
        return format!("{number} {noun}");
    }
    match noun.strip_suffix('y') {
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_plural() {
        let inputs = [0_u64, 1, 2].map(|number| counted(number, "input"));
        assert_eq!(inputs, ["0 inputs", "1 input", "2 inputs"]);
        assert_eq!(counted(2_usize, "delivery"), "2 deliveries");
    }
}
