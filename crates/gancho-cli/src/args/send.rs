//! `gancho send` on the command line.

use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::number::number;
use super::proof::{HeaderArg, SecretArg};

/// Simulate a vendor to test a receiver: send deliveries, retry, and report what would be lost
///
/// Sends generated deliveries, or those of files: one per line, or the lines of an archive. It signs them, accepts the
/// statuses that the vendor accepts as success, and retries on the vendor's schedule: RD Station five times,
/// SuperOffice in cycles of three until nine consecutive failures. Pauses that a vendor does not publish are
/// assumptions.
///
/// The table at the end shows statuses and latencies. The exit code is 1 if a delivery would have been lost, or a
/// webhook stopped.
///
/// This is a test tool. To hosts other than this machine it sends at most 5 requests per second and 1,000 in total,
/// including retries, unless --allow-host names the host.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho send --url http://127.0.0.1:8080/webhooks --secret s3cret sale.sold
  gancho send --url http://127.0.0.1:8080/webhooks --header X-RD-Webhook-Key=k crm_deal_updated --count 1000 --rate 200
  gancho send --url http://127.0.0.1:8080/ --duplicates 0.1 --reorder 0.2 --broken 0.01 --retries hasty
  gancho send --url http://127.0.0.1:8080/ --count 500 archive.ndjson")]
pub(crate) struct Send {
    /// The URL of the receiver: http, or https with a certificate that the system trusts
    #[arg(long, value_name = "URL")]
    pub(crate) url: String,

    /// Sign SuperOffice's deliveries with this secret; or env:NAME or file:PATH
    #[arg(long, value_name = "SECRET")]
    pub(crate) secret: Option<SecretArg>,

    /// The static header of RD Station CRM's deliveries
    #[arg(long, value_name = "NAME=SECRET")]
    pub(crate) header: Option<HeaderArg>,

    /// The number of requests per second [default: 20; 5 to other hosts]
    #[arg(long, value_name = "N", value_parser = number::<u32>(1..=100_000), allow_negative_numbers = true)]
    pub(crate) rate: Option<u32>,

    /// The number of deliveries [default: all in the files, or 100]
    #[arg(long, value_name = "N", value_parser = number::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub(crate) count: Option<u64>,

    /// The number of concurrent requests
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = number::<usize>(1..=10_000), allow_negative_numbers = true)]
    pub(crate) at_once: usize,

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

    /// Event names, as listed by 'gancho events', or files [default: all events]
    #[arg(value_name = "EVENT|FILE")]
    pub(crate) what: Vec<String>,
}

/// Retry schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Retries {
    /// The vendor's retries and pauses
    AsVendor,
    /// The same retries, with pauses a hundred times as short
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
