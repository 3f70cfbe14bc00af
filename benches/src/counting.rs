//! An allocator that counts allocations and allocated bytes, when counting is enabled.
//!
//! Every call costs a relaxed load of a flag that never changes during a time measurement, and a reallocation costs
//! two: about a third of a nanosecond each, in addition to some twenty for the allocation itself. Times and counts are
//! measured in separate rounds.

#![allow(unsafe_code, reason = "an allocator requires it; this one only forwards calls")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed};

static IS_ON: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
/// Bytes allocated and not freed since counting started; negative if earlier allocations were freed.
static HELD: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// The system's allocator, with counts. A program declares it as its `#[global_allocator]`.
#[derive(Debug)]
pub struct Counting;

/// The number of allocations and reallocations.
pub fn during(run: impl FnOnce()) -> usize {
    ALLOCATIONS.store(0, Relaxed);
    IS_ON.store(true, Relaxed);
    run();
    IS_ON.store(false, Relaxed);
    ALLOCATIONS.load(Relaxed)
}

/// The maximum of allocated bytes. A reallocation counts as growth in place, because the system grows large allocations
/// in place.
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
        ALLOCATIONS.fetch_add(1, Relaxed);
        hold(bytes.cast_signed());
    }
}

/// Counts allocated bytes, or freed ones if negative.
#[inline]
fn hold(bytes: isize) {
    if IS_ON.load(Relaxed) {
        let held = HELD.fetch_add(bytes, Relaxed) + bytes;
        PEAK.fetch_max(held, Relaxed);
    }
}

// SAFETY: every call is forwarded unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.alloc_zeroed(layout) }
    }

    // The default implementation would copy, whereas the system can often grow in place.
    #[inline]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(0);
        hold(size.cast_signed() - layout.size().cast_signed());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.realloc(memory, layout, size) }
    }

    #[inline]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        hold(-layout.size().cast_signed());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.dealloc(memory, layout) }
    }
}
