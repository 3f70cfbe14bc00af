//! The output folder: its lock, its committed files, and its temporary files.
//!
//! Files are written under temporary names and synced. A line of the manifest, which is synced too, commits them; then
//! they are renamed. A run that is killed before it writes that line leaves nothing visible. If it is killed
//! afterwards, the next run renames the files.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::error::IngestError;
use super::manifest::{Commit, Done, FORMAT, Folder as Header, Identity, Line, Progress};
use super::prefix;
use super::seen::{Key, Seen};

/// A folder that is locked by this run.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    manifest: File,
    /// Held until the run ends.
    _lock: File,
    next: u64,
    done: HashMap<String, Progress>,
    keys: Vec<String>,
    /// The number of committed files that no longer exist, and the first.
    missing: Option<(usize, PathBuf)>,
}

impl Folder {
    /// Opens or creates the folder, and completes the commits of an earlier run.
    pub(super) fn open(path: &Path, options: &str) -> Result<Self, IngestError> {
        if path.exists() && !path.is_dir() {
            return Err(IngestError::NotAFolder(path.to_owned()));
        }
        let private = path.join("_gancho");
        // Without the state, files of the same names would be overwritten.
        if !private.join("manifest.ndjson").exists() && has_tables(path) {
            return Err(IngestError::NoState(path.to_owned()));
        }
        fs::create_dir_all(private.join("tmp")).map_err(IngestError::at(&private))?;
        let lock_path = private.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path);
        let lock = lock.map_err(IngestError::at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(IngestError::Locked(path.to_owned())),
            Err(TryLockError::Error(error)) => return Err(IngestError::at(&lock_path)(error)),
        }
        let manifest_path = private.join("manifest.ndjson");
        let manifest =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&manifest_path);
        let manifest = manifest.map_err(IngestError::at(&manifest_path))?;
        let mut folder = Self {
            path: path.to_owned(),
            manifest,
            _lock: lock,
            next: 0,
            done: HashMap::new(),
            keys: Vec::new(),
            missing: None,
        };
        folder.recover(&manifest_path, options)?;
        Ok(folder)
    }

    /// Reads the manifest, and completes the last commit.
    fn recover(&mut self, manifest_path: &Path, options: &str) -> Result<(), IngestError> {
        let mut text = Vec::new();
        self.manifest.read_to_end(&mut text).map_err(IngestError::reading(manifest_path))?;
        // A last line without a line end commits nothing: an earlier run was killed while it wrote the line.
        let whole = memchr::memrchr(b'\n', &text).map_or(0, |at| at + 1);
        let lines = text.get(..whole).unwrap_or_default();
        let mut last = None;
        let mut header = None;
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match serde_json::from_slice(line) {
                Ok(Line::Folder(found)) if found.format == FORMAT => header = Some(found),
                Ok(Line::Commit(commit)) if header.is_some() && commit.is_valid() => {
                    self.note(&commit);
                    last.replace(commit).iter().for_each(|commit| self.note_missing(commit));
                }
                _ => return Err(IngestError::Foreign(manifest_path.to_owned())),
            }
        }
        self.manifest.set_len(whole as u64).map_err(IngestError::at(manifest_path))?;
        self.manifest.seek(SeekFrom::End(0)).map_err(IngestError::at(manifest_path))?;
        match header {
            // An empty manifest is no state either.
            None if has_tables(&self.path) => return Err(IngestError::NoState(self.path.clone())),
            None => self.append(&Line::Folder(Header {
                format: FORMAT,
                gancho: env!("CARGO_PKG_VERSION").to_owned(),
                options: options.to_owned(),
            }))?,
            Some(header) if header.options != options => {
                let folder = self.path.clone();
                return Err(IngestError::OtherOptions {
                    folder,
                    then: header.options,
                    now: options.to_owned(),
                });
            }
            Some(_) => {}
        }
        if let Some(commit) = last {
            self.publish(&commit)?;
            self.note_missing(&commit);
        }
        self.sweep();
        Ok(())
    }

    /// Removes temporary files that belong to no commit.
    pub(super) fn sweep(&self) {
        let leftovers = fs::read_dir(self.path.join("_gancho/tmp")).into_iter().flatten().flatten();
        for file in leftovers {
            // A file that cannot be removed does no harm.
            let _ = fs::remove_file(file.path());
        }
    }

    /// Records what a commit contains.
    fn note(&mut self, commit: &Commit) {
        self.next = commit.number + 1;
        for progress in &commit.inputs {
            self.done.insert(progress.input.path.clone(), progress.clone());
        }
        self.keys.extend(commit.files.keys().filter(|name| name.starts_with(KEYS)).cloned());
    }

    /// Records which files of a commit no longer exist. A missing file of keys is an error when it is loaded.
    fn note_missing(&mut self, commit: &Commit) {
        for name in commit.files.keys().filter(|name| !name.starts_with(KEYS)) {
            let path = self.path.join(name);
            if !path.exists() {
                self.missing.get_or_insert((0, path)).0 += 1;
            }
        }
    }

    /// The number of committed files that no longer exist, and the first.
    pub(super) fn missing(&self) -> Option<&(usize, PathBuf)> {
        self.missing.as_ref()
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The number of the next commit.
    pub(super) fn next(&self) -> u64 {
        self.next
    }

    /// The progress of an input; an error if it has changed since it was ingested, completely or in part. One that
    /// could not be read to its end is expected to change when it is repaired, but not before the error.
    pub(super) fn done(&self, input: &Identity, path: &Path) -> Result<Option<Done>, IngestError> {
        let Some(progress) = self.done.get(&input.path) else { return Ok(None) };
        let Progress { input: then, done, prefix } = progress;
        let is_repaired =
            || prefix.is_some_and(|prefix| prefix::hash(path, done.offset).is_ok_and(|now| now == prefix));
        if then == input || is_repaired() {
            return Ok(Some(*done));
        }
        Err(IngestError::Changed(input.path.clone()))
    }

    /// Adds the keys of all deliveries that are in the folder.
    pub(super) fn load_keys(&self, seen: &mut Seen) -> Result<(), IngestError> {
        for name in &self.keys {
            let path = self.path.join(name);
            let load = || -> io::Result<()> {
                let mut file = io::BufReader::with_capacity(1 << 20, File::open(&path)?);
                let mut key = [0; 16];
                loop {
                    match file.read_exact(&mut key) {
                        Ok(()) => seen.add(Key::from_le_bytes(key))?,
                        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                        Err(error) => return Err(error),
                    };
                }
            };
            let mut load = load;
            load().map_err(IngestError::reading(&path))?;
        }
        Ok(())
    }

    /// Makes all files of a commit visible. If it is interrupted after it has written the line of the manifest, the
    /// next run completes it.
    pub(super) fn commit(&mut self, commit: Commit) -> Result<(), IngestError> {
        self.sync(&commit)?;
        let line = Line::Commit(commit);
        self.append(&line)?;
        let Line::Commit(commit) = line else { return Ok(()) };
        self.publish(&commit)?;
        self.note(&commit);
        Ok(())
    }

    /// Syncs the files of a commit under their temporary names, so that they survive a power failure.
    fn sync(&self, commit: &Commit) -> Result<(), IngestError> {
        let tmp = self.path.join("_gancho/tmp");
        // Each file waits for the disk: 2,000 small files took 40 s one by one, and a fraction of that with `syncfs`.
        #[cfg(target_os = "linux")]
        if commit.files.len() > FEW {
            return rustix::fs::syncfs(&self.manifest)
                .map_err(io::Error::from)
                .map_err(IngestError::at(&tmp));
        }
        for temporary in commit.files.values() {
            let path = self.path.join(temporary);
            File::open(&path).and_then(|file| file.sync_all()).map_err(IngestError::at(&path))?;
        }
        sync_folder(&tmp).map_err(IngestError::at(&tmp))
    }

    fn append(&mut self, line: &Line) -> Result<(), IngestError> {
        let path = self.path.join("_gancho/manifest.ndjson");
        let at = self.manifest.stream_position().map_err(IngestError::at(&path))?;
        let mut text = serde_json::to_vec(line).map_err(io::Error::from).map_err(IngestError::at(&path))?;
        text.push(b'\n');
        let written = self.manifest.write_all(&text).and_then(|()| self.manifest.sync_all());
        if let Err(error) = written {
            // A partial line commits nothing; if this fails, the next run truncates it.
            let _ = self.manifest.set_len(at).and_then(|()| self.manifest.seek(SeekFrom::Start(at)));
            return Err(IngestError::at(&path)(error));
        }
        Ok(())
    }

    /// Renames the files of a commit to their final names. Files that were already renamed are unchanged.
    fn publish(&self, commit: &Commit) -> Result<(), IngestError> {
        let mut folders = std::collections::BTreeSet::new();
        for (name, temporary) in &commit.files {
            let (from, to) = (self.path.join(temporary), self.path.join(name));
            if !from.exists() {
                continue;
            }
            let folder = to.parent().unwrap_or(&self.path).to_owned();
            fs::create_dir_all(&folder).map_err(IngestError::at(&folder))?;
            fs::rename(&from, &to).map_err(IngestError::at(&to))?;
            folders.extend(
                folder.ancestors().take_while(|above| above.starts_with(&self.path)).map(Path::to_owned),
            );
        }
        #[cfg(target_os = "linux")]
        if folders.len() > FEW {
            return rustix::fs::syncfs(&self.manifest)
                .map_err(io::Error::from)
                .map_err(IngestError::at(&self.path));
        }
        folders.iter().try_for_each(|folder| sync_folder(folder).map_err(IngestError::at(folder)))
    }
}

/// Whether the folder contains rejects, or a table: a folder with a folder for each month.
fn has_tables(path: &Path) -> bool {
    let is_month = |entry: fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(b"month=");
    let is_table = |entry: fs::DirEntry| {
        entry.file_name() == "rejects"
            || fs::read_dir(entry.path()).into_iter().flatten().flatten().any(is_month)
    };
    fs::read_dir(path).into_iter().flatten().flatten().any(is_table)
}

/// Up to this number, files are synced one by one.
#[cfg(target_os = "linux")]
const FEW: usize = 16;

/// The folder for the keys of the deliveries.
pub(super) const KEYS: &str = "_gancho/keys/";

/// Syncs a folder, so that renames in it survive a power failure.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}
