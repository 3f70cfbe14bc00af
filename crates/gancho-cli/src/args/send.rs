//! `gancho send` on the command line.

use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::proof::{HeaderArg, SecretArg};

/// Play the vendor against a receiver: send deliveries, retry, and report what would be lost
///
/// Sends made-up deliveries, or those of files: one a line, or lines of an archive. It signs them, takes for success what the
/// vendor takes for it, and tries again on the vendor's schedule: RD Station five more times, SuperOffice in cycles of three until
/// nine failures in a row. Pauses that a vendor does not publish are made up.
///
/// The table at the end shows statuses and latencies. The exit code is 1 when a delivery would have been lost, or a webhook
/// stopped.
///
/// This is a test tool. To hosts other than this machine it sends at most 5 requests a second and 1,000 in all, retries included,
/// unless --allow-host names the host.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho send --url http://127.0.0.1:8080/webhooks --secret s3cret sale.sold
  gancho send --url http://127.0.0.1:8080/webhooks --header X-RD-Webhook-Key=k crm_deal_updated --count 1000 --rate 200
  gancho send --url http://127.0.0.1:8080/ --duplicates 0.1 --reorder 0.2 --broken 0.01 --retries hasty
  gancho send --url http://127.0.0.1:8080/ --count 500 archive.ndjson")]
pub(crate) struct Send {
    /// Where to send to; http only
    #[arg(long, value_name = "URL")]
    pub(crate) url: String,

    /// Sign SuperOffice's deliveries with this secret; env:NAME and file:PATH read it from there
    #[arg(long, value_name = "SECRET")]
    pub(crate) secret: Option<SecretArg>,

    /// The header with which RD Station CRM's deliveries come
    #[arg(long, value_name = "NAME=SECRET")]
    pub(crate) header: Option<HeaderArg>,

    /// How many a second [default: 20, to other hosts 5]
    #[arg(long, value_name = "N")]
    pub(crate) rate: Option<u32>,

    /// How many deliveries [default: all of a file, else 100]
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<u64>,

    /// How many at a time
    #[arg(long, value_name = "N", default_value_t = 16)]
    pub(crate) at_once: usize,

    /// Which part of them comes twice, from 0 to 1
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) duplicates: Part,

    /// Which part of them comes later than it should
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) reorder: Part,

    /// Which part of them breaks off in the middle
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) broken: Part,

    /// When to try again: as the vendor does, with pauses a hundred times as short, or never
    #[arg(long, value_name = "WHEN", default_value = "as-vendor")]
    pub(crate) retries: Retries,

    /// The seed of the random number generator
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(crate) seed: u64,

    /// Lift the limits for this host, which must be the one of the URL: you answer for what it gets
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Option<String>,

    /// Names of events, as 'gancho events' lists them, or files; all events when nothing is said
    #[arg(value_name = "EVENT|FILE")]
    pub(crate) what: Vec<String>,
}

/// When to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Retries {
    /// With the vendor's pauses.
    AsVendor,
    /// As often, with pauses a hundred times as short.
    Hasty,
    /// Not at all.
    None,
}

/// A part of a whole, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part(pub(crate) f64);

impl FromStr for Part {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part: f64 = text.parse().map_err(|_| "expected a number from 0 to 1")?;
        if (0.0..=1.0).contains(&part) { Ok(Self(part)) } else { Err("expected a number from 0 to 1") }
    }
}
