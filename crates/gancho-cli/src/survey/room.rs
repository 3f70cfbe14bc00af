//! The limit on the places of all events together.

/// The memory that undocumented places may still take. Documented places are as many as the documentation has.
#[derive(Debug, Default)]
pub(super) struct Room {
    used: usize,
}

impl Room {
    /// The maximum number of undocumented places. A place in deeper objects counts as several, because the names of all
    /// objects around it are in its path.
    pub(super) const PLACES: usize = 20_000;

    /// The number of undocumented places, and of objects and arrays around them.
    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// Whether there is room for another place within an object or array at this depth.
    pub(super) fn take(&mut self, is_documented: bool, depth: usize) -> bool {
        if is_documented {
            return true;
        }
        let used = self.used + 1 + depth;
        let fits = used <= Self::PLACES;
        if fits {
            self.used = used;
        }
        fits
    }
}
