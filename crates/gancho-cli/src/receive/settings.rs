//! The settings: the configuration file, overridden by the command line. What authenticates senders is taken from both.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use gancho_core::Secret;
use gancho_receiver::Receiver;
use http::Uri;

use super::certificate::Certificate;
use super::config::Config;
use super::proofs;
use crate::args::{Receive, UrlArg};

const DAY: Duration = Duration::from_hours(24);
/// The memory that all bodies share in an endpoint: a longer body would never be read.
const ALL_BODIES: usize = 64 << 20;

pub(super) struct Settings {
    pub(super) listen: SocketAddr,
    pub(super) admin: Option<SocketAddr>,
    pub(super) certificate: Option<Certificate>,
    pub(super) inbox: PathBuf,
    pub(super) archive: Option<PathBuf>,
    pub(super) archive_size: u64,
    pub(super) pass_on: PassOn,
    pub(super) keep: Duration,
    pub(super) receiver: Receiver,
}

/// What to do with received deliveries.
pub(super) enum PassOn {
    Nothing,
    Forward { url: Uri, secret: Option<Secret> },
    Exec(String),
}

impl Settings {
    pub(super) fn new(args: &Receive) -> Result<Self, String> {
        let config = match &args.config {
            Some(path) => Config::read(path)?,
            None => Config::default(),
        };
        let inbox = args.inbox.clone().or(config.inbox).ok_or("no inbox is set: use --inbox PATH")?;
        let forward = args.forward.clone().or(config.forward.filter(|_| args.exec.is_none()));
        let exec = args.exec.clone().or(config.exec.filter(|_| args.forward.is_none()));
        let secret = args
            .forward_secret
            .clone()
            .map(|secret| secret.0)
            .or(config.forward_secret.filter(|_| args.exec.is_none()));
        let pass_on = match (forward, exec) {
            (Some(_), Some(_)) => return Err("either forward or exec can be set, not both".to_owned()),
            (Some(UrlArg(url)), None) => PassOn::Forward { url, secret },
            (None, _) if secret.is_some() => return Err("--forward-secret needs --forward".to_owned()),
            (None, Some(command)) if command.trim().is_empty() => {
                return Err("--exec: the command is empty".to_owned());
            }
            (None, Some(command)) => PassOn::Exec(command),
            (None, None) => PassOn::Nothing,
        };
        let certificate = args.tls_certificate.clone().or(config.tls_certificate);
        let certificate = match (certificate, args.tls_key.clone().or(config.tls_key)) {
            (Some(chain), Some(key)) => Some(Certificate::read(chain, key)?),
            (None, None) => None,
            (Some(_), None) => {
                return Err("a certificate is set without its key: use --tls-key FILE".to_owned());
            }
            (None, Some(_)) => {
                return Err("a key is set without its certificate: use --tls-certificate FILE".to_owned());
            }
        };
        let mut builder = proofs::add(config.builder, &args.proofs);
        if let Some(size) = args.max_body.or(config.max_body) {
            if size.0 > ALL_BODIES {
                return Err("--max-body: at most 64MiB, because all bodies share this memory".to_owned());
            }
            builder = builder.max_body(size.0);
        }
        let receiver = builder.build().map_err(|error| {
            format!("{error}; see --superoffice-secret, --crm-header, --url-token and --allow-unsigned")
        })?;
        let archive = args.archive.clone().or(config.archive);
        if archive.is_none() && args.archive_size.or(config.archive_size).is_some() {
            return Err("--archive-size needs --archive".to_owned());
        }
        let listen = args.listen.or(config.listen).unwrap_or((Ipv4Addr::LOCALHOST, 8080).into());
        let admin = args.admin.or(config.admin);
        // With port 0, the system chooses two different ports.
        if admin == Some(listen) && listen.port() != 0 {
            return Err(
                "--admin must differ from --listen; without --admin, both are on one address".to_owned()
            );
        }
        let size = args.archive_size.or(config.archive_size).map_or(128 << 20, |size| size.0);
        Ok(Self {
            listen,
            admin,
            certificate,
            inbox,
            archive,
            archive_size: u64::try_from(size).unwrap_or(u64::MAX),
            pass_on,
            keep: DAY.saturating_mul(args.keep_days.or(config.keep_days).unwrap_or(30)),
            receiver,
        })
    }
}
