//! Runs the built program, as its users do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

#[cfg(all(feature = "receive", unix))]
mod archive;
mod bad_input;
mod command_line;
mod empty_inputs;
mod explain;
mod findings;
mod fixtures;
mod folders;
mod gancho;
mod inputs;
mod json_output;
mod junit;
mod limit;
#[cfg(all(feature = "receive", unix))]
mod listen;
mod memory;
#[path = "../../../gancho-core/tests/shared/nested_strings.rs"]
mod nested_strings;
mod offsets;
mod pipes;
#[cfg(all(feature = "receive", unix))]
mod receive;
#[cfg(all(feature = "receive", target_os = "linux"))]
mod receive_disk_full;
#[cfg(all(feature = "receive", unix))]
mod receive_open_files;
#[cfg(all(feature = "receive", unix))]
mod receive_settings;
#[cfg(all(feature = "receive", unix))]
mod receive_tls;
mod sample;
mod schema;
#[cfg(feature = "receive")]
mod secrets;
#[cfg(all(feature = "receive", unix))]
mod send;
mod shown_values;
mod standard_input;
mod summary;
mod survey;
mod systems;
mod text_output;
mod threads;
mod typed;
