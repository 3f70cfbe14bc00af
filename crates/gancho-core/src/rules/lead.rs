//! Rules for the legacy delivery of RD Station Marketing.

use super::check::{Findings, Reports};
use super::rule::{CONVERSION_ORDER, FUNNEL_POINTS, LEAD_BOOLEAN, LEAD_NUMBER};
use crate::rdstation::marketing::{Conversion, Disguised, Lead, LeadsEnvelope};
use crate::{Maybe, Timestamp};

impl Reports for LeadsEnvelope {
    fn report(&self, findings: &mut Findings) {
        findings.each("leads", &self.leads);
    }
}

impl Reports for Lead {
    fn report(&self, findings: &mut Findings) {
        findings.email("email", self.email.as_deref());
        let boolean = unless_null(&self.opportunity).is_none_or(|text| text.as_bool().is_some());
        findings.expect(boolean, &LEAD_BOOLEAN, "opportunity");
        findings.whole_number("number_conversions", &self.number_conversions);
        findings.email("user", self.user.as_deref());
        findings.maybe("first_conversion", &self.first_conversion);
        let first = self.first_conversion.get().and_then(Conversion::time);
        let last = self.last_conversion.get().and_then(Conversion::time);
        if let (Some(first), Some(last)) = (first, last) {
            findings.expect(first.instant() <= last.instant(), &CONVERSION_ORDER, "last_conversion");
        }
        findings.maybe("last_conversion", &self.last_conversion);
        findings.enum_value("lead_stage", self.lead_stage.get());
        let points = self.interest.get();
        findings.expect(
            points.is_none_or(|points| !points.is_sign_negative() || points.is_zero()),
            &FUNNEL_POINTS,
            "interest",
        );
    }
}

impl Reports for Conversion {
    fn report(&self, findings: &mut Findings) {
        findings.whole_number("cumulative_sum", &self.cumulative_sum);
    }
}

impl Conversion {
    fn time(&self) -> Option<&Timestamp> {
        self.created_at.get()
    }
}

impl Findings {
    fn whole_number(&mut self, field: &str, text: &Maybe<Disguised>) {
        let holds = unless_null(text).is_none_or(|text| text.as_i64().is_some());
        self.expect(holds, &LEAD_NUMBER, field);
    }
}

/// The string, unless it is empty or the marker for null.
fn unless_null(text: &Maybe<Disguised>) -> Option<&Disguised> {
    text.get().filter(|text| text.text().is_some())
}
