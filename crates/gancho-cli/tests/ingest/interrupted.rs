//! Runs that are killed and resumed.

use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::archive::{Place, archive, ingest, is_tidy, rejects, rows, succeed};

/// The number of kills.
const KILLS: u32 = 50;

#[test]
fn a_run_that_is_killed_at_any_moment_ends_in_the_same_rows() {
    let place = Place::in_memory();
    let inputs =
        [0, 1, 2].map(|number| place.write(&format!("in/{number}.ndjson"), archive(6000 + number * 500)));
    let inputs = inputs.each_ref().map(|path| path.to_str().unwrap());
    let arguments: Vec<&str> =
        inputs.into_iter().chain(["--commit-every", "256KiB", "--memory", "16MiB"]).collect();
    let (whole, killed) = (place.path("whole"), place.path("killed"));
    let started = Instant::now();
    succeed(&whole, &arguments);
    let time = started.elapsed();

    // A xorshift generator with a fixed seed. The pauses before the kills are up to a third of the time of a whole run,
    // in the same ratios in every test run.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let (mut interrupted, mut finished) = (0, 0);
    while interrupted < KILLS {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let mut child = ingest(&killed, &arguments).stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(
            time.mul_f64(f64::from(u32::try_from(state % 1000).unwrap()) / 3000.0) + Duration::from_millis(2),
        );
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        if ended {
            // The input is completely ingested: start again from an empty folder.
            finished += 1;
            assert_eq!(rows(&killed), rows(&whole), "after {interrupted} kills");
            std::fs::remove_dir_all(&killed).unwrap();
        } else {
            interrupted += 1;
            check_visible(&killed);
        }
    }
    succeed(&killed, &arguments);
    assert_eq!(rows(&killed), rows(&whole), "{finished} runs ended before");
    assert_eq!(rejects(&killed), rejects(&whole));
    assert!(is_tidy(&killed));
}

/// Checks that all visible files are complete: each can be read to its end.
fn check_visible(to: &Path) {
    if to.exists() {
        rows(to);
    }
}

#[test]
fn a_rerun_writes_nothing_and_a_new_input_is_added_once() {
    let place = Place::new();
    let first = place.write("a.ndjson", archive(1000));
    let to = place.path("tables");
    succeed(&to, &[first.to_str().unwrap()]);
    let before = rows(&to);
    let printed = succeed(&to, &[first.to_str().unwrap()]);
    assert!(printed.contains("0 rows") && printed.contains("1 input was already ingested"), "{printed}");
    assert_eq!(rows(&to), before);
    // All but its last 500 lines are already ingested.
    let second = place.write("b.ndjson", archive(1500));
    let printed = succeed(&to, &[first.to_str().unwrap(), second.to_str().unwrap()]);
    let after = rows(&to);
    assert!(after.len() > before.len() + 400 && after.len() < before.len() + 500, "{printed}");
}
