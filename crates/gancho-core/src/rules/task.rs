//! Rules for tasks.

use super::check::Check;
use super::report::Report;
use super::rule::{TASK_COMPLETED_WHILE_OPEN, TASK_COMPLETED_WITHOUT_DATE};
use crate::rdstation::crm::{Task, TaskStatus};

impl Check for Task {
    fn report(&self, report: &mut Report) {
        report.word("type", self.kind.get());
        report.word("status", self.status.get());
        match self.status.get() {
            Some(TaskStatus::Completed) => {
                report.expect(self.completed_at.is_some(), &TASK_COMPLETED_WITHOUT_DATE, "completed_at");
            }
            Some(TaskStatus::Open | TaskStatus::Canceled) => {
                report.expect(self.completed_at.is_none(), &TASK_COMPLETED_WHILE_OPEN, "completed_at");
                report.expect(self.completed_by_id.is_none(), &TASK_COMPLETED_WHILE_OPEN, "completed_by_id");
            }
            Some(TaskStatus::Other(_)) | None => {}
        }
        report.history(&self.created_at, &self.updated_at);
    }
}
