//! Rules for tasks.

use super::check::{Findings, Reports};
use super::rule::{TASK_COMPLETED_WHILE_OPEN, TASK_COMPLETED_WITHOUT_DATE};
use crate::rdstation::crm::{Task, TaskStatus};

impl Reports for Task {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("type", self.kind.get());
        findings.enum_value("status", self.status.get());
        match self.status.get() {
            Some(TaskStatus::Completed) => {
                findings.expect(self.completed_at.is_some(), &TASK_COMPLETED_WITHOUT_DATE, "completed_at");
            }
            Some(TaskStatus::Open | TaskStatus::Canceled) => {
                findings.expect(self.completed_at.is_none(), &TASK_COMPLETED_WHILE_OPEN, "completed_at");
                findings.expect(
                    self.completed_by_id.is_none(),
                    &TASK_COMPLETED_WHILE_OPEN,
                    "completed_by_id",
                );
            }
            Some(TaskStatus::Other(_)) | None => {}
        }
        findings.history(&self.created_at, &self.updated_at);
    }
}
