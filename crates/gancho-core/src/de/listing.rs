//! The list of unknown fields, limited in size.

use crate::JsonPointer;

/// The maximum size of the pointers of a list, without the unused capacity of the list itself: 64 MiB. Each pointer
/// repeats the names of its parents. A long name with many unknown fields below it would otherwise need memory and time
/// quadratic in the size of the body.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Pointers in the order of the body, up to the first that does not fit.
#[derive(Debug)]
pub struct Listing {
    list: Vec<JsonPointer>,
    /// The remaining size, in bytes.
    room: usize,
}

impl Default for Listing {
    fn default() -> Self {
        Self { list: Vec::new(), room: MAX_BYTES }
    }
}

impl Listing {
    /// Adds a pointer of at least this many bytes. The pointer is not built if even those do not fit.
    pub fn push(&mut self, at_least: usize, make: impl FnOnce() -> JsonPointer) {
        if at_least >= self.room {
            self.room = 0;
            return;
        }
        let mut pointer = make();
        // The size is that of the string, not of its allocation, so that both parsers end their lists at one place.
        pointer.shrink_to_fit();
        let taken = pointer.as_str().len() + size_of::<JsonPointer>();
        match self.room.checked_sub(taken) {
            Some(room) => {
                self.room = room;
                self.list.push(pointer);
            }
            None => self.room = 0,
        }
    }

    /// The list.
    pub fn into_list(self) -> Vec<JsonPointer> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pointer_that_does_not_fit_ends_the_list() {
        let long = "k".repeat(MAX_BYTES / 4);
        let mut listing = Listing::default();
        let mut made = 0;
        for _ in 0..1_000 {
            listing.push(long.len() + 1, || {
                made += 1;
                JsonPointer::root().key(&long)
            });
        }
        // A short pointer would fit, but the list has already ended.
        listing.push(2, || JsonPointer::root().key("a"));
        assert_eq!((made, listing.into_list().len()), (3, 3));
    }

    #[test]
    fn a_list_holds_64_mib() {
        // With the slash and the size of a `JsonPointer`, each pointer takes one MiB.
        let key = "k".repeat(1024 * 1024 - 1 - size_of::<JsonPointer>());
        let mut listing = Listing::default();
        for _ in 0..100 {
            listing.push(key.len(), || JsonPointer::root().key(&key));
        }
        assert_eq!(listing.into_list().len(), 64);
    }

    #[test]
    fn pointers_have_no_unused_capacity() {
        let mut listing = Listing::default();
        listing.push(2, || JsonPointer::root().key("a").key("bcdefgh").index(7));
        assert!(listing.into_list().iter().all(|pointer| pointer.capacity() == pointer.as_str().len()));
    }

    #[test]
    fn a_pointer_longer_than_its_minimum_length_ends_the_list() {
        let slashes = "/".repeat(MAX_BYTES * 2 / 3);
        let mut listing = Listing::default();
        listing.push(slashes.len(), || JsonPointer::root().key(&slashes));
        listing.push(2, || JsonPointer::root().key("a"));
        assert_eq!(listing.into_list(), []);
    }
}
