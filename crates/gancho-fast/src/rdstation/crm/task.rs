//! Tasks.

use gancho_core::rdstation::crm::{self, DealId, TaskId, TaskStatus, TaskType, UserId};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{Id, Word};

view! {
    /// A task; see [`crm::Task`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, TaskView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_task_created","document":{"id":"67e6","name":"Call",
    ///     "status":"open",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Task(ChangeView::Created(task)) = delivery.event else { unreachable!() };
    /// let view: &TaskView = task;
    /// assert_eq!(view.status.map(|status| status.as_str()).get(), Some(&"open"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
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
