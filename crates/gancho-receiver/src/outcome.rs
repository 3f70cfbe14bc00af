//! What becomes of a request.

use crate::{Answer, Delivery, Refusal, Unparsed};

/// What [`Receiver::accept`](crate::Receiver::accept) makes of a request.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A delivery.
    Delivery(Box<Delivery>),
    /// A delivery whose body cannot be parsed. It is to be kept, and answered with success.
    Unparsed(Box<Unparsed>),
    /// Not to be kept.
    Refused(Refusal),
}

impl Outcome {
    /// What the vendor is told, once the delivery is kept.
    pub fn answer(&self) -> Answer {
        match self {
            Self::Delivery(_) | Self::Unparsed(_) => Answer::Accepted,
            Self::Refused(refusal) => Answer::Refuse(*refusal),
        }
    }

    /// The delivery, when it could be parsed.
    pub fn delivery(self) -> Option<Delivery> {
        if let Self::Delivery(delivery) = self { Some(*delivery) } else { None }
    }
}
