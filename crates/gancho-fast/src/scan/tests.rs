use proptest::prelude::*;

use super::*;
use crate::Arena;
use crate::reader::parse_as;

fn plain(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).unwrap_or(bytes.len())
}

proptest! {
    #[test]
    fn every_scan_finds_the_same_place(
        bytes in proptest::collection::vec(prop_oneof![20 => 0x20..=0xFF_u8, 1 => any::<u8>()], 0..200),
        start in 0..40_usize,
    ) {
        // From every place: blocks then start at every alignment and end at every distance from the end.
        let bytes = bytes.get(start..).unwrap_or_default();
        prop_assert_eq!(Portable::run(bytes), plain(bytes));
        prop_assert_eq!(Native::run(bytes), plain(bytes));
    }

    #[test]
    fn every_scan_reads_the_same_delivery(delivery in gancho_core::strategies::any()) {
        let body = serde_json::to_vec(&delivery).unwrap();
        let (one, other) = (Arena::new(), Arena::new());
        prop_assert_eq!(parse_as::<Portable>(&body, &one).unwrap(), parse_as::<Native>(&body, &other).unwrap());
    }
}

#[test]
fn each_byte_at_each_place_of_a_block() {
    for at in 0..70 {
        for byte in 0..=u8::MAX {
            let mut bytes = [b'x'; 70];
            bytes[at] = byte;
            assert_eq!((Portable::run(&bytes), Native::run(&bytes)), (plain(&bytes), plain(&bytes)));
        }
    }
}
