//! Rules for deals.

use super::check::Check;
use super::report::Report;
use super::rule::{
    DEAL_CLOSED_WHILE_OPEN, DEAL_CLOSED_WITHOUT_DATE, DEAL_RATING, DEAL_REASON_NOT_LOST, DEAL_TOTAL,
    DEAL_TWO_TOTALS,
};
use crate::rdstation::crm::{Deal, DealProduct, DealStatus, Stage};

impl Check for Deal {
    fn report(&self, report: &mut Report) {
        report.not_negative("amount_monthly", Some(self.amount_monthly));
        report.not_negative("amount_unique", Some(self.amount_unique));
        self.totals(report);
        report.history(&self.created_at, &self.updated_at);
        let stars = self.rating.get().is_none_or(|rating| (1..=5).contains(&rating.0));
        report.expect(stars, &DEAL_RATING, "rating");
        report.word("status", &self.status);
        self.closing(report);
        report.maybe("deal_stage", &self.deal_stage);
        report.each("deal_custom_fields", self.deal_custom_fields.as_slice());
        report.each("deal_products", self.deal_products.as_slice());
    }
}

impl Deal {
    fn totals(&self, report: &mut Report) {
        let sum = self.amount_monthly.checked_add(*self.amount_unique);
        let name = if self.amount_total.is_some() { "amount_total" } else { "amount_annual" };
        let adds_up = self.total().is_none_or(|total| sum.is_none_or(|sum| total == sum));
        report.expect(adds_up, &DEAL_TOTAL, name);
        if let (Some(total), Some(annual)) = (self.amount_total.get(), self.amount_annual.get()) {
            report.expect(total == annual, &DEAL_TWO_TOTALS, "amount_annual");
        }
    }

    fn closing(&self, report: &mut Report) {
        match self.status {
            DealStatus::Ongoing | DealStatus::Paused => {
                report.expect(self.closed_at.is_none(), &DEAL_CLOSED_WHILE_OPEN, "closed_at");
            }
            DealStatus::Won | DealStatus::Lost => {
                report.expect(self.closed_at.is_some(), &DEAL_CLOSED_WITHOUT_DATE, "closed_at");
            }
            DealStatus::Other(_) => {}
        }
        if self.status.is_known() && self.status != DealStatus::Lost {
            report.expect(self.deal_lost_reason.is_none(), &DEAL_REASON_NOT_LOST, "deal_lost_reason");
        }
    }
}

impl Check for Stage {
    fn report(&self, report: &mut Report) {
        if let (Some(created_at), Some(updated_at)) = (self.created_at.get(), self.updated_at.get()) {
            report.history(created_at, updated_at);
        }
    }
}

impl Check for DealProduct {
    fn report(&self, report: &mut Report) {
        report.word("discount_type", self.discount_type.get());
        report.word("recurrence", self.recurrence.get());
        if let (Some(created_at), Some(updated_at)) = (self.created_at.get(), self.updated_at.get()) {
            report.history(created_at, updated_at);
        }
    }
}
