//! Bodies at the end of a memory page, and large, deep or hostile bodies.

#![allow(unsafe_code, reason = "only system calls can create an unreadable page")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gancho_core::{Envelope, MAX_DEPTH, from_slice};
use gancho_fast::Arena;

const BODY: &str = r#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Ação é\n isso"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;

/// Two pages; reading the second one stops the program.
#[cfg(target_os = "linux")]
mod guarded {
    use std::ffi::c_void;

    unsafe extern "C" {
        fn mmap(
            at: *mut c_void,
            length: usize,
            protection: i32,
            flags: i32,
            file: i32,
            offset: i64,
        ) -> *mut c_void;
        fn mprotect(at: *mut c_void, length: usize, protection: i32) -> i32;
    }

    const PAGE: usize = 65_536;

    /// Memory whose last byte is the last readable one.
    pub(super) fn page() -> &'static mut [u8] {
        // SAFETY: new private memory (PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS), which is never unmapped;
        // its second half is made unreadable before any reference to it exists.
        unsafe {
            let start = mmap(std::ptr::null_mut(), 2 * PAGE, 3, 0x22, -1, 0);
            assert!(!start.is_null() && start.addr() != usize::MAX);
            assert_eq!(mprotect(start.byte_add(PAGE), PAGE, 0), 0);
            std::slice::from_raw_parts_mut(start.cast(), PAGE)
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
#[cfg_attr(miri, ignore = "no pages")]
fn nothing_is_read_past_the_end_of_a_body() {
    let page = guarded::page();
    for end in 0..=BODY.len() {
        let start = page.len() - end;
        page[start..].copy_from_slice(&BODY.as_bytes()[..end]);
        let arena = Arena::new();
        let body = &page[start..];
        assert_eq!(gancho_fast::from_slice(body, &arena).is_ok(), end == BODY.len(), "{end}");
        assert_eq!(gancho_fast::peek(body).is_ok(), end == BODY.len(), "{end}");
    }
}

fn with_field(field: &str) -> String {
    BODY.replace(r#","event_timestamp""#, &format!(r#","x":{field},"event_timestamp""#))
}

fn agree(body: &str) -> bool {
    let arena = Arena::new();
    let (slow, fast) =
        (from_slice::<Envelope>(body.as_bytes()), gancho_fast::from_slice(body.as_bytes(), &arena));
    match (&slow, &fast) {
        (Ok(slow), Ok(fast)) => assert_eq!(*slow, fast.to_core()),
        (Err(slow), Err(fast)) => assert_eq!(slow, fast),
        _ => assert_eq!(slow.is_ok(), fast.is_ok()),
    }
    fast.is_ok()
}

#[test]
fn the_depth_limit_equals_that_of_core() {
    let nested = |depth: usize| with_field(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert!(agree(&nested(MAX_DEPTH - 1)));
    assert!(!agree(&nested(MAX_DEPTH)));
    let objects = |depth: usize| with_field(&format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth)));
    assert!(agree(&objects(MAX_DEPTH - 1)));
    assert!(!agree(&objects(MAX_DEPTH)));
    assert!(!agree(&nested(100_000)));
}

/// A field before the document that is not a string makes `peek` scan the body.
#[test]
fn a_scan_has_the_depth_limit_of_core_and_ends_with_the_body() {
    let scanned = |depth: usize| {
        BODY.replacen('{', &format!(r#"{{"x":{}{},"#, "[".repeat(depth), "]".repeat(depth)), 1)
    };
    for depth in [1, MAX_DEPTH - 1, MAX_DEPTH, 2 * MAX_DEPTH] {
        let body = scanned(depth);
        assert_eq!(gancho_fast::peek(body.as_bytes()).is_ok(), depth < MAX_DEPTH, "{depth}");
        assert!(gancho_fast::peek(format!("{body} x").as_bytes()).is_err(), "{depth}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "slow")]
fn large_and_hostile_bodies_give_the_same_result_as_core() {
    assert!(agree(&with_field(&format!("\"{}\"", "a".repeat(10_000_000)))));
    assert!(agree(&with_field(&format!("\"{}\"", r"\\".repeat(500_000)))));
    assert!(agree(&BODY.replace("isso", &r"\\\u00e3".repeat(100_000))));
    let unknown: String = (0..100_000).map(|index| format!(r#""k{index}":0,"#)).collect::<Vec<_>>().concat();
    assert!(agree(&BODY.replacen('{', &format!("{{{unknown}"), 1)));
    assert!(agree(&with_field(&"9".repeat(1_000_000))));
    assert!(!agree(&"[".repeat(1_000_000)));
}

/// Strings with an escape are built on the stack if they are short, and otherwise in the arena.
#[test]
fn strings_of_each_length_around_an_escape_are_those_of_core() {
    let lengths = [0, 1, 31, 32, 33, 187, 190, 191, 192, 193, 400];
    for (before, after) in lengths.iter().flat_map(|before| lengths.map(|after| (*before, after))) {
        for escape in [r"\n", r"\u00e9", r"\ud83d\ude00", r"\n\n\n\n\n"] {
            let name = format!("{}{escape}{}", "a".repeat(before), "b".repeat(after));
            assert!(agree(&BODY.replace(r"Ação é\n isso", &name)), "{name}");
            assert!(!agree(&BODY.replace(r"Ação é\n isso", &format!("{name}\t"))), "{name}");
        }
    }
}

#[test]
fn half_of_a_surrogate_pair_is_rejected_as_core_rejects_it() {
    for escape in [r"\ud83d", r"\ude00\ude00", r"\ud83d\ud83d", r"\ud83d\u0041", r"\udc00\ude00", r"\ud83dx"]
    {
        assert!(!agree(&BODY.replace(r"Ação é\n isso", escape)), "{escape}");
        assert!(!agree(&with_field(&format!("\"{escape}\""))), "{escape}");
    }
}

/// Four digits are checked together: one wrong digit does not hide another.
#[test]
fn wrong_digits_of_an_escape_are_rejected_in_all_places() {
    for wrong in 1..16_u8 {
        let digits: String = (0..4).map(|place| if wrong >> place & 1 == 1 { 'x' } else { '0' }).collect();
        assert!(!agree(&BODY.replace("é", &format!("\\u{digits}"))), "{digits}");
        assert!(!agree(&with_field(&format!("\"\\u{digits}\""))), "{digits}");
    }
}

/// The pointers of unknown fields are found in a second pass over the text.
#[test]
fn unknown_fields_after_empty_and_nested_values_are_those_of_core() {
    let definition = |more: &str| format!(r#""custom_field":{{"id":"1","label":"A"{more}}}"#);
    let fields = [
        format!(r#"{{"value":[],{},"x":1}}"#, definition(r#","opts":[]"#)),
        format!(r#"{{"value":{{}},{},"x":[]}}"#, definition(r#","opts":["a","b"],"y":{}"#)),
        format!(r#"{{"value":{{"a":[[],{{}},1]}},"x":{{}},{}}}"#, definition("")),
        format!(r#"{{"value":["a","b"],{},"x":"]}}"}}"#, definition(r#","z":[[]]"#)),
    ];
    for first in 0..fields.len() {
        let [head, tail] = [&fields[first..], &fields[..first]].map(|some| some.join(","));
        let list = format!("{head}{}{tail}", if tail.is_empty() { "" } else { "," });
        let body = format!(
            r#"{{"event_name":"crm_deal_created","u":[],"document":{{"id":"1","name":"N","campaign":{{}},"status":"ongoing","deal_custom_fields":[{list}],"deal_products":[],"v":{{}},"created_at":"2025-03-28T09:49:16.000-03:00","updated_at":"2025-03-28T09:49:16.000-03:00","w":1}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"t"}}"#
        );
        let (_, slow) = gancho_core::checked::with_unknown::<Envelope>(body.as_bytes()).unwrap();
        let (arena, mut fast) = (Arena::new(), Vec::new());
        gancho_fast::ParseOptions::new()
            .unknown_fields(&mut fast)
            .from_slice(body.as_bytes(), &arena)
            .unwrap();
        assert_eq!((fast.len(), fast), (9, slow), "{body}");
    }
}
