//! An allocator that counts allocations and the bytes that are held, when it is told to.
//!
//! Every call costs one relaxed load of a flag that never changes while times are taken: about a third of a nanosecond,
//! beside some twenty for the allocation itself. Times and counts are taken in different turns.

#![allow(unsafe_code, reason = "an allocator that counts cannot be written without; it only hands on")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed};

static IS_ON: AtomicBool = AtomicBool::new(false);
static TAKEN: AtomicUsize = AtomicUsize::new(0);
/// Bytes taken and not given back, since the count began; negative when more was given back that was taken before.
static HELD: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// The system's allocator, counted. A program names it its `#[global_allocator]`.
#[derive(Debug)]
pub struct Counting;

/// How often something took memory from the heap, or had it grow.
pub fn during(run: impl FnOnce()) -> usize {
    TAKEN.store(0, Relaxed);
    IS_ON.store(true, Relaxed);
    run();
    IS_ON.store(false, Relaxed);
    TAKEN.load(Relaxed)
}

/// The most bytes that were held at a time. What grows counts as grown in place, as the system does with what is large.
pub fn peak_during(run: impl FnOnce()) -> usize {
    HELD.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    IS_ON.store(true, Relaxed);
    run();
    IS_ON.store(false, Relaxed);
    usize::try_from(PEAK.load(Relaxed)).unwrap_or_default()
}

#[inline]
fn note(bytes: usize) {
    if IS_ON.load(Relaxed) {
        TAKEN.fetch_add(1, Relaxed);
        hold(bytes.cast_signed());
    }
}

/// Counts bytes taken, or given back when they are negative.
#[inline]
fn hold(bytes: isize) {
    if IS_ON.load(Relaxed) {
        let held = HELD.fetch_add(bytes, Relaxed) + bytes;
        PEAK.fetch_max(held, Relaxed);
    }
}

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc_zeroed(layout) }
    }

    // Not left to the default, which copies what the system can often grow in place.
    #[inline]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(0);
        hold(size.cast_signed() - layout.size().cast_signed());
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.realloc(memory, layout, size) }
    }

    #[inline]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        hold(-layout.size().cast_signed());
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.dealloc(memory, layout) }
    }
}
