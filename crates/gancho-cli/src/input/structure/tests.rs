use super::super::batch::Span;
use super::Structure;

/// The line, the index and the text of each document; no text if it is too long. The pieces in which the bytes arrive
/// make no difference.
type Found = Vec<(u64, Option<u64>, Option<String>)>;

fn found_in_pieces(text: &str, limit: usize, records: bool, piece: usize) -> Found {
    let (mut structure, mut found, mut kept) = (Structure::new(records), Vec::new(), Vec::new());
    let pieces: Vec<&[u8]> = text.as_bytes().chunks(piece).collect();
    for (at, piece) in pieces.iter().enumerate() {
        kept.extend_from_slice(piece);
        let mut spans = Vec::new();
        structure.cut(&kept, at + 1 == pieces.len(), limit, &mut spans);
        found.extend(spans.into_iter().map(|Span { start, end, line, index, too_long }| {
            let text = (!too_long).then(|| String::from_utf8(kept[start..end].to_vec()).unwrap());
            (line, index, text)
        }));
        kept.drain(..structure.release(&kept));
    }
    found
}

fn found(text: &str, limit: usize, records: bool) -> Found {
    let once = found_in_pieces(text, limit, records, usize::MAX);
    for piece in 1..10 {
        assert_eq!(found_in_pieces(text, limit, records, piece), once, "{piece} {text:?}");
    }
    once
}

fn documents(text: &str) -> Found {
    found(text, 100, false)
}

fn some(line: u64, text: &str) -> (u64, Option<u64>, Option<String>) {
    (line, None, Some(text.to_owned()))
}

fn element(line: u64, index: u64, text: &str) -> (u64, Option<u64>, Option<String>) {
    (line, Some(index), Some(text.to_owned()))
}

#[test]
fn a_document_may_be_as_long_as_the_limit() {
    for text in ["{\"a\":1}", "[1,2,3]", "{\n\n\n\n\n}"] {
        for end in ["", "\n", "  \n", "          "] {
            let input = format!("{text}{end}{{}}\n");
            for limit in [text.len(), text.len() + 1] {
                let found = found(&input, limit, false);
                assert_eq!(found[0], some(1, text), "{input:?}");
                assert_eq!(found[1].2.as_deref(), Some("{}"), "{input:?}");
                assert_eq!(found.len(), 2, "{input:?}");
            }
            let found = found(&input, text.len() - 1, false);
            assert_eq!(found[0], (1, None, None), "{input:?}");
            assert_eq!(found.last().unwrap().2.as_deref(), Some("{}"), "{input:?}");
        }
    }
    // What is neither an object nor an array ends with its line.
    assert_eq!(found("1234567\n{}", 7, false), [some(1, "1234567"), some(2, "{}")]);
    assert_eq!(found("1234567\n{}", 6, false), [(1, None, None), some(2, "{}")]);
}

#[test]
fn a_record_may_be_as_long_as_the_limit() {
    let text = "\u{1e}{\"a\":1}\n\u{1e}{\"a\":12}\n\u{1e}{}\n";
    let [first, last] = [some(1, "{\"a\":1}"), some(3, "{}")];
    assert_eq!(found(text, 7, true), [first.clone(), (2, None, None), last.clone()]);
    assert_eq!(found(text, 8, true), [first, some(2, "{\"a\":12}"), last]);
    assert_eq!(
        found("\u{1e}{\"a\":1}\r\n\u{1e}1234567", 7, true),
        [some(1, "{\"a\":1}"), some(2, "1234567")]
    );
    // As in a line, other white space counts.
    assert_eq!(found("\u{1e}{\"a\":1} \n\u{1e}{}", 7, true), [(1, None, None), some(2, "{}")]);
}

#[test]
fn commas_and_brackets_outside_of_an_array_are_documents() {
    // The parser rejects them.
    for stray in [",", "]", "}", ",]", ":"] {
        let text = format!("{{}}\n{stray}\n{{}}\n");
        assert_eq!(documents(&text), [some(1, "{}"), some(2, stray), some(3, "{}")]);
        // Not even after an array.
        let text = format!("[{{}}]\n{stray}\n{{}}\n");
        assert_eq!(documents(&text), [element(1, 0, "{}"), some(2, stray), some(3, "{}")]);
    }
}

#[test]
fn elements_of_a_list_may_be_arrays() {
    let expected =
        [element(1, 0, "{}"), element(1, 1, "[{}]"), element(1, 2, "[[1], 2]"), element(2, 3, "{}")];
    assert_eq!(documents("[{},[{}],[[1], 2],\n{}]"), expected);
}

#[test]
fn elements_without_a_comma_between_them_are_one_invalid_element() {
    for two in ["{} {}", "{}{}"] {
        let expected = [element(1, 0, two), element(1, 1, "{}")];
        assert_eq!(documents(&format!("[{two},{{}}]")), expected);
    }
}

#[test]
fn white_space_around_a_document_is_no_part_of_it() {
    for end in ["", " ", "  \t", "\r\n", " \n\n"] {
        assert_eq!(documents(&format!(" {{\n}}{end}")), [some(1, "{\n}")], "{end:?}");
    }
    assert_eq!(
        documents("[ {} ,\t{}\r\n , {} ]"),
        [0, 1, 2].map(|index| element(1 + index / 2, index, "{}"))
    );
}

#[test]
fn text_after_a_document_makes_it_invalid_wherever_it_is() {
    // A document far from the start of the text.
    let text = format!("{}{{}} x\n{{}}", "{}\n".repeat(60));
    let found = documents(&text);
    assert_eq!(found.len(), 62);
    assert_eq!(found[60..], [some(61, "{} x"), some(62, "{}")]);
}

#[test]
fn a_truncated_document_at_the_end_is_a_document() {
    for text in ["{", "{\n", "{\n\"a\":1\n", "{\"a", "{\"a\n", "{\"a\\", "[", "[ ", "[7", "[7\n", "7"] {
        assert_eq!(documents(&format!("{{}}\n{text}")), [some(1, "{}"), some(2, text)], "{text:?}");
    }
}

#[test]
fn a_string_may_contain_line_ends() {
    // It is invalid, but only the parser knows. The line after it has the right number.
    let text = "{\"a\":\"x\ny\n\nz\",\n\"b\":\"\\\"\n\\\\\"}\n{}";
    assert_eq!(documents(text), [some(1, text.strip_suffix("\n{}").unwrap()), some(7, "{}")]);
}
