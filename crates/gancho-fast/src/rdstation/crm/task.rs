//! Tasks.

use gancho_core::rdstation::crm::{self, DealId, TaskId, TaskStatus, TaskType, UserId};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{Id, Word};

view! {
    /// A task; see [`crm::Task`].
    TaskView of crm::Task {
        id: Id<'a, TaskId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        kind: Maybe<Word<'a, TaskType>> = "type",
        status: Maybe<Word<'a, TaskStatus>> = "status",
        due_date: Maybe<Timestamp> = "due_date",
        created_by_id: Maybe<Id<'a, UserId>> = "created_by_id",
        completed_at: Maybe<Timestamp> = "completed_at",
        completed_by_id: Maybe<Id<'a, UserId>> = "completed_by_id",
        deal_id: Maybe<Id<'a, DealId>> = "deal_id",
        owner_ids: Maybe<&'a [Id<'a, UserId>]> = "owner_ids",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}
