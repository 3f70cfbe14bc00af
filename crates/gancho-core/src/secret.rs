//! Strings that must not be shown.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::maybe::Missable;

/// A token, a key or a shared secret. `Debug` shows that there is a secret, but not its value.
///
/// `==` is for tests and maps: its time depends on how many leading bytes are equal. To compare with a value of a
/// request, use [`AuthHeader::matches`](crate::rdstation::crm::AuthHeader) or `superoffice::signature::verify`.
///
/// ```
/// use gancho_core::Secret;
///
/// let secret = Secret::from("4f1c");
/// assert_eq!(format!("{secret:?}"), "Secret(…)");
/// assert_eq!(secret.expose(), "4f1c");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Creates a secret.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret string.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Missable for Secret {}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use crate::rdstation::crm::v1::{Delete, List};

    #[test]
    fn debug_output_does_not_show_the_secret() {
        for text in ["", "s", "s3gr3d0", "Secret", "s3gr3d0".repeat(100).as_str()] {
            let secret = Secret::new(text);
            assert_eq!(format!("{secret:?}"), "Secret(…)");
            assert_eq!(format!("{secret:#?}"), "Secret(…)");
            assert_eq!(format!("{:?}", Some(&secret)), "Some(Secret(…))");
            assert_eq!(secret.expose(), text);
            assert_eq!([Secret::from(text), Secret::from(text.to_owned())], [secret.clone(), secret]);
        }
        let call = Delete { token: "s3gr3d0".into(), uuid: "67e6".parse().unwrap() };
        let list = List { token: "s3gr3d0".into(), uuid: None };
        assert!(!format!("{call:?} {list:#?}").contains("s3gr3d0"));
    }
}
