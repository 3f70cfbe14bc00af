//! Restores the folder of an archive to the stored position, without removing a line that exists nowhere else.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use gancho_receiver::Kept;

use super::Place;
use super::compress::compress_all;
use super::files;

/// Truncates lines that are written again, and compresses every file but the current one. `again` are the deliveries
/// after the position, which the inbox keeps until they are written.
pub(super) fn recover(folder: &Path, mut place: Place, again: &[Kept]) -> io::Result<Place> {
    // A folder that cannot be written is reported now, and not at the first delivery.
    let probe = folder.join("deliveries-check.ndjson.zst.part");
    File::create(&probe)?;
    fs::remove_file(probe)?;
    if let Some(name) = &place.file
        && !continues(&folder.join(name), place.bytes, again)?
    {
        place.file = None;
    }
    // First, because compressing a file writes and renames its part.
    for (path, _) in files::of(folder)?.iter().filter(|(_, name)| name.ends_with(".ndjson.zst.part")) {
        fs::remove_file(path)?;
    }
    compress_all(folder, place.file.as_deref())?;
    Ok(place)
}

/// Whether the archive goes on in this file, whose length is `bytes` from now on.
fn continues(path: &Path, bytes: u64, again: &[Kept]) -> io::Result<bool> {
    let mut file = match File::options().read(true).write(true).open(path) {
        Ok(file) => file,
        // Its name was stored, and it was not created yet, or it was removed.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(bytes == 0),
        Err(error) => return Err(error),
    };
    let Some(beyond) = file.metadata()?.len().checked_sub(bytes) else { return Ok(false) };
    file.seek(SeekFrom::Start(bytes))?;
    let is_again = is_start_of(file.try_clone()?.take(beyond), again)?;
    if is_again {
        file.set_len(bytes)?;
    }
    Ok(is_again)
}

/// Whether the text is the start of the lines of these deliveries. Otherwise the inbox is another one, or was restored
/// from a backup, and the text may exist nowhere else.
fn is_start_of(mut text: io::Take<File>, deliveries: &[Kept]) -> io::Result<bool> {
    for delivery in deliveries {
        if text.limit() == 0 {
            break;
        }
        let mut line = files::line(delivery)?;
        let mut found = Vec::new();
        (&mut text).take(u64::try_from(line.len()).unwrap_or(u64::MAX)).read_to_end(&mut found)?;
        line.truncate(found.len());
        if found != line {
            return Ok(false);
        }
    }
    Ok(text.limit() == 0)
}
