use proptest::prelude::*;

use super::*;
use crate::parse::indexed;
use crate::raw::every_byte;

type Indexed<'a> = Option<(&'a str, Index<'a>)>;

/// The results of every implementation that this processor supports.
fn all<'a>(body: &'a [u8], arena: &'a Arena) -> Vec<Indexed<'a>> {
    let made = [
        Index::of(body, arena),
        Index::narrow(crate::scan::portable, body, arena),
        Index::narrow(block, body, arena),
    ];
    #[cfg(target_arch = "x86_64")]
    let wide =
        [Width::avx2(), Width::avx512()].into_iter().flatten().map(|width| Index::wide(width, body, arena));
    #[cfg(not(target_arch = "x86_64"))]
    let wide = [];
    made.into_iter().chain(wide).collect()
}

fn ends(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | ..0x20)
}

/// Checks that all implementations agree with the standard library.
fn check(body: &[u8]) {
    let arena = Arena::new();
    let text = std::str::from_utf8(body).ok();
    for made in all(body, &arena) {
        assert_eq!(made.map(|(text, _)| text), text);
        let Some((text, index)) = made else { continue };
        // Under Miri, only positions at vector boundaries.
        let is_checked = |at: &usize| !cfg!(miri) || at % 16 < 2 || *at == text.len();
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)).filter(is_checked) {
            let rest = text.get(at..).unwrap();
            let run = rest.bytes().position(ends).unwrap_or(rest.len());
            assert_eq!(index.run(Rest::new(rest)), run, "from {at} of {}", text.len());
        }
    }
}

#[test]
fn each_byte_is_indexed_at_each_position_of_two_blocks() {
    let all = 0..130;
    // Miri is a thousand times slower, so it tests only both sides of vector and block boundaries.
    let few = [0, 31, 63, 64, 127, 129];
    for at in all.filter(|at| !cfg!(miri) || few.contains(at)) {
        for byte in every_byte() {
            let mut body = [b'x'; 130];
            body[at] = byte;
            check(&body);
        }
    }
}

#[test]
fn bodies_of_every_length_are_indexed() {
    let few = [0, 1, 3, 4, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 193];
    for length in (0..300).filter(|length| !cfg!(miri) || few.contains(length)) {
        check(&vec![b'x'; length]);
        check("é".repeat(length).as_bytes());
    }
}

/// All sequences of up to four bytes that a UTF-8 validator distinguishes, at positions around block boundaries.
#[test]
fn utf8_is_validated_at_block_boundaries() {
    const KINDS: [u8; 19] = [
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEE, 0xF0, 0xF1, 0xF4,
        0xF5, 0xFF,
    ];
    let places: &[usize] = if cfg!(miri) { &[61] } else { &[0, 29, 30, 31, 60, 61, 62, 63, 124, 126] };
    // The step is coprime to the number of kinds, so that each kind occurs at each of the four positions.
    let step = if cfg!(miri) { 1_231 } else { 1 };
    let arena = &mut Arena::new();
    for place in places {
        let mut body = [b'x'; 128];
        for kinds in (0..KINDS.len().pow(4)).step_by(step) {
            let sequence = [0, 1, 2, 3].map(|digit| KINDS[kinds / KINDS.len().pow(digit) % KINDS.len()]);
            let end = body.len().min(place + 4);
            body[*place..end].copy_from_slice(&sequence[..end - place]);
            arena.reset();
            let is_text = std::str::from_utf8(&body).is_ok();
            assert!(
                all(&body, arena).iter().all(|made| made.is_some() == is_text),
                "{sequence:x?} at {place}"
            );
        }
    }
}

proptest! {
    #[test]
    fn implementations_agree_on_any_bytes(body in proptest::collection::vec(prop_oneof![20 => 0x20..=0x7F_u8, 1 => any::<u8>()], 0..300)) {
        check(&body);
    }

    #[test]
    fn implementations_agree_on_any_text(body in "[a-zé€😀\"\\\\\n]{0,200}") {
        check(body.as_bytes());
    }

    #[test]
    fn every_index_yields_the_same_delivery(delivery in gancho_core::testing::strategies::any()) {
        let body = serde_json::to_vec(&delivery).unwrap();
        let arena = Arena::new();
        for made in all(&body, &arena) {
            let (text, index) = made.unwrap();
            prop_assert_eq!(indexed(text, index, &arena).unwrap().to_core(), delivery.clone());
        }
    }
}
