//! What SuperOffice answers to a call that fails.

use crate::Maybe;
use crate::de::payloads;
use crate::model::model;

model! {
    /// The body of an error response. Two spellings of its message are in use.
    ///
    /// ```
    /// use gancho_core::superoffice::ErrorAnswer;
    ///
    /// let mut error_answer = ErrorAnswer::new();
    /// error_answer.error = true.into();
    /// assert_eq!(serde_json::to_value(&error_answer)?["Error"], true);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "SuperOfficeErrorAnswer"))]
    #[serde(rename_all = "PascalCase")]
    pub struct ErrorAnswer {
        /// `true`.
        pub error: Maybe<bool>,
        /// The .NET type of the error, such as `SoNotFoundException`.
        pub error_type: Maybe<String>,
        /// What is wrong, as the REST API spells it.
        pub error_message: Maybe<String>,
        /// What is wrong, as the agents spell it.
        pub message: Maybe<String>,
        /// The part of the server that says so.
        pub error_source: Maybe<String>,
    }
}

impl ErrorAnswer {
    /// What is wrong, under either name.
    pub fn text(&self) -> Option<&str> {
        self.error_message.as_deref().or(self.message.as_deref())
    }
}

payloads!(ErrorAnswer);
