//! Rules for deals.

use super::check::{Findings, Reports};
use super::rule::{
    DEAL_AMOUNT_MISSING, DEAL_CLOSED_WHILE_OPEN, DEAL_CLOSED_WITHOUT_DATE, DEAL_RATING, DEAL_REASON_NOT_LOST,
    DEAL_TOTAL, DEAL_TWO_TOTALS,
};
use crate::rdstation::crm::{Deal, DealProduct, DealStatus, Stage};
use crate::{Amount, Maybe};

impl Reports for Deal {
    fn report(&self, findings: &mut Findings) {
        findings.amount("amount_monthly", &self.amount_monthly);
        findings.amount("amount_unique", &self.amount_unique);
        self.totals(findings);
        findings.history(&self.created_at, &self.updated_at);
        let stars = self.rating.get().is_none_or(|rating| (1..=5).contains(&rating.0));
        findings.expect(stars, &DEAL_RATING, "rating");
        findings.enum_value("status", &self.status);
        self.closing(findings);
        findings.maybe("user", &self.user);
        findings.maybe("deal_stage", &self.deal_stage);
        findings.each("deal_custom_fields", self.deal_custom_fields.as_slice());
        findings.each("deal_products", self.deal_products.as_slice());
    }
}

impl Deal {
    fn totals(&self, findings: &mut Findings) {
        let sum = self.sum();
        let name = if self.amount_total.is_some() { "amount_total" } else { "amount_annual" };
        let adds_up = self.total().is_none_or(|total| sum.is_none_or(|sum| total == sum));
        findings.expect(adds_up, &DEAL_TOTAL, name);
        if let (Some(total), Some(annual)) = (self.amount_total.get(), self.amount_annual.get()) {
            findings.expect(total == annual, &DEAL_TWO_TOTALS, "amount_annual");
        }
    }

    fn closing(&self, findings: &mut Findings) {
        match self.status {
            DealStatus::Ongoing | DealStatus::Paused => {
                findings.expect(self.closed_at.is_none(), &DEAL_CLOSED_WHILE_OPEN, "closed_at");
            }
            DealStatus::Won | DealStatus::Lost => {
                findings.expect(self.closed_at.is_some(), &DEAL_CLOSED_WITHOUT_DATE, "closed_at");
            }
            DealStatus::Other(_) => {}
        }
        if self.status.is_known() && self.status != DealStatus::Lost {
            findings.expect(self.deal_lost_reason.is_none(), &DEAL_REASON_NOT_LOST, "deal_lost_reason");
        }
    }
}

impl Reports for Stage {
    fn report(&self, findings: &mut Findings) {
        findings.maybe_history(&self.created_at, &self.updated_at);
    }
}

impl Reports for DealProduct {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("discount_type", self.discount_type.get());
        findings.enum_value("recurrence", self.recurrence.get());
        findings.maybe_history(&self.created_at, &self.updated_at);
    }
}

impl Findings {
    /// Checks that an amount is present and not negative.
    fn amount(&mut self, field: &str, amount: &Maybe<Amount>) {
        self.expect(amount.is_some(), &DEAL_AMOUNT_MISSING, field);
        self.not_negative(field, amount.get().copied());
    }
}
