//! Fields whose content the vendor's users define.

mod fields;
mod json;
mod value;

pub use fields::FreeFields;
pub use json::JsonText;
pub use value::FreeValue;
