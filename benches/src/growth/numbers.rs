//! Long numbers, where any number is allowed and where only some are.

use super::deal::{Deal, fill, fill_list};
use super::{Input, megabyte};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let size = megabyte(limit);
    let digits = move || fill(size, "1234567890");
    vec![
        Input::accepted("1 MB of digits as a custom field", move || Deal::with_value(&digits()).write()),
        Input::accepted("1 MB of digits in an unknown field", move || {
            Deal { more: format!(r#","novo":-0.{}e9"#, digits()), ..Deal::default() }.write()
        }),
        Input::rejected("1 MB of digits as an amount", move || {
            Deal { amount: digits(), ..Deal::default() }.write()
        }),
        Input::accepted("1 MB of zeros after an amount", move || {
            Deal { amount: format!("1.{}", fill(size, "0")), ..Deal::default() }.write()
        }),
        Input::accepted("1 MB of zeros in an amount's exponent", move || {
            Deal { amount: format!("1e{}", fill(size, "0")), ..Deal::default() }.write()
        }),
        Input::rejected("1 MB of digits as a rating", move || {
            Deal { rating: digits(), ..Deal::default() }.write()
        }),
        Input::accepted("1 MB of zeros after a rating", move || {
            Deal { rating: format!("3.{}", fill(size, "0")), ..Deal::default() }.write()
        }),
        Input::accepted("1 MB of numbers `0` in an unknown list", move || {
            Deal { more: format!(r#","novo":[{}]"#, fill_list(size, "0")), ..Deal::default() }.write()
        }),
    ]
}
