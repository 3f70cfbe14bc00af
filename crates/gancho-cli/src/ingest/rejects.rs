//! The file of rejects of a worker.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use gancho_arrow::Reject;

use super::error::IngestError;
use super::parts::Written;

/// The rejects that a worker writes, one JSON object per line.
pub(super) struct Rejects {
    path: PathBuf,
    names: Written,
    /// Created with the first reject.
    out: Option<BufWriter<File>>,
}

impl Rejects {
    pub(super) fn new(folder: &Path, stem: &str) -> Self {
        let temporary = format!("_gancho/tmp/{stem}.rejects");
        Self {
            path: folder.join(&temporary),
            names: (format!("rejects/{stem}.ndjson"), temporary),
            out: None,
        }
    }

    pub(super) fn write(&mut self, reject: &Reject, body: Option<&[u8]>) -> Result<(), IngestError> {
        let path = &self.path;
        let write = |out: &mut Option<BufWriter<File>>| {
            let out = match out {
                Some(out) => out,
                None => out.insert(BufWriter::new(File::create(path)?)),
            };
            match body {
                Some(body) => serde_json::to_writer(&mut *out, &reject.with_body(body))?,
                None => serde_json::to_writer(&mut *out, reject)?,
            }
            out.write_all(b"\n")
        };
        write(&mut self.out).map_err(IngestError::at(&self.path))
    }

    pub(super) fn finish(mut self) -> Result<Option<Written>, IngestError> {
        let Some(out) = &mut self.out else { return Ok(None) };
        out.flush().map_err(IngestError::at(&self.path))?;
        Ok(Some(self.names))
    }
}
