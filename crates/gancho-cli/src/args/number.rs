//! Whole numbers on the command line.

use std::num::{IntErrorKind, ParseIntError};
use std::ops::RangeInclusive;

/// The largest number of threads. More threads than processors are useful only in tests.
pub(crate) const MAX_THREADS: u64 = 1024;

/// A parser of whole numbers in this range. With `allow_negative_numbers`, it also reports a negative number, which
/// clap would otherwise take for an unknown option.
pub(crate) fn number<N: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<N, String> + Clone + Send + Sync + 'static {
    move |text| {
        let parsed: Result<u64, ParseIntError> = text.parse();
        let number = parsed.clone().ok().filter(|number| range.contains(number));
        number.and_then(|number| N::try_from(number).ok()).ok_or_else(|| match parsed {
            Err(error) if *error.kind() == IntErrorKind::PosOverflow && *range.end() == u64::MAX => {
                format!("expected a whole number of at most {}", u64::MAX)
            }
            _ => expected(&range),
        })
    }
}

fn expected(range: &RangeInclusive<u64>) -> String {
    match (*range.start(), *range.end()) {
        (0, u64::MAX) => "expected a whole number, such as 0 or 1000".to_owned(),
        (least, u64::MAX) => format!("expected a whole number of at least {least}"),
        (least, most) => format!("expected a whole number from {least} to {most}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_in_the_range_are_accepted() {
        let threads = number::<u16>(1..=MAX_THREADS);
        assert_eq!(threads("1024"), Ok(1024));
        for wrong in ["0", "1025", "-1", "1.5", "x", "", " 1", "99999999999999999999"] {
            assert_eq!(threads(wrong), Err("expected a whole number from 1 to 1024".to_owned()), "{wrong:?}");
        }
        assert!(number::<u64>(0..=u64::MAX)("-1").unwrap_err().starts_with("expected a whole number"));
        assert_eq!(
            number::<usize>(1..=u64::MAX)("0"),
            Err("expected a whole number of at least 1".to_owned())
        );
    }
}
