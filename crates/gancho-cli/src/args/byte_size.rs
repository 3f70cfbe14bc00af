//! Sizes on the command line.

use std::str::FromStr;

/// A number of bytes: `1048576`, `512KiB`, `64MiB`, `1GiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteSize(pub(crate) usize);

const EXPECTED: &str = "expected a number of bytes, or of KiB, MiB or GiB, such as 1048576 or 64MiB";
const TOO_LARGE: &str = "the size is larger than the memory that this machine can address";

impl FromStr for ByteSize {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let unit: usize = match unit {
            "" => 1,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            _ => return Err(EXPECTED),
        };
        let number: usize =
            number.parse().map_err(|_| if number.is_empty() { EXPECTED } else { TOO_LARGE })?;
        match number.checked_mul(unit) {
            Some(0) => Err("the size must not be 0"),
            Some(bytes) => Ok(Self(bytes)),
            None => Err(TOO_LARGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply() {
        let bytes = |text: &str| text.parse().map(|ByteSize(bytes)| bytes).ok();
        assert_eq!(bytes("1"), Some(1));
        assert_eq!(bytes("3KiB"), Some(3072));
        assert_eq!(bytes("64MiB"), Some(67_108_864));
        assert_eq!(bytes("2GiB"), Some(2_147_483_648));
        for wrong in [
            "",
            "0",
            "0MiB",
            "MiB",
            "-1",
            "+1",
            "1.5MiB",
            "1 MiB",
            "1mb",
            "99999999999999999999",
            "99999999999999GiB",
        ] {
            assert_eq!(bytes(wrong), None, "{wrong:?}");
        }
    }
}
