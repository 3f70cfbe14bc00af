use super::super::batch::{Body, Document};
use super::*;

/// Returns a few bytes at a time.
struct Pieces(io::Cursor<Vec<u8>>, usize);

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(self.1);
        self.0.read(&mut buffer[..length])
    }
}

type Found = (u64, Option<u64>, Option<String>);

fn found(text: &str, layout: Layout, limit: usize, piece: usize, live: bool) -> Vec<Found> {
    let input = Pieces(io::Cursor::new(text.as_bytes().to_vec()), piece);
    let mut batches = Batches::new(Box::new(input), Vec::new(), layout, limit, live);
    let mut found = Vec::new();
    while let Some(batch) = batches.next(Vec::new()).unwrap() {
        batch.each(limit, |Document { line, index, body }| {
            let text = match body {
                Body::Bytes(bytes) | Body::Logged(bytes) => Some(str::from_utf8(bytes).unwrap().to_owned()),
                Body::TooLong => None,
                Body::NoJson => Some("-".to_owned()),
            };
            found.push((line, index, text));
        });
    }
    found
}

/// The documents, which must not depend on how many bytes are read at a time.
fn documents(text: &str, layout: Layout, limit: usize) -> Vec<(u64, Option<u64>, Option<String>)> {
    let once = found(text, layout, limit, usize::MAX, false);
    for piece in [1, 2, 3, 7, 1000] {
        for live in [false, true] {
            assert_eq!(found(text, layout, limit, piece, live), once, "{piece} {live} {text:?}");
        }
    }
    once
}

fn some(line: u64, text: &str) -> Found {
    (line, None, Some(text.to_owned()))
}

#[test]
fn blank_lines_are_skipped_and_counted() {
    let found = documents("\n1\r\n \t\r\n\n2\n3", Layout::Lines, 10);
    assert_eq!(found, [some(2, "1"), some(5, "2"), some(6, "3")]);
    assert_eq!(documents("", Layout::Lines, 10), []);
}

#[test]
fn the_limit_excludes_the_line_end() {
    let text = "1234\r\n1234\n12345\n12345\r\n123456\n123456\r\n1234567\n1234";
    let long = |line| (line, None, None);
    let expected = [
        some(1, "1234"),
        some(2, "1234"),
        some(3, "12345"),
        some(4, "12345"),
        long(5),
        long(6),
        long(7),
        some(8, "1234"),
    ];
    assert_eq!(documents(text, Layout::Lines, 5), expected);
}

#[test]
fn a_line_over_the_limit_affects_only_itself() {
    let text = format!("1\n{}\n\n2\n{}", "x".repeat(2 * BLOCK), "y".repeat(3 * BLOCK));
    let expected = [some(1, "1"), (2, None, None), some(4, "2"), (5, None, None)];
    for (piece, live) in [(usize::MAX, false), (1000, true), (BLOCK + 1, false)] {
        assert_eq!(found(&text, Layout::Lines, 5, piece, live), expected);
    }
}

#[test]
fn a_blank_line_over_the_limit_is_skipped() {
    let expected = [some(1, "1"), some(3, "2"), (4, None, None), some(5, "3")];
    let blank = " \t\r".repeat(5);
    let text = format!("1\n{blank}\n2\n{blank}x{blank}\n3\n{blank}");
    assert_eq!(documents(&text, Layout::Lines, 5), expected);
    let blank = " ".repeat(2 * BLOCK);
    let text = format!("1\n{blank}\n2\n{blank}x\n3\n{blank}");
    for (piece, live) in [(usize::MAX, false), (1000, true), (BLOCK + 1, false)] {
        assert_eq!(found(&text, Layout::Lines, 5, piece, live), expected);
    }
}

#[test]
fn a_whole_document_may_span_several_lines() {
    assert_eq!(documents("\n1\n2\n", Layout::Whole, 5), [some(1, "\n1\n2\n")]);
    assert_eq!(documents("\n1\n2\n", Layout::Whole, 4), [(1, None, None)]);
    assert_eq!(documents("", Layout::Whole, 4), [some(1, "")]);
}

#[test]
fn consecutive_documents_are_split_with_any_white_space() {
    let text = "{\n  \"a\": \"}\\\"{\"\n}\n\n{\"b\":[{}]}{}\n {\n\"c\":[\n{},\n{}]\n}";
    let expected = [
        some(1, "{\n  \"a\": \"}\\\"{\"\n}"),
        some(5, "{\"b\":[{}]}"),
        some(5, "{}"),
        some(6, "{\n\"c\":[\n{},\n{}]\n}"),
    ];
    assert_eq!(documents(text, Layout::Documents, 100), expected);
}

#[test]
fn a_truncated_document_affects_only_itself() {
    for broken in ["{\n  \"a\": 1", "{\n  \"a\": \"x", "{\n \"a\": {\"b\": 1}", "{} x", "nonsense", "{}, {"] {
        let text = format!("{{}}\n{broken}\n{{\"b\":2}}\n");
        let found = documents(&text, Layout::Documents, 100);
        assert_eq!(found.first(), Some(&some(1, "{}")), "{broken}");
        assert_eq!(found.last().map(|last| last.2.as_deref()), Some(Some("{\"b\":2}")), "{broken}");
        assert_eq!(found.len(), 3, "{broken}: {found:?}");
    }
}

#[test]
fn elements_of_arrays_are_documents() {
    let text = "[\n {\"a\":[1]},\n{}\n, 7 ]\n[{\"b\":\"]\"}]\n";
    let element = |line, index, text: &str| (line, Some(index), Some(text.to_owned()));
    let expected = [
        element(2, 0, "{\"a\":[1]}"),
        element(3, 1, "{}"),
        element(4, 2, "7 "),
        element(5, 0, "{\"b\":\"]\"}"),
    ];
    assert_eq!(documents(text, Layout::Documents, 100), expected);
    // An array of other values is one document. An array that is not closed is an error.
    assert_eq!(documents("[[]]", Layout::Documents, 100), [some(1, "[[]]")]);
    assert_eq!(documents("[{}", Layout::Documents, 100), [element(1, 0, "{}"), element(1, 1, "")]);
    let long = [element(1, 0, "{}"), (1, Some(1), None), element(1, 2, "")];
    assert_eq!(documents("[{},{\"a\":[", Layout::Documents, 4), long);
    assert_eq!(documents("[]", Layout::Documents, 100), []);
}

#[test]
fn a_document_over_the_limit_affects_only_itself() {
    let text = format!("{{\"a\":\"{}\"}}\n{{}}\n", "x".repeat(2 * BLOCK));
    for (piece, live) in [(usize::MAX, false), (1000, true), (BLOCK + 1, false)] {
        let found = found(&text, Layout::Documents, 5, piece, live);
        assert_eq!(found, [(1, None, None), some(2, "{}")]);
    }
}

#[test]
fn white_space_is_no_part_of_the_length() {
    // The array is a list, and each of its documents is within the limit.
    let blank = " \n".repeat(BLOCK);
    let text = format!("[{blank}{{}}{blank},{{}} ]{{}}{blank}{{}}{}", " ".repeat(2 * BLOCK));
    let lines = [1 + BLOCK, 1 + 2 * BLOCK, 1 + 2 * BLOCK, 1 + 3 * BLOCK].map(|line| line as u64);
    let expected = [
        (lines[0], Some(0), Some("{}".to_owned())),
        (lines[1], Some(1), Some("{}".to_owned())),
        some(lines[2], "{}"),
        some(lines[3], "{}"),
    ];
    for (piece, live) in [(usize::MAX, false), (1000, true), (BLOCK + 1, false)] {
        assert_eq!(found(&text, Layout::Documents, 5, piece, live), expected);
    }
    assert_eq!(documents("{}      {}", Layout::Documents, 5), [some(1, "{}"), some(1, "{}")]);
    // Any other array is one document.
    for rest in ["7]\n{}", "", "7"] {
        let text = format!("\n[{}{rest}", " ".repeat(20));
        let found = documents(&text, Layout::Documents, 5);
        assert_eq!(found[0], (2, None, None), "{rest}");
        assert_eq!(found[1..], [some(3, "{}")][usize::from(!rest.contains('{'))..], "{rest}");
    }
    assert_eq!(documents("[ \n", Layout::Documents, 5), [some(1, "[ \n")]);
}

#[test]
fn a_bracket_and_white_space_take_bounded_memory() {
    let text = format!("[{}", " ".repeat(20 * BLOCK));
    let input = Pieces(io::Cursor::new(text.into_bytes()), usize::MAX);
    let mut batches = Batches::new(Box::new(input), Vec::new(), Layout::Documents, BLOCK, false);
    let batch = batches.next(Vec::new()).unwrap().unwrap();
    assert!(batch.bytes.capacity() <= 4 * BLOCK, "{}", batch.bytes.capacity());
    assert!(batches.next(Vec::new()).unwrap().is_none());
}

#[test]
fn a_long_line_takes_bounded_memory() {
    let text = "x".repeat(20 * BLOCK);
    for limit in [BLOCK, BLOCK + 1] {
        let input = Pieces(io::Cursor::new(text.clone().into_bytes()), usize::MAX);
        let mut batches = Batches::new(Box::new(input), Vec::new(), Layout::Lines, limit, false);
        let batch = batches.next(Vec::new()).unwrap().unwrap();
        assert!(batch.bytes.capacity() <= 4 * BLOCK, "{}", batch.bytes.capacity());
        assert!(batches.next(Vec::new()).unwrap().is_none());
    }
}

#[test]
fn the_size_of_a_batch_can_be_set() {
    for (layout, text) in
        [(Layout::Lines, "{}\n"), (Layout::Documents, "{\n}\n"), (Layout::Records, "\u{1e}{}\n")]
    {
        let input = io::Cursor::new(text.repeat(1000).into_bytes());
        let batches = Batches::new(Box::new(input), Vec::new(), layout, 100, false);
        let (mut batches, mut counts) = (batches.of_about(100), Vec::new());
        while let Some(batch) = batches.next(Vec::new()).unwrap() {
            let mut count = 0;
            batch.each(100, |_| count += 1);
            counts.push(count);
        }
        assert_eq!(counts.iter().sum::<usize>(), 1000);
        assert!(counts.iter().all(|count| *count <= 100 / text.len() + 1), "{layout:?}: {counts:?}");
    }
}

/// Fails after these bytes.
struct Broken(io::Cursor<Vec<u8>>);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => Ok(count),
        }
    }
}

#[test]
fn complete_documents_before_an_error_are_returned() {
    for (layout, text, lines) in [
        (Layout::Lines, "1\n\n2\n{\"a\":", &[1, 3][..]),
        (Layout::Lines, "1", &[]),
        (Layout::Lines, "1\n12345678901", &[1]),
        (Layout::Log, "INFO {}\nINFO {}", &[1]),
        (Layout::Documents, "{}\n{\n} {", &[1, 2]),
        (Layout::Documents, "{}\n{}", &[1, 2]),
        (Layout::Documents, "[{},\n{}", &[1, 2]),
        (Layout::Documents, "[ ", &[]),
        (Layout::Records, "\u{1e}{}\n\u{1e}{}\n", &[1]),
        (Layout::Whole, "{}", &[]),
    ] {
        let mut found = Vec::new();
        let input = Broken(io::Cursor::new(text.as_bytes().to_vec()));
        let mut batches = Batches::new(Box::new(input), Vec::new(), layout, 8, false);
        let error = loop {
            match batches.next(Vec::new()) {
                Ok(Some(batch)) => batch.each(8, |document| found.push(document.line)),
                Ok(None) => panic!("the error was lost: {text}"),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(found, lines, "{text}");
        assert!(batches.next(Vec::new()).unwrap().is_none(), "{text}");
    }
}

#[test]
fn a_record_ends_where_the_next_one_begins() {
    let text = "\u{1e}{\"a\":1}\n\u{1e}{\"b\":\n\u{1e}{\n}\n";
    let expected = [some(1, "{\"a\":1}"), some(2, "{\"b\":"), some(3, "{\n}")];
    assert_eq!(documents(text, Layout::Records, 100), expected);
}

#[test]
fn a_line_of_a_log_contains_a_document_or_none() {
    let text = "INFO up\n2025 INFO {\"a\":1}\n{\"b\":2}\n";
    assert_eq!(documents(text, Layout::Log, 100), [some(1, "-"), some(2, "{\"a\":1}"), some(3, "{\"b\":2}")]);
}
