//! The tables by which a vector of bytes is checked to be UTF-8.
//!
//! Every error of UTF-8 shows in two bytes that follow each other, but for sequences that should be three or four
//! bytes long: three look-ups, by the high and the low half of a byte and the high half of the next one, give the
//! errors that each admits, and what all three admit is one. (J. Keiser, D. Lemire: Validating UTF-8 in less than one
//! instruction per byte, 2021.)

/// A lead byte without its continuation.
const SHORT: u8 = 1;
/// A continuation that nothing leads.
const LONG: u8 = 1 << 1;
/// Three bytes for what fits in two.
const OVERLONG_3: u8 = 1 << 2;
/// Beyond U+10FFFF, from F4 90 on.
const LARGE: u8 = 1 << 3;
/// Half of a surrogate pair.
const SURROGATE: u8 = 1 << 4;
/// Two bytes for what fits in one.
const OVERLONG_2: u8 = 1 << 5;
/// Beyond U+10FFFF, from F5 80 on; four bytes for what fits in three.
const LARGE_OR_OVERLONG_4: u8 = 1 << 6;
/// Two continuations in a row: right when a longer sequence is under way, and so the highest bit.
const TWO: u8 = 1 << 7;
/// Errors that the low half of a byte has no say in.
const ANY: u8 = SHORT | LONG | TWO;
const HIGH: u8 = ANY | LARGE | LARGE_OR_OVERLONG_4;

/// What the high half of a byte admits.
pub(super) const FIRST_HIGH: [u8; 16] = [
    LONG,
    LONG,
    LONG,
    LONG,
    LONG,
    LONG,
    LONG,
    LONG,
    TWO,
    TWO,
    TWO,
    TWO,
    SHORT | OVERLONG_2,
    SHORT,
    SHORT | OVERLONG_3 | SURROGATE,
    SHORT | LARGE | LARGE_OR_OVERLONG_4,
];

/// What the low half of a byte admits.
pub(super) const FIRST_LOW: [u8; 16] = [
    ANY | OVERLONG_2 | OVERLONG_3 | LARGE_OR_OVERLONG_4,
    ANY | OVERLONG_2,
    ANY,
    ANY,
    ANY | LARGE,
    HIGH,
    HIGH,
    HIGH,
    HIGH,
    HIGH,
    HIGH,
    HIGH,
    HIGH,
    HIGH | SURROGATE,
    HIGH,
    HIGH,
];

/// What the high half of the next byte admits.
pub(super) const SECOND_HIGH: [u8; 16] = [
    SHORT,
    SHORT,
    SHORT,
    SHORT,
    SHORT,
    SHORT,
    SHORT,
    SHORT,
    LONG | TWO | OVERLONG_2 | OVERLONG_3 | LARGE_OR_OVERLONG_4,
    LONG | TWO | OVERLONG_2 | OVERLONG_3 | LARGE,
    LONG | TWO | OVERLONG_2 | SURROGATE | LARGE,
    LONG | TWO | OVERLONG_2 | SURROGATE | LARGE,
    SHORT,
    SHORT,
    SHORT,
    SHORT,
];

/// Less this, a byte keeps its highest bit when it leads three bytes or more: it calls for a second continuation.
pub(super) const LEADS_3: u8 = 0xE0 - 0x80;
/// Less this, a byte keeps its highest bit when it leads four bytes: it calls for a third continuation.
pub(super) const LEADS_4: u8 = 0xF0 - 0x80;
