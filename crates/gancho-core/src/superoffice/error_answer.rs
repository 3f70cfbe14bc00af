//! The error responses of SuperOffice.

use crate::Maybe;
use crate::de::payloads;
use crate::model::model;

model! {
    /// The body of an error response. Its message has two names.
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
        /// The message, under the name that the REST API uses.
        pub error_message: Maybe<String>,
        /// The message, under the name that the agents use.
        pub message: Maybe<String>,
        /// The component of the server that reports the error.
        pub error_source: Maybe<String>,
    }
}

impl ErrorAnswer {
    /// The message, from either field.
    pub fn text(&self) -> Option<&str> {
        self.error_message.as_deref().or(self.message.as_deref())
    }
}

payloads!(ErrorAnswer);
