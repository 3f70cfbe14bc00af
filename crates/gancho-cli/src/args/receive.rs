//! `gancho receive`, `gancho listen` and `gancho send` on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::byte_size::ByteSize;
use super::proof::Proofs;

/// Receive deliveries: verify, store, answer in time, and pass them on
///
/// A receiver without code. It verifies each delivery, keeps it once in the inbox, an SQLite database, and then answers as the
/// vendor requires. What cannot be parsed is kept too, and answered with success: the vendor's retries cannot mend it. At every
/// start it is parsed again.
///
/// With --forward or --exec each delivery is passed on, in order per document, and again while that fails: after 18 tries in ten
/// hours it becomes a dead letter. With --archive each is also written to NDJSON files, one line each:
/// {"received_at", "system", "headers", "body"}. They are rotated daily and by size, and compressed then (.zst).
///
/// It speaks plain HTTP: put a proxy with TLS in front of it, and keep /healthz and /metrics from the public. It stops on SIGTERM
/// and SIGINT when all it has accepted is stored.
///
/// A secret is given as it is, or as env:NAME or file:PATH, which keeps it from the list of processes.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho receive --inbox inbox.db --superoffice-secret env:SUPEROFFICE_SECRET
  gancho receive --inbox inbox.db --crm-header X-RD-Webhook-Key=file:crm.key --archive archive --exec ./handle
  gancho receive --config receiver.toml --listen 0.0.0.0:8080

A configuration file has the same options, and is overruled by them:
  listen = \"127.0.0.1:8080\"
  inbox = \"inbox.db\"
  archive = \"archive\"
  forward = \"http://127.0.0.1:3000/deliveries\"
  forward-secret = \"env:FORWARD_SECRET\"
  [superoffice]
  secrets = [\"env:SUPEROFFICE_SECRET\"]
  [rdstation-crm]
  headers = [{ name = \"X-RD-Webhook-Key\", value = \"env:CRM_KEY\" }]
  [rdstation-marketing]
  tokens = [\"file:/run/secrets/marketing-token\"]")]
pub(crate) struct Receive {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,

    /// Where to serve /healthz and /metrics; without it they are served beside the deliveries
    #[arg(long, value_name = "ADDR")]
    pub(crate) admin: Option<SocketAddr>,

    /// A file with these options, in TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The database that keeps what comes; made when it is not there
    #[arg(long, value_name = "PATH")]
    pub(crate) inbox: Option<PathBuf>,

    /// A folder for archives, one delivery a line
    #[arg(long, value_name = "DIR")]
    pub(crate) archive: Option<PathBuf>,

    /// How large a file of the archive may grow before the next one begins [default: 128MiB]
    #[arg(long, value_name = "SIZE")]
    pub(crate) archive_size: Option<ByteSize>,

    /// Pass each delivery on to this address: the body as it came, success is any 2xx
    #[arg(long, value_name = "URL", conflicts_with = "exec")]
    pub(crate) forward: Option<String>,

    /// Sign what is forwarded: X-Gancho-Signature, base64 of an HMAC-SHA256 over the body
    #[arg(long, value_name = "SECRET")]
    pub(crate) forward_secret: Option<super::proof::SecretArg>,

    /// Run this command for each delivery, with the body on its standard input; success is exit code 0
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Option<String>,

    /// How many days to keep what is passed on [default: 30]
    #[arg(long, value_name = "DAYS")]
    pub(crate) keep_days: Option<u32>,

    /// The longest body; a longer one is refused with 413 [default: 2MiB]
    #[arg(long, value_name = "SIZE")]
    pub(crate) max_body: Option<ByteSize>,

    #[command(flatten)]
    pub(crate) proofs: Proofs,

    /// Log each delivery too, without its values
    #[arg(long)]
    pub(crate) verbose: bool,
}

/// Show what arrives, one line each: for developers
///
/// Everything is answered as 'gancho receive' would answer it, and nothing is kept. Without a secret, deliveries of all systems are
/// taken unsigned. Values of payloads are shown with --details only.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho listen
  gancho listen --details --superoffice-secret env:SUPEROFFICE_SECRET
  gancho listen --listen 127.0.0.1:9000 & gancho send --url http://127.0.0.1:9000/ sale.sold")]
pub(crate) struct Listen {
    /// Where to listen
    #[arg(long = "listen", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(crate) address: SocketAddr,

    /// Print each payload too, personal data included
    #[arg(long)]
    pub(crate) details: bool,

    /// Stop after so many requests
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<u64>,

    #[command(flatten)]
    pub(crate) proofs: Proofs,
}
