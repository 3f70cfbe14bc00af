//! Names of payloads, which are kept for the whole run.

use std::borrow::Cow;

/// The maximum length of a name or path that is kept, in bytes. No vendor documents one that is as long.
pub(crate) const LONGEST: usize = 500;

/// The beginning of a name, with a mark if it is longer than [`LONGEST`]. Longer names with the same beginning are
/// counted as one.
pub(crate) fn shortened(name: &str) -> Cow<'_, str> {
    if name.len() <= LONGEST {
        return Cow::Borrowed(name);
    }
    let end = name.floor_char_boundary(LONGEST);
    Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let longest = "x".repeat(LONGEST);
        assert_eq!(shortened(&longest), longest);
        assert_eq!(shortened(&format!("{longest}y")), format!("{longest}…"));
        assert_eq!(shortened(&"ç".repeat(LONGEST)), format!("{}…", "ç".repeat(LONGEST / 2)));
        let odd = format!("x{}", "ç".repeat(LONGEST));
        assert_eq!(shortened(&odd), format!("x{}…", "ç".repeat(LONGEST / 2 - 1)));
    }
}
