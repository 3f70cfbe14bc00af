//! Things to do for a deal.

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
    /// What kind of thing is to be done.
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
    ///
    /// ```
    /// use gancho_core::rdstation::crm::TaskStatus;
    ///
    /// assert_eq!(TaskStatus::from("open"), TaskStatus::Open);
    /// assert!(!TaskStatus::from("something new").is_known());
    /// ```
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
