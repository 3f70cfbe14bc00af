//! `gancho receive` and `gancho listen` on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::byte_size::ByteSize;
use super::hidden::hidden;
use super::number::number;
use super::proof::Proofs;
use super::secret::SecretArg;
use super::url::UrlArg;

/// Receive deliveries: verify, store, respond in time, and pass them on
///
/// A receiver that needs no code. It verifies each delivery, stores it once in the inbox, an SQLite database, and then
/// responds as the vendor requires. A delivery that cannot be parsed is stored too, and the response is success,
/// because the vendor's retries would not help. It is parsed again at every start.
///
/// With --forward or --exec, each delivery is passed on, in order per document. Failures are retried; after 18
/// attempts, with pauses that add up to a little over ten hours, the delivery becomes a dead letter, which stays in the
/// inbox. With --archive, each delivery is also written to NDJSON files, as one line: {"received_at", "system",
/// "headers", "body"}. The files are rotated daily and by size, and then compressed (.zst).
///
/// Without --tls-certificate it speaks plain HTTP: put a proxy with TLS in front of it. Do not expose /healthz and
/// /metrics: --admin serves them on another address, always in plain HTTP. On SIGTERM and SIGINT it stops when all
/// accepted deliveries are stored.
///
/// A secret is written literally, or as env:NAME or file:PATH, which keeps it out of the process list.
///
/// The exit code is 0 after it was stopped, and 2 if it cannot start or cannot accept connections any more.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho receive --inbox inbox.db --superoffice-secret env:SUPEROFFICE_SECRET
  gancho receive --inbox inbox.db --crm-header X-RD-Webhook-Key=file:crm.key \\
      --archive archive --exec ./handle
  gancho receive --config receiver.toml --listen 0.0.0.0:8080
  gancho receive --inbox inbox.db --crm-header X-RD-Webhook-Key=file:crm.key --listen 0.0.0.0:443 \\
      --admin 127.0.0.1:9100 --tls-certificate fullchain.pem --tls-key privkey.pem

A configuration file has the same options, except --config and --verbose. Options on the command line override it,
but those that authenticate senders are added to it:
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
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR", value_parser = address)]
    pub(crate) listen: Option<SocketAddr>,

    /// A separate address for /healthz and /metrics; by default they are on the same address as the deliveries
    #[arg(long, value_name = "ADDR", value_parser = address)]
    pub(crate) admin: Option<SocketAddr>,

    /// Speak HTTPS, with this chain of certificates in PEM; a renewed file is used within seconds, without a restart
    #[arg(long, value_name = "FILE")]
    pub(crate) tls_certificate: Option<PathBuf>,

    /// The private key of the certificate, in PEM
    #[arg(long, value_name = "FILE")]
    pub(crate) tls_key: Option<PathBuf>,

    /// A TOML file with these options
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The database for deliveries, which is created if it does not exist
    #[arg(long, value_name = "PATH")]
    pub(crate) inbox: Option<PathBuf>,

    /// A folder for archives, with one delivery per line
    #[arg(long, value_name = "DIR")]
    pub(crate) archive: Option<PathBuf>,

    /// The size from which no more deliveries are added to an archive file [default: 128MiB]
    #[arg(long, value_name = "SIZE")]
    pub(crate) archive_size: Option<ByteSize>,

    /// Forward each delivery to this URL (http or https), with the unchanged body; any 2xx is success
    #[arg(long, value_name = "URL", conflicts_with = "exec", value_parser = hidden::<UrlArg>())]
    pub(crate) forward: Option<UrlArg>,

    /// Sign forwarded deliveries: X-Gancho-Signature is the HMAC-SHA256 of the body in base64
    #[arg(long, value_name = "SECRET", allow_hyphen_values = true, value_parser = hidden::<SecretArg>())]
    pub(crate) forward_secret: Option<SecretArg>,

    /// Run this command for each delivery, with the body on its standard input; success is exit code 0
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Option<String>,

    /// How many days to keep processed deliveries [default: 30]
    #[arg(long, value_name = "DAYS", value_parser = number::<u32>(0..=u64::from(u32::MAX)), allow_negative_numbers = true)]
    pub(crate) keep_days: Option<u32>,

    /// The maximum length of a body; a longer one is refused with 413 [default: 2MiB]
    #[arg(long, value_name = "SIZE")]
    pub(crate) max_body: Option<ByteSize>,

    #[command(flatten)]
    pub(crate) proofs: Proofs,

    /// Log each delivery too, without its values
    #[arg(long)]
    pub(crate) verbose: bool,
}

/// Print incoming deliveries and their findings: for developers
///
/// Prints a line for each request, each finding and each unknown field.
///
/// It responds like 'gancho receive', but stores nothing. Without options for authentication, deliveries of all systems
/// are accepted. Values of payloads are printed only with --details. A body longer than 2 MiB is refused.
///
/// The exit code is 0 after --count requests or Ctrl-C, 2 if it cannot listen or print, and 141 if the program that
/// reads the output ended.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho listen
  gancho listen --details --superoffice-secret env:SUPEROFFICE_SECRET
  gancho listen --listen 127.0.0.1:9000 & gancho send --url http://127.0.0.1:9000/ sale.sold")]
pub(crate) struct Listen {
    /// The address to listen on
    #[arg(long = "listen", value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = address)]
    pub(crate) address: SocketAddr,

    /// Print each payload too, including personal data
    #[arg(long)]
    pub(crate) details: bool,

    /// Stop after this number of requests
    #[arg(long, value_name = "N", value_parser = number::<u64>(1..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) count: Option<u64>,

    #[command(flatten)]
    pub(crate) proofs: Proofs,
}

/// An address and a port.
pub(crate) fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "expected an address and a port, such as 127.0.0.1:8080")
}
