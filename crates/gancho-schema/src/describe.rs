//! Converts doc comments to descriptions for people who do not use Rust.

use std::borrow::Cow;

/// The description of a doc comment: each paragraph on one line, without code, links to Rust items and references to
/// methods.
pub(crate) fn description(doc: &str) -> String {
    // The text between fences is code, including its blank lines.
    let prose: String = doc.split("```").step_by(2).collect();
    let texts: Vec<String> = prose
        .split("\n\n")
        .map(|paragraph| {
            let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            let sentences = sentences(&line).filter(|sentence| !mentions_rust(sentence));
            sentences
                .map(without_reference)
                .map(|sentence| plain(&sentence).into_owned())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(". ").map(str::trim_end)
}

/// Whether a sentence is about a method or type.
fn mentions_rust(sentence: &str) -> bool {
    sentence.contains("](Self::") || sentence.starts_with("See [`")
}

/// The sentence without a final reference to a method.
fn without_reference(sentence: &str) -> Cow<'_, str> {
    match sentence.split_once("; see [`") {
        Some((before, _)) => format!("{before}.").into(),
        None => sentence.into(),
    }
}

/// The text without link targets: `` [`Webhook`] `` and `` [`Webhook`](path) `` become `` `Webhook` ``.
fn plain(sentence: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((label, after)) = after.split_once(']') else { break };
        text.push_str(before);
        text.push_str(label);
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    if text.is_empty() { sentence.into() } else { (text + rest).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_rust_are_omitted() {
        assert_eq!(
            description("The total, as deliveries\nname it. See [`total`](Self::total)."),
            "The total, as deliveries name it."
        );
        assert_eq!(
            description("One of the [known ones](crate::rdstation::crm::EventName) of it."),
            "One of the known ones of it."
        );
        assert_eq!(
            description("A deal.\n\n```\nlet x;\n\nlet y;\n```\n\nSource: <https://a.b>"),
            "A deal.\n\nSource: <https://a.b>"
        );
    }
}
