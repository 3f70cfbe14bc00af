//! Places where the vendor's users decide what stands there.

mod fields;
mod json;
mod value;

pub use fields::FreeFields;
pub use json::JsonText;
pub use value::FreeValue;
