//! `gancho send` on the command line.

use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::hidden::hidden;
use super::number::number;
use super::secret::{HeaderArg, SecretArg};
use super::url::UrlArg;

/// Simulate a vendor to test a receiver: send deliveries, retry, and report what would be lost
///
/// Sends generated deliveries, or those of files, such as archives of 'gancho receive'. It signs them, accepts the
/// statuses that the vendor accepts as success, and retries on the vendor's schedule: RD Station five times,
/// SuperOffice in cycles of three until nine consecutive failures. Pauses that a vendor does not publish are
/// assumptions.
///
/// The table at the end, or after Ctrl-C, shows statuses and latencies. The exit code is 0 if all deliveries were
/// accepted, 1 if one would have been lost or a webhook disabled, 2 if the command line is wrong, an input cannot be
/// read, it was interrupted, or the limit of requests was reached before all deliveries were completed.
///
/// This is a test tool. To hosts other than this machine it sends at most 5 requests per second and 1,000 in total,
/// including retries, unless --allow-host names the host.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho send --url http://127.0.0.1:8080/webhooks --secret s3cret sale.sold
  gancho send --url http://127.0.0.1:8080/webhooks --header X-RD-Webhook-Key=k crm_deal_updated \\
      --count 1000 --rate 200
  gancho send --url http://127.0.0.1:8080/ --duplicates 0.1 --reorder 0.2 --broken 0.01 --retries hasty
  gancho send --url http://127.0.0.1:8080/ --count 500 archive.ndjson.zst")]
pub(crate) struct Send {
    /// The URL of the receiver: http, or https with a certificate that the system trusts
    #[arg(long, value_name = "URL", value_parser = hidden::<UrlArg>())]
    pub(crate) url: UrlArg,

    /// Sign SuperOffice's deliveries with this secret; or env:NAME or file:PATH
    #[arg(long, value_name = "SECRET", allow_hyphen_values = true, value_parser = hidden::<SecretArg>())]
    pub(crate) secret: Option<SecretArg>,

    /// The static header of RD Station CRM's deliveries
    #[arg(long, value_name = "NAME=SECRET", allow_hyphen_values = true, value_parser = hidden::<HeaderArg>())]
    pub(crate) header: Option<HeaderArg>,

    /// The number of requests per second [default: 20; 5 to another host without --allow-host]
    #[arg(long, value_name = "N", value_parser = number::<u32>(1..=100_000), allow_negative_numbers = true)]
    pub(crate) rate: Option<u32>,

    /// The number of deliveries [default: all in the files, or 100]
    #[arg(long, value_name = "N", value_parser = number::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) count: Option<u64>,

    /// The number of concurrent requests
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = number::<u32>(1..=10_000), allow_negative_numbers = true)]
    pub(crate) at_once: u32,

    /// The fraction of deliveries that are sent twice, from 0 to 1
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) duplicates: Fraction,

    /// The fraction of deliveries that are sent out of order, from 0 to 1
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) reorder: Fraction,

    /// The fraction of deliveries that are truncated, from 0 to 1
    #[arg(long, value_name = "P", default_value = "0")]
    pub(crate) broken: Fraction,

    /// The retry schedule
    #[arg(long, value_name = "SCHEDULE", default_value = "as-vendor")]
    pub(crate) retries: Retries,

    /// The seed of the random number generator
    #[arg(long, value_name = "S", default_value_t = 0, value_parser = number::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) seed: u64,

    /// Lift the limits for this host, which must be the host of the URL: you are responsible for the load
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Option<String>,

    /// Event names, as listed by 'gancho events', or all; or files, folders and standard input (-) [default: all]
    #[arg(value_name = "EVENT|FILE")]
    pub(crate) what: Vec<String>,
}

/// Retry schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Retries {
    /// The vendor's retries and pauses
    AsVendor,
    /// The same retries, with pauses a hundred times shorter
    Hasty,
    /// No retries
    None,
}

/// A fraction, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction(pub(crate) f64);

impl FromStr for Fraction {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fraction: f64 = text.parse().map_err(|_| "expected a number from 0 to 1")?;
        if (0.0..=1.0).contains(&fraction) {
            Ok(Self(fraction))
        } else {
            Err("expected a number from 0 to 1")
        }
    }
}
