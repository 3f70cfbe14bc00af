//! The certificate for HTTPS, which is renewed while the receiver runs.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use gancho_receiver::Tls;
use tracing::{error, info};

/// How often the files are checked.
const INTERVAL: Duration = Duration::from_secs(2);

/// The files of a certificate and its key, as they were last read.
pub(super) struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    pub(super) tls: Tls,
}

impl Certificate {
    pub(super) fn read(chain: PathBuf, key: PathBuf) -> Result<Self, String> {
        let tls = Tls::from_pem(&read(&chain)?, &read(&key)?)
            .map_err(|error| format!("{} and {}: {error}", chain.display(), key.display()))?;
        Ok(Self { chain, key, tls })
    }

    /// Reads the files again when they have changed; never returns. While only one of them has been replaced, they do
    /// not match, and the old certificate stays in use until a later check.
    pub(super) async fn renew(&self) {
        let mut current = self.modified();
        let mut reported = None;
        loop {
            tokio::time::sleep(INTERVAL).await;
            let modified = self.modified();
            if modified == current {
                reported = None;
                continue;
            }
            let renewed = read(&self.chain).and_then(|chain| {
                let key = read(&self.key)?;
                self.tls.replace(&chain, &key).map_err(|error| error.to_string())
            });
            match renewed {
                Ok(()) => {
                    info!("the certificate was renewed");
                    (current, reported) = (modified, None);
                }
                // They are read again until it succeeds: a change of permissions does not change the time of a file.
                // The same failure of the same files is reported once.
                Err(error) => {
                    let failure = Some((modified, error));
                    if reported != failure {
                        if let Some((_, error)) = &failure {
                            error!(%error, "the renewed certificate cannot be used; the old one stays in use");
                        }
                        reported = failure;
                    }
                }
            }
        }
    }

    fn modified(&self) -> [Option<SystemTime>; 2] {
        [&self.chain, &self.key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
