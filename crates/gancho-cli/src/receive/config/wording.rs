//! The wording of errors in the configuration file.

/// The keys that a file may set.
const KEYS: [&str; 18] = [
    "admin",
    "archive",
    "archive-size",
    "exec",
    "forward",
    "forward-secret",
    "headers",
    "inbox",
    "keep-days",
    "listen",
    "max-body",
    "name",
    "secrets",
    "tls-certificate",
    "tls-key",
    "tokens",
    "unsigned",
    "value",
];

/// The key that a line sets. Other text before `=` may be a part of a secret that goes over several lines.
pub(super) fn key(text: &str, line: usize) -> Option<&str> {
    let (key, _) = text.lines().nth(line.checked_sub(1)?)?.split_once('=')?;
    Some(key.trim()).filter(|key| KEYS.contains(key))
}

/// A message of the parser in plain words, without the values that it quotes from the file.
pub(super) fn without_values(message: &str) -> String {
    if let Some((found, expected)) = message.split_once(", expected ")
        && let Some((_, found)) = found.split_once(": ")
        && message.starts_with("invalid ")
    {
        let found = match found.split(['"', '`']).next().unwrap_or_default().trim() {
            "sequence" => "list",
            other => other,
        };
        let expected = match expected {
            "a sequence" => "a list, such as [\"env:NAME\"]",
            "u32" => "a whole number",
            other => other,
        };
        return format!("expected {expected}; found: {found}");
    }
    if message.starts_with("string values must be quoted") {
        return "a string must be in double quotes".to_owned();
    }
    let mut pieces = message.split('"');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    // Every second part is between quotes.
    while let (Some(_), Some(after)) = (pieces.next(), pieces.next()) {
        kept.push('…');
        kept.push_str(after);
    }
    kept
}

#[cfg(test)]
mod tests {
    use gancho_core::System;

    use super::*;

    #[test]
    fn only_keys_are_named() {
        let text = "keep-days = 1\nforward-secret = \"\"\"\nhidden=\\q\"\"\"\n";
        assert_eq!(
            [1, 2, 3, 4].map(|line| key(text, line)),
            [Some("keep-days"), Some("forward-secret"), None, None]
        );
    }

    #[test]
    fn every_key_of_a_file_is_known() {
        let tables =
            ["", "[superoffice]", "[rdstation-crm]", "[[rdstation-crm.headers]]", "[rdstation-marketing]"];
        for table in tables {
            let error = toml::from_str::<super::super::File>(&format!("{table}\nother = 1")).err().unwrap();
            let (_, expected) = error.message().split_once("expected").unwrap();
            for key in expected.split('`').skip(1).step_by(2) {
                let is_table = System::ALL.iter().any(|system| system.as_str() == key);
                assert!(is_table || KEYS.contains(&key), "{key}");
            }
        }
    }
}
