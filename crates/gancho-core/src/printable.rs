//! Characters that are safe to print on a terminal.

/// Whether a character must be escaped before it is shown to a user.
///
/// Such characters move the cursor (control characters), end a line (U+2028, U+2029), change the writing direction
/// (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), or are invisible, so that different names look equal
/// (U+00AD, U+180E, U+200B to U+200D, U+2060 to U+2065, U+206A to U+206F, U+FEFF, U+FFF9 to U+FFFB, and the tags
/// U+E0000 to U+E007F).
#[doc(hidden)]
pub fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::JsonPointer;

    const DECEPTIVE: &str = "\0\t\n\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{180e}\u{200b}\u{200d}\u{200e}\u{200f}\u{2028}\u{2029}\
        \u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}\u{fffb}\u{e0041}";

    #[test]
    fn deceptive_characters_are_escaped_in_pointers() {
        for character in DECEPTIVE.chars() {
            let pointer = JsonPointer::root().key(&format!("a{character}b"));
            assert_eq!(pointer.to_string(), format!("/a{}b", character.escape_unicode()));
            assert_eq!(pointer.as_str(), format!("/a{character}b"));
        }
    }

    #[test]
    fn letters_of_several_scripts_are_not_escaped() {
        for text in
            ["ação", "Ω\u{301}", "שלום", "مرحبا", "日本語", "🙂", "a b", "\u{2027}\u{202f}\u{205f}\u{2070}"]
        {
            assert!(!text.contains(is_unprintable), "{text}");
        }
    }
}
