//! Why documents are rejected, and what to do.

/// A code that is not the code of a rule, and its explanation.
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

/// The reasons of `gancho validate`: the kinds of errors of the parsers, and those of the program.
pub(crate) static REJECTIONS: &[Reason] = &[
    rejected(
        "unexpected_end",
        "the document ends before it is complete",
        "It was truncated when it was written or copied. Request it again, or look for a length limit between the sender and \
         this file. If a document spans several lines but is parsed line by line, each line is rejected: try \
         --input-format documents.",
    ),
    rejected(
        "syntax",
        "it is not JSON",
        "The offset is that of the error: a misplaced comma, a number such as 01, a raw control character, half of a surrogate \
         pair. If other text precedes each document, as in a log, try --input-format log.",
    ),
    rejected(
        "byte_order_mark",
        "the document starts with a byte-order mark",
        "A byte-order mark at the start of a file is skipped, except with --input-format json. Elsewhere, it probably \
         remains from files that were joined. Remove it.",
    ),
    rejected(
        "invalid_utf8",
        "the document is not UTF-8",
        "It was stored or sent in another encoding, such as Latin-1. Convert it, for example with: iconv -f ISO-8859-1 -t UTF-8",
    ),
    rejected(
        "trailing_characters",
        "something follows the document",
        "If a line or file contains several documents, try --input-format documents.",
    ),
    rejected(
        "too_deep",
        "arrays and objects nest deeper than 127 levels",
        "No vendor sends such a document. It may be an attack.",
    ),
    rejected(
        "too_many_elements",
        "the document contains more elements than allowed",
        "No vendor sends such a document. --max-elements allows more, at the cost of memory.",
    ),
    rejected(
        "missing_field",
        "a required field is missing",
        "The pointer says which one. If the vendor now omits this field, the model is out of date: please report it.",
    ),
    rejected(
        "duplicate_field",
        "a field occurs twice in one object",
        "It is unclear which of the two values is meant. Ask the sender of the document.",
    ),
    rejected(
        "wrong_type",
        "a value has another JSON type than the vendor documents",
        "The pointer says where. --show-values prints the value. If the vendor now sends this type, please report it.",
    ),
    rejected(
        "invalid_value",
        "a value has the right type, but is not valid",
        "Examples: 29 February 2023, an empty id. --show-values prints the value.",
    ),
    rejected(
        "unknown_envelope",
        "it is an object, but not a delivery of one of the three systems",
        "A delivery has one of the fields event_name, event_type, leads, Event or Token at its root. If it is inside another \
         document, use --at, for example --at /body. If it is not a delivery but a document or the body of an API call, use --as NAME \
         ('gancho schema list' lists the names).",
    ),
    rejected(
        "too_long",
        "the document is longer than allowed",
        "--max-bytes allows more. If a file of many documents was parsed as one document, try --input-format documents.",
    ),
    rejected(
        "other_event",
        "the delivery has another event than --as requests",
        "Omit --as to parse each delivery as its own event.",
    ),
    rejected(
        "amount_out_of_range",
        "an amount has more digits than a column of amounts",
        "Only 'gancho ingest' and 'gancho extract' reject it: a column has 28 digits before the decimal point and 10 \
         after it. 'gancho validate' accepts the delivery.",
    ),
    rejected(
        "no_schemas",
        "the schemas do not compile",
        "This does not happen in a released version. Another --reader does not need the schemas. Please report it.",
    ),
    Reason {
        code: "unknown-field",
        severity: "info",
        message: "a field that the vendor had not documented when this version of gancho was released",
        advice: "This is not an error: vendors add fields without notice. 'gancho survey' reports when it was first seen, and how many \
                 deliveries have it. Exclude these findings with --except unknown-field, or make them fail the run with --fail-on unknown.",
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
