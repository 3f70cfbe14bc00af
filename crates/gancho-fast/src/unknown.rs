//! The JSON Pointers of unknown fields.

use gancho_core::JsonPointer;
use gancho_core::checked::Listing;

use crate::index::Index;
use crate::rest::{Rejected, Rest};
use crate::{skip, string};

/// The pointers of the values that start at these places, counted from the end of the text, largest first.
///
/// This is one pass over an accepted text, up to the last place. The parse itself records no path, because unknown
/// fields are usually not requested. The pass records only its current path, and creates a pointer only at a place.
/// When it created one for every value, a line of 4 MB with a key of 1 MB and a million elements below it took 37 s.
pub(crate) fn pointers(text: &str, places: &[usize], index: Index<'_>) -> Vec<JsonPointer> {
    let mut walk = Walk { index, places, path: Vec::new(), found: Listing::default() };
    let walked = if places.is_empty() { Ok(()) } else { walk.all(Rest::new(text).token()) };
    debug_assert!(walked.is_ok() && walk.places.is_empty(), "the text was parsed, and the places are in it");
    walk.found.into_list()
}

/// One step of the path from the root to the current position.
#[derive(Clone, Copy)]
enum Step<'a> {
    /// Into the field whose key starts here.
    Key(Rest<'a>),
    Element(usize),
}

struct Walk<'w, 'a> {
    index: Index<'a>,
    /// The remaining places.
    places: &'w [usize],
    path: Vec<Step<'a>>,
    found: Listing,
}

impl<'a> Walk<'_, 'a> {
    /// Walks over a value, as [`skip::value`] does, until no place remains.
    fn all(&mut self, mut rest: Rest<'a>) -> Result<(), Rejected> {
        while let Some(next) = self.value(rest)? {
            rest = next;
        }
        Ok(())
    }

    /// Steps into a value, or skips it if it has no parts or is one of the places; returns the start of the next value.
    fn value(&mut self, rest: Rest<'a>) -> Result<Option<Rest<'a>>, Rejected> {
        if let Some((next, later)) = self.places.split_first()
            && *next == rest.len()
        {
            self.places = later;
            self.found.push(self.path.len(), || pointer(&self.path, self.index));
            if later.is_empty() {
                return Ok(None);
            }
            return self.next_value(self.skip(rest)?);
        }
        match rest.byte() {
            b'{' => match rest.step().token() {
                inside if inside.byte() == b'}' => self.next_value(inside.step()),
                inside => {
                    self.path.push(Step::Key(inside));
                    self.field(inside).map(Some)
                }
            },
            b'[' => match rest.step().token() {
                inside if inside.byte() == b']' => self.next_value(inside.step()),
                inside => {
                    self.path.push(Step::Element(0));
                    Ok(Some(inside))
                }
            },
            _ => self.next_value(self.skip(rest)?),
        }
    }

    fn skip(&self, rest: Rest<'a>) -> Result<Rest<'a>, Rejected> {
        skip::value(rest, gancho_core::MAX_DEPTH, &self.index)
    }

    /// Steps over a key; returns the start of its value.
    fn field(&self, key: Rest<'a>) -> Result<Rest<'a>, Rejected> {
        Ok(string::skip(key, &self.index)?.token().expect(":")?.token())
    }

    /// Steps out of all arrays and objects that end after a value; returns the start of the next value.
    fn next_value(&mut self, mut rest: Rest<'a>) -> Result<Option<Rest<'a>>, Rejected> {
        loop {
            rest = rest.token();
            let Some(step) = self.path.last_mut() else { return Ok(None) };
            let is_next = rest.byte() == b',';
            rest = rest.step();
            if is_next {
                let next = rest.token();
                return match step {
                    Step::Key(key) => {
                        *key = next;
                        self.field(next).map(Some)
                    }
                    Step::Element(number) => {
                        *number += 1;
                        Ok(Some(next))
                    }
                };
            }
            self.path.pop();
        }
    }
}

fn pointer(path: &[Step<'_>], index: Index<'_>) -> JsonPointer {
    let mut pointer = JsonPointer::root();
    for step in path {
        match step {
            Step::Key(key) => {
                let key = string::cow(*key, &index);
                pointer.push_key(&key.map(|(key, _)| key).unwrap_or_default());
            }
            Step::Element(number) => pointer.push_index(*number),
        }
    }
    pointer
}
