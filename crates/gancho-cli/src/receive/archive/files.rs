//! The files of an archive, and the one to which it appends.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use gancho_receiver::{ArchiveLine, Kept};

use super::Place;

impl Place {
    /// Whether the delivery belongs in the current file. A file ends at midnight (UTC) or at the limit.
    pub(super) fn takes(&self, delivery: &Kept, limit: u64) -> bool {
        self.file.as_deref().is_some_and(|name| self.bytes < limit && name.starts_with(&prefix(delivery)))
    }
}

fn prefix(delivery: &Kept) -> String {
    delivery.received_at.format("deliveries-%Y%m%dT").to_string()
}

/// The regular files of the archive in this folder, with their names.
pub(super) fn of(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string()
            && name.starts_with("deliveries-")
            && entry.file_type()?.is_file()
        {
            files.push((entry.path(), name));
        }
    }
    Ok(files)
}

/// The name of a file that begins with this delivery. No file in the folder has it.
pub(super) fn name(folder: &Path, first: &Kept) -> String {
    let stem = format!("deliveries-{}-{}", first.received_at.format("%Y%m%dT%H%M%S"), first.id);
    let mut name = format!("{stem}.ndjson");
    let mut number = 2;
    while folder.join(&name).exists() || folder.join(format!("{name}.zst")).exists() {
        name = format!("{stem}.{number}.ndjson");
        number += 1;
    }
    name
}

/// The delivery as a line.
pub(super) fn line(delivery: &Kept) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(&ArchiveLine::from(delivery))?;
    line.push(b'\n');
    Ok(line)
}

/// Appends the deliveries that belong in the current file, and syncs them to the disk before it returns.
pub(super) fn append(folder: &Path, mut place: Place, limit: u64, kept: &[Kept]) -> io::Result<Place> {
    let name = place.file.as_deref().unwrap_or_default();
    let opened =
        OpenOptions::new().write(true).create(place.bytes == 0).truncate(false).open(folder.join(name));
    let mut file = match opened {
        Ok(file) if file.metadata()?.len() >= place.bytes => file,
        // The file, or a part of it, was removed: the next step begins another file.
        Ok(_) => return Ok(Place { file: None, ..place }),
        Err(error) if error.kind() == io::ErrorKind::NotFound && place.bytes > 0 => {
            return Ok(Place { file: None, ..place });
        }
        Err(error) => return Err(error),
    };
    // A failed attempt may have left data beyond this length.
    file.set_len(place.bytes)?;
    file.seek(SeekFrom::End(0))?;
    let mut writer = BufWriter::new(file);
    for delivery in kept {
        if !place.takes(delivery, limit) {
            break;
        }
        let line = line(delivery)?;
        writer.write_all(&line)?;
        place.bytes += u64::try_from(line.len()).unwrap_or(u64::MAX);
        place.id = delivery.id;
    }
    writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()?;
    Ok(place)
}
