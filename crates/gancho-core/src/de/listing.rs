//! The list of unknown fields, which is not longer than memory allows.

use crate::JsonPointer;

/// How many bytes a list of pointers takes: 64 MiB. Each pointer repeats the names above it, so that a long name with many
/// unknown fields below it would take memory, and time, by the square of the body.
const MOST: usize = 64 * 1024 * 1024;

/// Pointers in the order of the text: the first ones, as many as there is room for.
#[derive(Debug)]
pub struct Listing {
    list: Vec<JsonPointer>,
    /// How many bytes of pointers still fit.
    room: usize,
}

impl Default for Listing {
    fn default() -> Self {
        Self { list: Vec::new(), room: MOST }
    }
}

impl Listing {
    /// Lists a pointer, which takes so many bytes at least: it is not made when those do not fit. The first one that does
    /// not fit ends the list.
    pub fn push(&mut self, at_least: usize, make: impl FnOnce() -> JsonPointer) {
        if at_least >= self.room {
            self.room = 0;
            return;
        }
        let pointer = make();
        let taken = pointer.as_str().len() + size_of::<JsonPointer>();
        match self.room.checked_sub(taken) {
            Some(room) => {
                self.room = room;
                self.list.push(pointer);
            }
            None => self.room = 0,
        }
    }

    /// The pointers.
    pub fn into_list(self) -> Vec<JsonPointer> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_does_not_fit_ends_the_list() {
        let long = "k".repeat(MOST / 4);
        let mut listing = Listing::default();
        let mut made = 0;
        for _ in 0..1_000 {
            listing.push(long.len() + 1, || {
                made += 1;
                JsonPointer::root().key(&long)
            });
        }
        // A short one would fit.
        listing.push(2, || JsonPointer::root().key("a"));
        assert_eq!((made, listing.into_list().len()), (3, 3));
    }

    #[test]
    fn one_that_is_longer_than_it_seemed_ends_it_as_well() {
        let slashes = "/".repeat(MOST * 2 / 3);
        let mut listing = Listing::default();
        listing.push(slashes.len(), || JsonPointer::root().key(&slashes));
        listing.push(2, || JsonPointer::root().key("a"));
        assert_eq!(listing.into_list(), []);
    }
}
