//! Rules for the older delivery of RD Station Marketing.

use super::check::Check;
use super::report::Report;
use super::rule::{CONVERSION_ORDER, LEAD_BOOLEAN, LEAD_NUMBER};
use crate::rdstation::marketing::{Conversion, Disguised, Lead, LeadsEnvelope};
use crate::{Maybe, Timestamp};

impl Check for LeadsEnvelope {
    fn report(&self, report: &mut Report) {
        report.each("leads", &self.leads);
    }
}

impl Check for Lead {
    fn report(&self, report: &mut Report) {
        report.email("email", self.email.as_deref());
        let boolean = meant(&self.opportunity).is_none_or(|text| text.as_bool().is_some());
        report.expect(boolean, &LEAD_BOOLEAN, "opportunity");
        report.whole_number("number_conversions", &self.number_conversions);
        report.maybe("first_conversion", &self.first_conversion);
        let first = self.first_conversion.get().and_then(Conversion::time);
        let last = self.last_conversion.get().and_then(Conversion::time);
        if let (Some(first), Some(last)) = (first, last) {
            report.expect(first.instant() <= last.instant(), &CONVERSION_ORDER, "last_conversion");
        }
        report.maybe("last_conversion", &self.last_conversion);
        report.word("lead_stage", self.lead_stage.get());
    }
}

impl Check for Conversion {
    fn report(&self, report: &mut Report) {
        report.whole_number("cumulative_sum", &self.cumulative_sum);
    }
}

impl Conversion {
    fn time(&self) -> Option<&Timestamp> {
        self.created_at.get()
    }
}

impl Report {
    fn whole_number(&mut self, member: &str, text: &Maybe<Disguised>) {
        let holds = meant(text).is_none_or(|text| text.as_i64().is_some());
        self.expect(holds, &LEAD_NUMBER, member);
    }
}

/// The text, unless it stands for nothing.
fn meant(text: &Maybe<Disguised>) -> Option<&Disguised> {
    text.get().filter(|text| text.text().is_some())
}
