//! The scalar types of documents.

mod amount;
mod birthday;
pub(crate) mod civil;
mod date;
pub(crate) mod id;
pub(crate) mod integer;
mod number_or_string;
pub(crate) mod open_enum;
pub(crate) mod text;
mod timestamp;

pub use amount::Amount;
pub use birthday::Birthday;
pub use date::{Date, DateOrTimestamp};
pub use integer::Integer;
pub use number_or_string::NumberOrString;
pub use open_enum::UnknownValue;
pub use timestamp::Timestamp;
