//! The tables for validating UTF-8 in a vector of bytes.
//!
//! Every UTF-8 error is visible in two adjacent bytes, except the length of three- and four-byte sequences. Three
//! lookups (the high and the low half of a byte, and the high half of the next byte) return the errors that each of
//! them allows. An error that all three allow has occurred. (J. Keiser, D. Lemire: Validating UTF-8 in less than one
//! instruction per byte, 2021.)

/// A lead byte without its continuation.
const SHORT: u8 = 1;
/// A continuation without a lead byte.
const LONG: u8 = 1 << 1;
/// Three bytes for a character that fits two.
const OVERLONG_3: u8 = 1 << 2;
/// Beyond U+10FFFF, from F4 90 on.
const LARGE: u8 = 1 << 3;
/// Half of a surrogate pair.
const SURROGATE: u8 = 1 << 4;
/// Two bytes for a character that fits one.
const OVERLONG_2: u8 = 1 << 5;
/// Beyond U+10FFFF, from F5 80 on; or four bytes for a character that fits three.
const LARGE_OR_OVERLONG_4: u8 = 1 << 6;
/// Two continuations in a row: valid inside a longer sequence, so this is the highest bit.
const TWO: u8 = 1 << 7;
/// The errors that do not depend on the low half of a byte.
const ANY: u8 = SHORT | LONG | TWO;
const HIGH: u8 = ANY | LARGE | LARGE_OR_OVERLONG_4;

/// The errors that the high half of a byte allows.
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

/// The errors that the low half of a byte allows.
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

/// The errors that the high half of the next byte allows.
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

/// After subtracting this, a byte has its highest bit set if it leads at least three bytes and so requires a second
/// continuation.
pub(super) const LEADS_3: u8 = 0xE0 - 0x80;
/// After subtracting this, a byte has its highest bit set if it leads four bytes and so requires a third
/// continuation.
pub(super) const LEADS_4: u8 = 0xF0 - 0x80;
