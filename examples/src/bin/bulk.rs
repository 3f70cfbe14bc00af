//! `cargo run -p gancho-examples --bin bulk < archive.ndjson`: adds up the won deals of an archive.

#![allow(clippy::print_stdout, reason = "a program's output")]

fn main() -> std::io::Result<()> {
    let totals = gancho_examples::bulk::totals(std::io::stdin().lock())?;
    println!("{} accepted, {} rejected, won: {}", totals.accepted, totals.rejected, totals.won);
    Ok(())
}
