//! The value in which a text is cut off.

use super::elements::after_string;
use crate::JsonPointer;
use crate::de::MAX_DEPTH;

/// The path of the value in which a text is cut off, as its brackets, strings and commas tell.
///
/// The text is not parsed: a number that is too large, or another fault before the end, does not change the path. It
/// has at most [`MAX_DEPTH`] steps.
pub(super) fn path(text: &str) -> JsonPointer {
    let bytes = text.as_bytes();
    let mut open = Open::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => {
                let Some(end) = after_string(bytes, at) else { break };
                open.string(text.get(start..end).unwrap_or_default());
                at = end;
            }
            b'{' => open.enter(Step::Key(None)),
            b'[' => open.enter(Step::Index(0)),
            b'}' | b']' => open.leave(),
            b',' | b' ' | b'\t' | b'\n' | b'\r' => open.end_scalar(),
            b':' => {}
            _ => open.in_scalar = true,
        }
    }
    open.pointer()
}

/// The arrays and objects that are open.
#[derive(Default)]
struct Open<'t> {
    steps: Vec<Step<'t>>,
    /// The number of arrays and objects that are open below `MAX_DEPTH`.
    deeper: usize,
    /// Whether the text before this place is a number or a literal, which only the next character ends.
    in_scalar: bool,
}

/// The current value of an array or object.
enum Step<'t> {
    Index(usize),
    /// The key with its quotes; `None` before the key, and after its value.
    Key(Option<&'t str>),
}

impl<'t> Open<'t> {
    fn enter(&mut self, step: Step<'t>) {
        if self.steps.len() < MAX_DEPTH {
            self.steps.push(step);
        } else {
            self.deeper += 1;
        }
    }

    fn leave(&mut self) {
        self.in_scalar = false;
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.steps.pop();
        }
        self.end_value();
    }

    fn string(&mut self, quoted: &'t str) {
        match self.steps.last_mut() {
            Some(Step::Key(key @ None)) if self.deeper == 0 => *key = Some(quoted),
            _ => self.end_value(),
        }
    }

    fn end_scalar(&mut self) {
        if std::mem::take(&mut self.in_scalar) {
            self.end_value();
        }
    }

    /// After an element, the next one is expected.
    fn end_value(&mut self) {
        if self.deeper > 0 {
            return;
        }
        match self.steps.last_mut() {
            Some(Step::Index(index)) => *index += 1,
            Some(Step::Key(key)) => *key = None,
            None => {}
        }
    }

    fn pointer(&self) -> JsonPointer {
        let mut pointer = JsonPointer::root();
        for step in &self.steps {
            match step {
                Step::Index(index) => pointer.push_index(*index),
                Step::Key(quoted) => {
                    let Some(key) = quoted.and_then(|key| serde_json::from_str::<String>(key).ok()) else {
                        break;
                    };
                    pointer.push_key(&key);
                }
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_that_of_the_innermost_value() {
        for (text, expected) in [
            ("", ""),
            ("7", ""),
            ("{", ""),
            (r#"{"a"#, ""),
            (r#"{"a""#, "/a"),
            (r#"{"a":"#, "/a"),
            (r#"{"a" : "#, "/a"),
            (r#"{"a/\u00e9":"x\"y"#, "/a~1é"),
            (r#"{"a":"x""#, ""),
            (r#"{"a":tru"#, "/a"),
            (r#"{"a":true "#, ""),
            (r#"{"a":1,"b"#, ""),
            (r#"{"a":1,"b":"#, "/b"),
            (r#"{"a":1e999,"b":{"c":[{}, [7], 8, ""#, "/b/c/3"),
            ("[", "/0"),
            ("[1", "/0"),
            ("[1 ", "/1"),
            ("[1,", "/1"),
            (r#"[{"a":[]},[[]"#, "/1/1"),
            ("[]]", ""),
            (r#"{"a":{"\ud800":"#, "/a"),
        ] {
            assert_eq!(path(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn deeper_values_do_not_hide_later_ones() {
        let deep = |count: usize| format!("{}0,\"{{\"{}", "[".repeat(count), "]".repeat(count));
        assert_eq!(path(&format!(r#"{{"a":{},"b":"#, deep(1_000))).as_str(), "/b");
        let cut = path(&"[".repeat(1_000));
        assert_eq!(cut.tokens().count(), MAX_DEPTH);
        // Elements of deeper values do not count, and their keys are not in the path.
        let deepest = "[".repeat(MAX_DEPTH);
        assert_eq!(path(&format!(r#"{deepest}[1,"a",[],"#)), cut);
        let keyless = path(&format!(r#"{}{{{{"a""#, "[".repeat(MAX_DEPTH - 1)));
        assert_eq!(keyless.tokens().count(), MAX_DEPTH - 1);
    }
}
