//! Reads a body with limits: its length, its time, and the memory of all bodies together.
//!
//! A body whose sender stalls keeps its memory for as long as the limit of time permits. When there is no memory left
//! for another body, the one that began first is therefore ended. Whoever wants to block others has to fill the memory
//! again and again, with bodies that begin after theirs.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use http_body::Body;
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::reading::{Place, Reading, Returned};
use crate::{Receiver, Refusal};

/// The maximum memory of all bodies that are being read or stored.
const ALL_BODIES: usize = 64 * 1024 * 1024;
/// The memory with which a body begins, unless it is announced to be shorter, so that short frames do not move it
/// often.
const FIRST: usize = 16 * 1024;

/// How long to wait for the memory of a body that was ended.
const RETURN: Duration = Duration::from_secs(1);

/// The memory that bodies share, in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    free: Arc<Semaphore>,
    reading: Reading,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(ALL_BODIES)
    }
}

impl Budget {
    fn new(bytes: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(bytes)), reading: Reading::default() }
    }
}

/// A body that was read, or is being read, and its share of the memory: one permit for each byte of its buffer.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    bytes: Vec<u8>,
    share: Option<OwnedSemaphorePermit>,
}

impl Collected {
    /// The bytes, which return their share of the memory when their last clone is dropped. An inbox may have them for
    /// longer than the caller waits.
    pub(crate) fn into_bytes(self) -> Bytes {
        Bytes::from_owner(self)
    }

    /// Makes room for more bytes: at least doubles the buffer, but not beyond the expected length. Returns false if
    /// there is no memory left.
    ///
    /// While the allocator moves a long buffer, it may use the memory of both; that of the old one is not counted.
    fn reserve(&mut self, more: usize, expected: usize, budget: &Budget) -> bool {
        let (length, capacity) = (self.bytes.len(), self.bytes.capacity());
        let needed = length.saturating_add(more);
        if needed <= capacity {
            return true;
        }
        let room = capacity.saturating_mul(2).max(FIRST).min(expected).max(needed);
        let acquire = |room: usize| {
            let permits = u32::try_from(room - capacity).ok()?;
            Some((room, Arc::clone(&budget.free).try_acquire_many_owned(permits).ok()?))
        };
        // Less room than twice as much may be enough for the rest of the body.
        let Some((room, share)) = acquire(room).or_else(|| acquire(needed)) else { return false };
        match &mut self.share {
            Some(all) => all.merge(share),
            None => self.share = Some(share),
        }
        self.bytes.reserve_exact(room - length);
        true
    }

    /// Releases the memory beyond the last byte.
    fn shrink(&mut self) {
        let spare = self.bytes.capacity() - self.bytes.len();
        self.bytes.shrink_to_fit();
        drop(self.share.as_mut().and_then(|share| share.split(spare)));
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
    // A body without an announced length may be as long as the limit.
    let expected = body.size_hint().exact().and_then(|exact| usize::try_from(exact).ok()).unwrap_or(limit);
    let within = read(body, limit, budget, expected);
    tokio::time::timeout(receiver.body_time(), within).await.unwrap_or(Err(Refusal::TooSlow))
}

async fn read<B: Body>(
    body: B,
    limit: usize,
    budget: &Budget,
    expected: usize,
) -> Result<Option<Collected>, Refusal> {
    let mut body = pin!(body);
    // Dropped after the memory.
    let mut place = None;
    // A sender that announces a long body and sends nothing takes no memory.
    let mut collected = Collected::default();
    loop {
        let frame = tokio::select! {
            biased;
            returned = ended(&mut place) => {
                drop(collected);
                drop(returned);
                return Ok(None);
            }
            frame = body.frame() => frame.map(|frame| frame.map_err(drop)),
        };
        let Some(frame) = frame else { break };
        let Ok(frame) = frame else { return Err(Refusal::Incomplete) };
        let Ok(mut data) = frame.into_data() else { continue };
        if data.remaining() > limit.saturating_sub(collected.bytes.len()) {
            return Err(Refusal::TooLarge);
        }
        while !collected.reserve(data.remaining(), expected, budget) {
            let Some(free) = budget.reading.end_first(place.as_ref()) else { return Ok(None) };
            // An error means that the memory is free, because no value is ever sent.
            if tokio::time::timeout(RETURN, free).await.is_err() {
                return Ok(None);
            }
        }
        place.get_or_insert_with(|| budget.reading.begin());
        while data.has_remaining() {
            let chunk = data.chunk();
            collected.bytes.extend_from_slice(chunk);
            let length = chunk.len();
            data.advance(length);
        }
    }
    collected.shrink();
    Ok(Some(collected))
}

/// Completes when the body is ended for another one; never if it has no memory yet.
async fn ended(place: &mut Option<Place>) -> Returned {
    match place {
        Some(place) => place.ended().await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use gancho_core::System;
    use http_body::{Frame, SizeHint};

    use super::*;

    /// Frames, as from a connection, with an announced length or none.
    struct Frames(VecDeque<Bytes>, Option<u64>);

    impl Body for Frames {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Ready(self.0.pop_front().map(|data| Ok(Frame::data(data))))
        }

        fn size_hint(&self) -> SizeHint {
            self.1.map_or_else(SizeHint::new, SizeHint::with_exact)
        }
    }

    fn frames(count: usize, length: usize) -> VecDeque<Bytes> {
        std::iter::repeat_n(Bytes::from(vec![b'x'; length]), count).collect()
    }

    #[tokio::test]
    async fn a_body_takes_the_memory_that_it_is_counted_for() {
        let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
        let budget = Budget::default();
        for (count, length) in [(1, 5), (3, 9_000), (100, 10_007)] {
            for announced in [None, u64::try_from(count * length).ok()] {
                let body = Frames(frames(count, length), announced);
                let collected = collect(body, &receiver, &budget).await.unwrap().unwrap();
                assert_eq!(collected.bytes.len(), count * length);
                assert_eq!(collected.bytes.capacity(), count * length);
                assert_eq!(budget.free.available_permits(), ALL_BODIES - count * length);
                drop(collected.into_bytes());
                assert_eq!(budget.free.available_permits(), ALL_BODIES);
            }
        }
    }

    #[test]
    fn spare_room_is_counted_and_ends_at_the_expected_length() {
        const END: usize = 4 * FIRST + 5;
        let budget = Budget::default();
        let mut collected = Collected::default();
        let steps = [
            (0, 0),
            (1, FIRST),
            (FIRST, 2 * FIRST),
            (FIRST - 1, 2 * FIRST),
            (1, 4 * FIRST),
            (2 * FIRST, END),
        ];
        for (more, room) in steps {
            assert!(collected.reserve(more, END, &budget));
            collected.bytes.extend(std::iter::repeat_n(b'x', more));
            assert_eq!(collected.bytes.capacity(), room);
            assert_eq!(budget.free.available_permits(), ALL_BODIES - room);
        }
        assert!(!collected.reserve(ALL_BODIES, usize::MAX, &budget), "there is not enough memory");
        drop(collected);
        assert_eq!(budget.free.available_permits(), ALL_BODIES);
    }

    #[test]
    fn spare_room_is_not_required() {
        let (budget, mut collected) = (Budget::new(3 * FIRST), Collected::default());
        for (more, room) in [(2 * FIRST, 2 * FIRST), (1, 2 * FIRST + 1)] {
            assert!(collected.reserve(more, usize::MAX, &budget));
            collected.bytes.extend(std::iter::repeat_n(b'x', more));
            assert_eq!(collected.bytes.capacity(), room);
        }
    }

    /// A body that stalls after its frames.
    struct Stalled(Frames);

    impl Body for Stalled {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            if self.0.0.is_empty() { Poll::Pending } else { Pin::new(&mut self.0).poll_frame(context) }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn stalled_bodies_do_not_block_others() {
        let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
        let budget = Budget::new(8 * FIRST);
        let begin = |body| {
            let (receiver, budget) = (receiver.clone(), budget.clone());
            tokio::spawn(async move { collect(body, &receiver, &budget).await })
        };
        // One of the first five bodies has no memory, so nothing is gained by ending it.
        let mut stalled = Vec::new();
        for count in [0, 1, 1, 1, 1] {
            stalled.push(begin(Stalled(Frames(frames(count, 2 * FIRST), None))));
            tokio::task::yield_now().await;
        }
        assert_eq!(budget.free.available_permits(), 0);
        let (receiver, budget) = (&receiver, &budget);
        let read = |count| {
            let body = Frames(frames(count, FIRST), None);
            async move { collect(body, receiver, budget).await.unwrap().map(Collected::into_bytes) }
        };
        let first = read(1).await.unwrap();
        let (second, third) = tokio::join!(read(1), read(3));
        assert_eq!((second.unwrap().len(), third.unwrap().len()), (FIRST, 3 * FIRST));
        assert_eq!(first.len(), FIRST);
        let mut outcomes = Vec::new();
        for body in stalled {
            outcomes.push(body.await.unwrap().map(|collected| collected.is_some()));
        }
        let late = Err(Refusal::TooSlow);
        assert_eq!(outcomes, [late, Ok(false), Ok(false), Ok(false), late]);
        assert_eq!(budget.free.available_permits(), 7 * FIRST);
    }
}
