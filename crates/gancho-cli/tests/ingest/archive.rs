//! Generates archives, ingests them, and reads the output.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use parquet::file::reader::SerializedFileReader;
use tempfile::TempDir;
use walkdir::WalkDir;

/// A temporary folder for an archive and its output.
pub(crate) struct Place(pub(crate) TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder in memory, if the system has one: on a busy disk, each sync waits for other programs.
    pub(crate) fn in_memory() -> Self {
        tempfile::tempdir_in("/dev/shm").map_or_else(|_| Self::new(), Self)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }
}

/// The program, ingesting into a folder.
pub(crate) fn ingest(to: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gancho"));
    command.arg("ingest").arg("--to").arg(to).args(arguments).env_remove("CLICOLOR_FORCE");
    command
}

pub(crate) fn text(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).unwrap()
}

/// Runs the program, and expects success.
pub(crate) fn succeed(to: &Path, arguments: &[&str]) -> String {
    let output: Output = ingest(to, arguments).output().unwrap();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// A delivery of a deal.
pub(crate) fn deal(number: usize) -> String {
    let (month, day) = (number / 1000 % 4 + 1, number % 28 + 1);
    let mut deal = String::new();
    write!(
        deal,
        r#"{{"event_name":"crm_deal_{}","document":{{"id":"d{}","name":"Negócio \"{number}\"","amount_total":{number}.{:02},"created_at":"2025-0{month}-{day:02}T09:40:58.932-03:00","updated_at":"2025-0{month}-{day:02}T09:40:58.932-03:00","status":"{}","user":{{"id":"u{}","name":"Ana"}},"deal_products":[{{"name":"Produto","price":"{}.5"}}]}},"event_timestamp":"2025-0{month}-{day:02}T12:40:58.000Z","transaction_uuid":"deal-{number}"}}"#,
        ["created", "updated"][number % 2],
        number / 3,
        number % 100,
        ["ongoing", "won", "lost"][number % 3],
        number % 7,
        number % 90,
    )
    .unwrap();
    deal
}

/// A document with a deal and over 250,000 further elements. The search for a delivery parses the whole document, which
/// would take much memory beyond the limit of elements.
pub(crate) fn deal_among_250_000_elements() -> String {
    format!("{{\"body\":{},\"more\":[0{}]}}\n", deal(1), ",0".repeat(250_000))
}

/// A delivery of a deletion.
pub(crate) fn deletion(number: usize) -> String {
    format!(
        r#"{{"event_name":"crm_source_deleted","document":{{"id":"s{number}","name":"Instagram"}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"source-{number}"}}"#
    )
}

/// An archive of deals and deletions, in which one line of 50 is broken and one of 20 repeats an earlier one.
pub(crate) fn archive(lines: usize) -> String {
    let mut archive = String::new();
    for number in 0..lines {
        archive += &match number {
            _ if number % 50 == 49 => deal(number).chars().take(number % 90 + 5).collect(),
            _ if number % 20 == 19 => deal(number / 2 * 2 / 4 * 4),
            _ if number % 10 == 3 => deletion(number),
            _ => deal(number),
        };
        archive.push('\n');
    }
    archive
}

/// All rows of all tables, each after its folder, sorted.
pub(crate) fn rows(to: &Path) -> Vec<String> {
    let mut rows = Vec::new();
    for file in WalkDir::new(to).sort_by_file_name().into_iter().map(Result::unwrap) {
        let path = file.path();
        if path.starts_with(to.join("_gancho")) || path.extension().is_none_or(|end| end != "parquet") {
            continue;
        }
        let folder = path.parent().unwrap().strip_prefix(to).unwrap();
        let reader = SerializedFileReader::try_from(path).unwrap();
        rows.extend(reader.into_iter().map(|row| format!("{}: {}", folder.display(), row.unwrap())));
    }
    rows.sort();
    rows
}

/// The lines of the rejects, sorted.
pub(crate) fn rejects(to: &Path) -> Vec<String> {
    let files = std::fs::read_dir(to.join("rejects")).into_iter().flatten();
    let mut lines: Vec<String> = files
        .flat_map(|file| {
            std::fs::read_to_string(file.unwrap().path())
                .unwrap()
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    lines.sort();
    lines
}

/// Whether no temporary files are left.
pub(crate) fn is_tidy(to: &Path) -> bool {
    std::fs::read_dir(to.join("_gancho/tmp")).unwrap().next().is_none()
}
