//! The `gancho` program.

fn main() {}
