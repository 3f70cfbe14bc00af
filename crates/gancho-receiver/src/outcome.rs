//! The outcome of a request.

use crate::{Answer, Delivery, Refusal, Unparsed};

/// The result of [`Receiver::accept`](crate::Receiver::accept).
///
/// ```
/// use gancho_receiver::{Answer, Outcome, Receiver, Refusal};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().superoffice_secret("s3cret").build()?;
/// let outcome = receiver.accept(&Method::GET, &Uri::from_static("/"), &HeaderMap::new(), "");
/// assert_eq!(outcome.answer(), Answer::Refuse(Refusal::Method));
/// match outcome {
///     Outcome::Delivery(_) | Outcome::Unparsed(_) => panic!("it would be stored"),
///     Outcome::Refused(refusal) => assert_eq!(refusal.status(), 405),
/// }
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A delivery.
    Delivery(Box<Delivery>),
    /// A delivery whose body cannot be parsed. Store it, and respond with success.
    Unparsed(Box<Unparsed>),
    /// A refused request.
    Refused(Refusal),
}

impl Outcome {
    /// The response to the vendor, after the delivery was stored.
    pub fn answer(&self) -> Answer {
        match self {
            Self::Delivery(_) | Self::Unparsed(_) => Answer::Accepted,
            Self::Refused(refusal) => Answer::Refuse(*refusal),
        }
    }

    /// The delivery, if it could be parsed.
    pub fn delivery(self) -> Option<Delivery> {
        if let Self::Delivery(delivery) = self { Some(*delivery) } else { None }
    }
}
