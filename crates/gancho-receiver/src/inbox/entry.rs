//! The entries of an inbox.

use std::fmt;

use gancho_core::chrono::{DateTime, Utc};

use crate::subject::subject;
use crate::{Delivery, Key, Outcome, Raw, Unparsed, observe};

/// A delivery to be stored in an inbox.
///
/// `Debug` shows no value of the payload, and therefore neither subject nor revision.
///
/// ```
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::{Entry, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#.as_slice();
/// let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body);
/// let entry: Entry = outcome.entry().unwrap();
/// assert_eq!(entry.event, Some("crm_source_deleted"));
/// assert!(entry.subject.is_some() && entry.revision.is_some());
/// assert!(!format!("{entry:?}").contains("67e6"), "no id is logged");
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The key, which identifies duplicates.
    pub key: Key,
    /// The event's name, or `other` for one that is not in the table of events; `None` when the body cannot be parsed.
    pub event: Option<&'static str>,
    /// The subject: equal for two deliveries if and only if one may supersede the other. `None` if the delivery has
    /// none, or several.
    pub subject: Option<String>,
    /// The revision of the subject, as [`Revision::sort_key`](gancho_core::Revision::sort_key); present if there is a
    /// subject.
    pub revision: Option<String>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { raw, received_at, key, event, .. } = self;
        f.debug_struct("Entry")
            .field("raw", raw)
            .field("received_at", received_at)
            .field("key", key)
            .field("event", event)
            .finish_non_exhaustive()
    }
}

impl From<Delivery> for Entry {
    fn from(delivery: Delivery) -> Self {
        let subject = subject(&delivery.envelope);
        let revision = delivery.envelope.revision().filter(|_| subject.is_some());
        Self {
            event: Some(observe::event(&delivery.envelope)),
            subject,
            revision: revision.map(|revision| revision.sort_key()),
            raw: delivery.raw,
            received_at: delivery.received_at,
            key: delivery.key,
        }
    }
}

impl From<Unparsed> for Entry {
    fn from(unparsed: Unparsed) -> Self {
        let Unparsed { raw, received_at, key, .. } = unparsed;
        Self { raw, received_at, key, event: None, subject: None, revision: None }
    }
}

#[cfg(feature = "testing")]
impl Entry {
    /// A delivery as stored by a version that cannot parse it.
    #[doc(hidden)]
    pub fn unparsed_for_test(raw: Raw, received_at: DateTime<Utc>) -> Self {
        Self { key: Key::of_body(&raw.body), raw, received_at, event: None, subject: None, revision: None }
    }
}

impl Outcome {
    /// The entry for a request; `None` if it was refused.
    pub fn entry(self) -> Option<Entry> {
        match self {
            Self::Delivery(delivery) => Some((*delivery).into()),
            Self::Unparsed(unparsed) => Some((*unparsed).into()),
            Self::Refused(_) => None,
        }
    }
}

/// The result of storing a delivery, with its id in the inbox.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::{Inbox as _, SqliteInbox, Stored};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// let inbox = SqliteInbox::in_memory()?;
/// let Stored::New(id) = inbox.store(entry.clone()).await? else { panic!("the inbox is empty") };
/// assert_eq!(inbox.store(entry).await?, Stored::Duplicate(id));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It was stored.
    New(i64),
    /// The inbox already has a delivery with this key. The duplicate was counted.
    Duplicate(i64),
}

/// A delivery in an inbox.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::{ArchiveLine, Inbox as _, SqliteInbox};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(entry).await?;
/// let (mut last, mut archive) = (0, Vec::new());
/// for kept in inbox.after(last, 100).await? {
///     archive.push(serde_json::to_string(&ArchiveLine::from(&kept))?);
///     last = kept.id;
/// }
/// assert!(archive[0].contains("crm_source_deleted"));
/// assert!(inbox.after(last, 100).await?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Kept {
    /// Its id in the inbox: the order of arrival.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Its key.
    pub key: Key,
    /// The number of duplicates.
    pub duplicates: u64,
}
