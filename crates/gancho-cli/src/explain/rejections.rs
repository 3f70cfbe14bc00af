//! Why documents are rejected, and what to do.

/// A code that is no rule's.
#[derive(Debug)]
pub(crate) struct Reason {
    pub(crate) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: &'static str,
    pub(super) advice: &'static str,
}

const fn rejected(code: &'static str, message: &'static str, advice: &'static str) -> Reason {
    Reason { code, severity: "rejected", message, advice }
}

/// All of them: the kinds of errors of the readers, and those that the program adds.
pub(crate) static REJECTIONS: &[Reason] = &[
    rejected(
        "unexpected_end",
        "the document ends before it is complete",
        "It was cut off, by whoever wrote or copied it. Ask the sender again, or look for a limit on lengths on the way. Of a \
         document that is spread over lines and was read as lines, each line is rejected: try --input-format documents.",
    ),
    rejected(
        "syntax",
        "it is not JSON",
        "The byte says where: a misplaced comma, a number such as 01, a raw control character, half of a surrogate pair. If \
         something stands before each document, as in a log, try --input-format log.",
    ),
    rejected(
        "byte_order_mark",
        "the document begins with a byte-order mark",
        "One at the beginning of a file is passed over; this one is elsewhere, where files were joined. Remove it.",
    ),
    rejected(
        "invalid_utf8",
        "the document is not UTF-8",
        "It was stored or sent in another encoding, such as Latin-1. Convert it, as with: iconv -f ISO-8859-1 -t UTF-8",
    ),
    rejected(
        "trailing_characters",
        "something follows the document",
        "Of several documents in one line or file: try --input-format documents.",
    ),
    rejected(
        "too_deep",
        "arrays and objects nest deeper than 127 levels",
        "No vendor sends such a document. Whoever did may want to harm its readers.",
    ),
    rejected(
        "too_many_elements",
        "the document contains more elements than allowed",
        "No vendor sends such a document. --max-elements allows more, at the cost of memory.",
    ),
    rejected(
        "missing_field",
        "a field is missing that every document of this kind has",
        "The pointer says which. If the vendor really leaves it out now, the model is behind: please report it.",
    ),
    rejected(
        "duplicate_field",
        "a field stands in one object twice",
        "Which of the two is meant nobody can tell. Ask who wrote the document.",
    ),
    rejected(
        "wrong_type",
        "a value is of another JSON type than the vendor documents",
        "The pointer says where. --show-values prints the value. If the vendor really sends this now, please report it.",
    ),
    rejected(
        "invalid_value",
        "a value is of the right type, and means nothing",
        "Such as the 29th of February 2023, or an empty id. --show-values prints the value.",
    ),
    rejected(
        "unknown_envelope",
        "an object, but no delivery of the three systems",
        "A delivery has one of the fields event_name, event_type, leads, Event or Token at its root. If it stands within something else, \
         say where: --at /body. If it is no delivery but a document or the body of a call, say what: --as NAME ('gancho schema list' \
         lists the names).",
    ),
    rejected(
        "too_long",
        "the document is longer than allowed",
        "--max-bytes allows more. A file of many documents that was taken for one: try --input-format documents.",
    ),
    rejected(
        "other_event",
        "a delivery of another event than --as says",
        "Leave --as away to have each delivery measured by its own event.",
    ),
    Reason {
        code: "unknown-field",
        severity: "info",
        message: "a field that the vendor did not document when this version was made",
        advice: "Nothing is wrong: vendors add fields without notice. 'gancho survey' tells since when, and how many deliveries \
                 have it. Leave these out with --except unknown-field, or fail on them with --fail-on unknown.",
    },
];

#[cfg(test)]
mod tests {
    use gancho_core::ErrorKind;

    use super::*;

    #[test]
    fn every_kind_of_error_is_explained() {
        for kind in ErrorKind::ALL {
            assert!(REJECTIONS.iter().any(|reason| reason.code == kind.as_str()), "{kind}");
        }
    }
}
