//! The notation of offsets from UTC.

use std::fmt;

use chrono::FixedOffset;

use super::two;

/// How an offset from UTC is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// No offset.
    Absent,
    /// `Z`.
    Zulu,
    /// `-03:00`, or without the colon. `-00:00` keeps its sign.
    Offset { negative: bool, hours: u8, minutes: u8, colon: bool },
}

impl Zone {
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let (sign, h1, h2, m1, m2, colon) = match *text {
            [] => return Some(Self::Absent),
            [b'Z'] => return Some(Self::Zulu),
            [sign, h1, h2, b':', m1, m2] => (sign, h1, h2, m1, m2, true),
            [sign, h1, h2, m1, m2] => (sign, h1, h2, m1, m2, false),
            _ => return None,
        };
        let negative = match sign {
            b'+' => false,
            b'-' => true,
            _ => return None,
        };
        let hours = u8::try_from(two(h1, h2)?).ok().filter(|hours| *hours < 24)?;
        let minutes = u8::try_from(two(m1, m2)?).ok().filter(|minutes| *minutes < 60)?;
        Some(Self::Offset { negative, hours, minutes, colon })
    }

    pub(super) fn offset(self) -> Option<FixedOffset> {
        match self {
            Self::Absent => None,
            Self::Zulu => FixedOffset::east_opt(0),
            Self::Offset { negative, hours, minutes, .. } => {
                let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
                FixedOffset::east_opt(if negative { -seconds } else { seconds })
            }
        }
    }

    /// The offset of a chrono value in RD Station's notation: `Z` for UTC.
    pub(crate) fn of(offset: FixedOffset) -> Option<Self> {
        let seconds = offset.local_minus_utc();
        if seconds == 0 {
            return Some(Self::Zulu);
        }
        if seconds % 60 != 0 {
            return None;
        }
        let minutes = seconds.unsigned_abs() / 60;
        let (hours, minutes) = (u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?);
        Some(Self::Offset { negative: seconds < 0, hours, minutes, colon: true })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Absent => Ok(()),
            Self::Zulu => f.write_str("Z"),
            Self::Offset { negative, hours, minutes, colon } => {
                let sign = if negative { '-' } else { '+' };
                let colon = if colon { ":" } else { "" };
                write!(f, "{sign}{hours:02}{colon}{minutes:02}")
            }
        }
    }
}
