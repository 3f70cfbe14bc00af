//! Prints the bodies of a corpus, each followed by a zero byte: for inspection, and for comparison with the output of
//! other programs.
//!
//! `cargo run --release -p gancho-benches --bin bodies -- "sorted, spaced" | head -c 2000`

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use gancho_benches::corpora;

fn main() -> io::Result<ExitCode> {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let Some(corpus) = corpora::ALL.iter().find(|corpus| corpus.name == wanted) else {
        let names: Vec<_> = corpora::ALL.iter().map(|corpus| corpus.name).collect();
        writeln!(io::stderr(), "no corpus has this name; the names are: {}", names.join("; "))?;
        return Ok(ExitCode::from(2));
    };
    let mut output = BufWriter::new(io::stdout().lock());
    for (_, body) in corpus.bodies() {
        output.write_all(&body)?;
        output.write_all(&[0])?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
