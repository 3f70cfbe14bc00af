//! Exact decimal numbers.

use std::sync::Arc;

use arrow_array::{ArrayRef, Decimal128Array};
use arrow_buffer::ScalarBuffer;
use gancho_core::Amount;

use super::{Overflow, Validity, take_and_reserve};
use crate::schema::{PRECISION, SCALE};

/// Decimal numbers with 38 digits, ten of them after the decimal point.
#[derive(Debug)]
pub(crate) struct Amounts {
    values: Vec<i128>,
    nulls: Validity,
    overflow: Arc<Overflow>,
}

impl Amounts {
    pub(crate) fn new(overflow: Arc<Overflow>) -> Self {
        Self { values: Vec::new(), nulls: Validity::default(), overflow }
    }

    #[inline]
    pub(crate) fn push(&mut self, amount: Amount) {
        let value = scaled(amount).unwrap_or_else(|| {
            self.overflow.set();
            0
        });
        self.values.push(value);
        self.nulls.append(true);
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append(false);
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let values = take_and_reserve(&mut self.values);
        let array = Decimal128Array::new(ScalarBuffer::from(values), self.nulls.take());
        #[expect(clippy::expect_used, reason = "they are constants that Arrow allows")]
        let array = array
            .with_precision_and_scale(PRECISION, SCALE.cast_signed())
            .expect("38 digits, 10 after the decimal point");
        Arc::new(array)
    }
}

const POWERS: [i128; SCALE as usize + 1] = {
    let mut powers = [1; SCALE as usize + 1];
    let mut at = 1;
    while at < powers.len() {
        #[expect(clippy::indexing_slicing, reason = "computed by the compiler")]
        {
            powers[at] = powers[at - 1] * 10;
        }
        at += 1;
    }
    powers
};

/// The factor for an amount, by its number of decimals.
const SHORT_POWERS: [i64; SCALE as usize + 1] = {
    let mut powers = [1; SCALE as usize + 1];
    let mut at = SCALE as usize;
    while at > 0 {
        #[expect(clippy::indexing_slicing, reason = "computed by the compiler")]
        {
            powers[at - 1] = powers[at] * 10;
        }
        at -= 1;
    }
    powers
};

/// 10^38: smaller numbers fit.
const LIMIT: i128 = 10_i128.pow(PRECISION as u32);

/// The amount in units of the column's last digit; `None` if it has too many digits.
#[inline]
fn scaled(amount: Amount) -> Option<i128> {
    let decimal = amount.decimal();
    let (mantissa, scale) = (decimal.mantissa(), decimal.scale());
    // Nearly all amounts: 64 bits times 10^10 fit into 128 bits, so one plain multiplication is enough. A checked
    // multiplication of 128 bits is a function call.
    if let (Ok(short), Some(power)) = (i64::try_from(mantissa), SHORT_POWERS.get(scale as usize)) {
        return Some(i128::from(short) * i128::from(*power));
    }
    match POWERS.get((u32::from(SCALE)).wrapping_sub(scale) as usize) {
        // 96 bits times 10^10 can exceed 127 bits.
        Some(power) => mantissa.checked_mul(*power).filter(|value| value.abs() < LIMIT),
        None => finer(mantissa, scale),
    }
}

/// Scales an amount with more decimals than the column. It fits if the extra ones are zeros.
#[cold]
fn finer(mantissa: i128, scale: u32) -> Option<i128> {
    let over = 10_i128.checked_pow(scale.checked_sub(u32::from(SCALE))?)?;
    (mantissa % over == 0).then_some(mantissa / over)
}

/// Whether a column of amounts can represent it exactly.
pub(crate) fn fits(amount: Amount) -> bool {
    scaled(amount).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Option<i128> {
        scaled(Amount::parse(text).unwrap())
    }

    #[test]
    fn amounts_that_fit_are_exact_and_others_are_rejected() {
        assert_eq!(units("33.9"), Some(339_000_000_000));
        assert_eq!(units("-0.0000000001"), Some(-1));
        assert_eq!(units("1.00000000000000000000"), Some(10_000_000_000));
        assert_eq!(units("0.00000000001"), None);
        // 38 digits have room for at most 28 digits before the decimal point.
        assert_eq!(
            units("9999999999999999999999999999"),
            Some(99_999_999_999_999_999_999_999_999_990_000_000_000)
        );
        assert_eq!(units("10000000000000000000000000000"), None);
        assert_eq!(units("-79228162514264337593543950335"), None);
    }
}
