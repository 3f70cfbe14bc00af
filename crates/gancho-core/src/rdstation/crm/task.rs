//! Tasks.

use super::document::document;
use super::{DealId, UserId};
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a task.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::TaskId;
    ///
    /// let id: TaskId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(TaskId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    TaskId;
}

open_enums! {
    /// The type of a task.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::TaskType;
    ///
    /// assert_eq!(TaskType::from("call"), TaskType::Call);
    /// assert!(!TaskType::from("something new").is_known());
    /// ```
    TaskType {
        /// A telephone call.
        Call = "call",
        /// An e-mail.
        Email = "email",
        /// A meeting.
        Meeting = "meeting",
        /// Any other task.
        Task = "task",
        /// A visit.
        Visit = "visit",
        /// A lunch.
        Lunch = "lunch",
        /// A WhatsApp message.
        Whatsapp = "whatsapp",
    }

    /// The status of a task.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::TaskStatus;
    ///
    /// assert_eq!(TaskStatus::from("open"), TaskStatus::Open);
    /// assert!(!TaskStatus::from("something new").is_known());
    /// ```
    TaskStatus {
        /// Open.
        Open = "open",
        /// Completed.
        Completed = "completed",
        /// Canceled.
        Canceled = "canceled",
    }
}

model! {
    /// A task for a deal (in Portuguese *tarefa*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Task;
    /// use gancho_core::rdstation::crm::TaskId;
    ///
    /// let mut task = Task::new(TaskId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// task.description = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&task)?["description"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Task {
        /// The task's id.
        pub id: TaskId,
        /// The task's name.
        pub name: String,
        /// The description.
        pub description: Maybe<String>,
        /// The type.
        #[serde(rename = "type")]
        pub kind: Maybe<TaskType>,
        /// The status.
        pub status: Maybe<TaskStatus>,
        /// When the task is due.
        pub due_date: Maybe<Timestamp>,
        /// The user who created the task; `""` for none.
        pub created_by_id: Maybe<UserId>,
        /// When the task was completed; `null` for an open task.
        pub completed_at: Maybe<Timestamp>,
        /// The user who completed the task; `null` for an open task.
        pub completed_by_id: Maybe<UserId>,
        /// The deal.
        pub deal_id: Maybe<DealId>,
        /// The users to whom the task is assigned.
        pub owner_ids: Maybe<Vec<UserId>>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When the task was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Task, TaskId);
