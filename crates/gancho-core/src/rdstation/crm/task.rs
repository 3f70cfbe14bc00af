//! Things to do for a deal.

use super::document::document;
use super::{DealId, UserId};
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a task.
    TaskId;
}

open_enums! {
    /// What kind of thing is to be done.
    TaskType {
        /// A telephone call.
        Call = "call",
        /// An e-mail.
        Email = "email",
        /// A meeting.
        Meeting = "meeting",
        /// Anything else.
        Task = "task",
        /// A visit.
        Visit = "visit",
        /// A lunch.
        Lunch = "lunch",
        /// A WhatsApp message.
        Whatsapp = "whatsapp",
    }

    /// Whether a task is done.
    TaskStatus {
        /// Still to be done.
        Open = "open",
        /// Done.
        Completed = "completed",
        /// Called off.
        Canceled = "canceled",
    }
}

model! {
    /// Something to do for a deal (in Portuguese *tarefa*).
    pub struct Task {
        /// The task's id.
        pub id: TaskId,
        /// The task's name.
        pub name: String,
        /// What is to be done.
        pub description: Maybe<String>,
        /// What kind of thing it is.
        #[serde(rename = "type")]
        pub kind: Maybe<TaskType>,
        /// Whether it is done.
        pub status: Maybe<TaskStatus>,
        /// When it is due.
        pub due_date: Maybe<Timestamp>,
        /// Who made it; `""` for nobody.
        pub created_by_id: Maybe<UserId>,
        /// When it was done; `null` while it is not.
        pub completed_at: Maybe<Timestamp>,
        /// Who did it; `null` while it is not done.
        pub completed_by_id: Maybe<UserId>,
        /// The deal it is for.
        pub deal_id: Maybe<DealId>,
        /// Who is to do it.
        pub owner_ids: Maybe<Vec<UserId>>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Task, TaskId);
