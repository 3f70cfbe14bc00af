//! Why a request is turned away.

use std::fmt;

use http::StatusCode;

/// Why a request is no delivery to be kept.
///
/// It tells nothing about the secret that was expected, nor of what came in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// A method other than `POST`, by which all three systems deliver.
    Method,
    /// The body is longer than the limit.
    TooLarge,
    /// The body did not come in time.
    TooSlow,
    /// The body broke off.
    Incomplete,
    /// No system is known whose delivery this could be, or the system that the body speaks of is not set up.
    NotExpected,
    /// The header with the signature or the key is missing, or stands twice.
    ProofMissing,
    /// The signature or the key is wrong.
    ProofWrong,
    /// The token in the address is missing, wrong, or stands there twice.
    Token,
}

impl Refusal {
    /// The status that the sender sees: 401 where the origin is not proved, 413 for a long body; 405 for another method and
    /// 408 for a body that does not come, neither of which vendors send.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow | Self::Incomplete => StatusCode::REQUEST_TIMEOUT,
            Self::NotExpected | Self::ProofMissing | Self::ProofWrong | Self::Token => {
                StatusCode::UNAUTHORIZED
            }
        }
    }

    /// A stable name, such as `proof_missing`, by which refusals are counted.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::TooLarge => "too_large",
            Self::TooSlow => "too_slow",
            Self::Incomplete => "incomplete",
            Self::NotExpected => "not_expected",
            Self::ProofMissing => "proof_missing",
            Self::ProofWrong => "proof_wrong",
            Self::Token => "token",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "the method is not POST",
            Self::TooLarge => "the body is longer than the limit",
            Self::TooSlow => "the body did not come in time",
            Self::Incomplete => "the body broke off",
            Self::NotExpected => "no system is set up that sends such a body",
            Self::ProofMissing => "the header that proves the sender is missing or stands twice",
            Self::ProofWrong => "the header that proves the sender is wrong",
            Self::Token => "the token in the address is missing, wrong or doubled",
        })
    }
}

impl std::error::Error for Refusal {}
