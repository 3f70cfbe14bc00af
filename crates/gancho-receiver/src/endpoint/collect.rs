//! Reads a body with limits: its length, its time, and the memory of all bodies together.

use std::pin::pin;
use std::sync::Arc;

use bytes::{Buf as _, Bytes, BytesMut};
use http_body::Body;
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Receiver, Refusal};

/// The maximum memory of all bodies that are being read or stored.
const ALL_BODIES: usize = 64 * 1024 * 1024;

/// The memory that bodies share, in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Budget(Arc<Semaphore>);

impl Default for Budget {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ALL_BODIES)))
    }
}

/// A body that was read, and its share of the memory.
#[derive(Debug)]
pub(crate) struct Collected {
    bytes: Bytes,
    _share: Option<OwnedSemaphorePermit>,
}

impl Collected {
    /// The bytes, which return their share of the memory when their last clone is dropped. An inbox may have them for
    /// longer than the caller waits.
    pub(crate) fn into_bytes(self) -> Bytes {
        Bytes::from_owner(self)
    }
}

impl AsRef<[u8]> for Collected {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The bytes of a body; `None` when there is no memory left for it.
pub(crate) async fn collect<B: Body>(
    body: B,
    receiver: &Receiver,
    budget: &Budget,
) -> Result<Option<Collected>, Refusal> {
    let limit = receiver.max_body();
    let announced = body.size_hint().lower();
    if announced > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(Refusal::TooLarge);
    }
    let within = read(body, limit, budget, usize::try_from(announced).unwrap_or(0));
    tokio::time::timeout(receiver.body_time(), within).await.unwrap_or(Err(Refusal::TooSlow))
}

async fn read<B: Body>(
    body: B,
    limit: usize,
    budget: &Budget,
    announced: usize,
) -> Result<Option<Collected>, Refusal> {
    let mut body = pin!(body);
    // A sender that announces a long body and sends nothing takes little memory.
    let mut bytes = BytesMut::with_capacity(announced.min(16 * 1024));
    let mut share: Option<OwnedSemaphorePermit> = None;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(Refusal::Incomplete) };
        let Ok(mut data) = frame.into_data() else { continue };
        if data.remaining() > limit.saturating_sub(bytes.len()) {
            return Err(Refusal::TooLarge);
        }
        let Some(more) = u32::try_from(data.remaining())
            .ok()
            .and_then(|more| Arc::clone(&budget.0).try_acquire_many_owned(more).ok())
        else {
            return Ok(None);
        };
        match &mut share {
            Some(share) => share.merge(more),
            None => share = Some(more),
        }
        while data.has_remaining() {
            let chunk = data.chunk();
            bytes.extend_from_slice(chunk);
            let length = chunk.len();
            data.advance(length);
        }
    }
    Ok(Some(Collected { bytes: bytes.freeze(), _share: share }))
}
