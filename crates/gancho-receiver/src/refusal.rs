//! Why a request is refused.

use std::fmt;

use http::StatusCode;

/// Why a request is refused.
///
/// It contains neither the expected secret nor the received one.
///
/// ```
/// use gancho_receiver::{Outcome, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().crm_header("X-RD-Webhook-Key", "4f1c0a7e").build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#.as_slice();
/// let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body);
/// let Outcome::Refused(refusal) = outcome else { panic!("the header is missing") };
/// assert_eq!((refusal.status().as_u16(), refusal.as_str()), (401, "proof_missing"));
/// assert_eq!(refusal.to_string(), "the header with the signature or the key is missing or duplicated");
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// A method other than `POST`, which all three systems use.
    Method,
    /// The body is longer than the limit.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The body is incomplete.
    Incomplete,
    /// The system that the body identifies is not configured.
    NotExpected,
    /// The header with the signature or the key is missing or duplicated.
    ProofMissing,
    /// The signature or the key is wrong.
    ProofWrong,
    /// The token in the URL is missing, wrong or duplicated.
    Token,
}

impl Refusal {
    /// The status of the response: 401 for a missing or wrong proof, and for a body of a system that is not configured;
    /// 413 for a long body; 405 for another method; 408 for a body that does not arrive. The vendors do not send
    /// requests of the last two kinds.
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

    /// A stable name, such as `proof_missing`, for counting refusals.
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
            Self::TooSlow => "the body did not arrive in time",
            Self::Incomplete => "the body is incomplete",
            Self::NotExpected => "no configured system sends such a body",
            Self::ProofMissing => "the header with the signature or the key is missing or duplicated",
            Self::ProofWrong => "the signature or the key is wrong",
            Self::Token => "the token in the URL is missing, wrong or duplicated",
        })
    }
}

impl std::error::Error for Refusal {}
