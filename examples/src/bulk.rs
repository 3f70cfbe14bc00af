//! A reader of archives with one delivery per line, which adds up the amounts of won deals.

use std::io::{self, BufRead};

use gancho_core::rdstation::crm::DealStatus;
use gancho_core::rust_decimal::Decimal;
use gancho_fast::rdstation::crm::EventView;
use gancho_fast::{Arena, EnvelopeView, from_slice};

/// The totals of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The number of parsed deliveries.
    pub accepted: usize,
    /// The number of lines that are not deliveries.
    pub rejected: usize,
    /// The total amount of the won deals.
    pub won: Decimal,
}

/// Reads an archive, with one arena for all of its lines.
///
/// # Errors
///
/// When a line cannot be read.
pub fn totals(mut archive: impl BufRead) -> io::Result<Totals> {
    let (mut arena, mut line, mut totals) = (Arena::new(), Vec::new(), Totals::default());
    while archive.read_until(b'\n', &mut line)? > 0 {
        match from_slice(&line, &arena) {
            Ok(envelope) => {
                totals.accepted += 1;
                totals.won += won(&envelope).unwrap_or_default();
            }
            Err(_) => totals.rejected += 1,
        }
        arena.reset();
        line.clear();
    }
    Ok(totals)
}

fn won(envelope: &EnvelopeView<'_>) -> Option<Decimal> {
    let EnvelopeView::Crm(envelope) = envelope else { return None };
    let EventView::Deal(change) = envelope.event else { return None };
    let deal = change.document().filter(|deal| deal.status.to_core() == DealStatus::Won)?;
    deal.amount_total.get().map(|amount| amount.decimal())
}
