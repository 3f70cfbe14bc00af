//! Compresses the complete files of the archive.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use tracing::warn;

use super::files;

/// Compresses every complete file of the folder, that is, every file but the current one. A failure is only logged: an
/// uncompressed file is a complete part of the archive, and the next call compresses it.
pub(super) fn compress_all(folder: &Path, current: Option<&str>) -> io::Result<()> {
    for (path, name) in files::of(folder)? {
        if name.ends_with(".ndjson")
            && Some(name.as_str()) != current
            && let Err(error) = compress(&path)
        {
            warn!(file = %path.display(), %error, "a file of the archive cannot be compressed; it stays as it is");
        }
    }
    Ok(())
}

/// Replaces a file by its compressed form. The original is removed only when the compressed file is complete.
fn compress(path: &Path) -> io::Result<()> {
    let original = File::open(path)?;
    let stem = path.with_extension("");
    let named = |suffix: &str| {
        // The name of the folder may be no UTF-8.
        let mut name = stem.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    };
    let mut compressed = named(".ndjson.zst");
    let mut number = 2;
    while compressed.exists() {
        // The program may have ended before it removed the original. A file that cannot be compared stays as it is.
        if is_content(&compressed, path).unwrap_or(false) {
            return fs::remove_file(path);
        }
        compressed = named(&format!(".{number}.ndjson.zst"));
        number += 1;
    }
    let part = named(".ndjson.zst.part");
    let renamed = write(original, &part).and_then(|()| fs::rename(&part, compressed));
    if renamed.is_err() {
        // On a full disk, it would take the space of the next deliveries.
        let _ = fs::remove_file(&part);
    }
    renamed?;
    fs::remove_file(path)
}

fn write(original: File, part: &Path) -> io::Result<()> {
    let mut target = File::create(part)?;
    zstd::stream::copy_encode(original, &mut target, 3)?;
    target.sync_all()
}

/// Whether a compressed file has the content of another file.
fn is_content(compressed: &Path, path: &Path) -> io::Result<bool> {
    let mut one = zstd::stream::Decoder::new(File::open(compressed)?)?;
    let mut other = BufReader::new(File::open(path)?);
    let (mut a, mut b) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let (read, same) = (fill(&mut one, &mut a)?, fill(&mut other, &mut b)?);
        if a.get(..read) != b.get(..same) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Reads until the buffer is full, or to the end.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match from.read(rest)? {
            0 => break,
            count => length += count,
        }
    }
    Ok(length)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn files_in_a_folder_whose_name_is_not_utf_8_are_compressed() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join(OsStr::from_bytes(b"arqu\xedvo"));
        // Some systems allow no such names.
        if fs::create_dir(&folder).is_err() {
            return;
        }
        for name in ["deliveries-1.ndjson", "deliveries-2.ndjson"] {
            fs::write(folder.join(name), name).unwrap();
        }
        compress_all(&folder, Some("deliveries-2.ndjson")).unwrap();
        let mut names: Vec<String> = files::of(&folder).unwrap().into_iter().map(|(_, name)| name).collect();
        names.sort();
        assert_eq!(names, ["deliveries-1.ndjson.zst", "deliveries-2.ndjson"]);
    }
}
