//! The position of a part within its document.

use gancho_core::JsonPointer;

/// A step from a value to one in it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'v> {
    Key(&'v str),
    Index(usize),
}

/// The position of a part that is validated by itself: the whole document, or some elements of a list.
///
/// In a part, every list on the path to these elements has only one element, and their own list starts with the first
/// of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'v> {
    path: &'v [Step<'v>],
    /// The index of the part's first element in the list at `path`; `None` for the whole document.
    first: Option<usize>,
}

impl<'v> Place<'v> {
    /// The whole document.
    pub(crate) fn root() -> Self {
        Self { path: &[], first: None }
    }

    /// Elements of the list at this path, from an index on.
    pub(crate) fn part(path: &'v [Step<'v>], first: usize) -> Self {
        Self { path, first: Some(first) }
    }

    /// Converts a pointer within the part to a pointer within the document. `None` for values that contain the
    /// elements, because the part contains only the path through them.
    pub(crate) fn pointer(&self, in_part: &str) -> Option<JsonPointer> {
        if self.first.is_some() && in_part.split('/').skip(1).count() <= self.path.len() {
            // Checked first: the pointer has the whole names of the path, and every part has the same such errors.
            return None;
        }
        let mut pointer = JsonPointer::root();
        let mut steps = in_part.split('/').skip(1);
        if let Some(first) = self.first {
            for step in self.path {
                steps.next()?;
                match step {
                    Step::Key(name) => pointer.push_key(name),
                    Step::Index(index) => pointer.push_index(*index),
                }
            }
            pointer.push_index(first + steps.next()?.parse::<usize>().ok()?);
        }
        for step in steps {
            pointer.push_key(&step.replace("~1", "/").replace("~0", "~"));
        }
        Some(pointer)
    }

    /// Converts a pointer to a value that contains the elements to a pointer within the document.
    pub(crate) fn around(&self, in_part: &str) -> JsonPointer {
        let mut pointer = JsonPointer::root();
        for (step, _) in self.path.iter().zip(in_part.split('/').skip(1)) {
            match step {
                Step::Key(name) => pointer.push_key(name),
                Step::Index(index) => pointer.push_index(*index),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_refer_to_the_whole_document() {
        let path = [Step::Key("a/b"), Step::Index(7), Step::Key("c")];
        let part = Place::part(&path, 1_000);
        let pointer = |in_part| part.pointer(in_part).map(|pointer| pointer.as_str().to_owned());
        assert_eq!(pointer("/a~1b/0/c/3"), Some("/a~1b/7/c/1003".to_owned()));
        assert_eq!(pointer("/a~1b/0/c/3/0/~0"), Some("/a~1b/7/c/1003/0/~0".to_owned()));
        for outside in ["", "/a~1b", "/a~1b/0", "/a~1b/0/c"] {
            assert_eq!(pointer(outside), None, "{outside}");
        }
        let around = |in_part| part.around(in_part).as_str().to_owned();
        assert_eq!(
            (around(""), around("/a~1b/0"), around("/a~1b/0/c")),
            (String::new(), "/a~1b/7".to_owned(), "/a~1b/7/c".to_owned())
        );
        assert_eq!(Place::root().pointer("/a~1b/0").unwrap().as_str(), "/a~1b/0");
        assert_eq!(Place::root().pointer(""), Some(JsonPointer::root()));
    }
}
