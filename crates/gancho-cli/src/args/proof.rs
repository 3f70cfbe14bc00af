//! Options for the authentication of senders.

use std::str::FromStr;

use clap::Args;
use gancho_core::{Secret, System};

/// The required authentication of each system.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Proofs {
    /// The secret of SuperOffice's webhook definition; set two during a rotation
    #[arg(long, value_name = "SECRET")]
    pub(crate) superoffice_secret: Vec<SecretArg>,

    /// The static header of an RD Station CRM subscription, and its value; set two during a rotation
    #[arg(long, value_name = "NAME=SECRET")]
    pub(crate) crm_header: Vec<HeaderArg>,

    /// A token in the URL, as a path segment or as ?token=, for the deliveries of a system
    #[arg(long, value_name = "SYSTEM=SECRET")]
    pub(crate) url_token: Vec<TokenArg>,

    /// Accept deliveries of this system without authentication
    #[arg(long, value_name = "SYSTEM")]
    pub(crate) allow_unsigned: Vec<System>,
}

impl Proofs {
    /// Whether no system is configured.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { superoffice_secret, crm_header, url_token, allow_unsigned } = self;
        superoffice_secret.is_empty()
            && crm_header.is_empty()
            && url_token.is_empty()
            && allow_unsigned.is_empty()
    }
}

/// A secret: literally, or `env:NAME`, or `file:PATH`.
#[derive(Clone, Debug)]
pub(crate) struct SecretArg(pub(crate) Secret);

impl FromStr for SecretArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let secret = if let Some(name) = text.strip_prefix("env:") {
            std::env::var(name).map_err(|_| format!("the environment variable {name} is not set"))?
        } else if let Some(path) = text.strip_prefix("file:") {
            let read =
                std::fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))?;
            read.trim_end_matches(['\r', '\n']).to_owned()
        } else {
            text.to_owned()
        };
        if secret.is_empty() { Err("the secret is empty".to_owned()) } else { Ok(Self(secret.into())) }
    }
}

/// `NAME=SECRET`.
#[derive(Clone, Debug)]
pub(crate) struct HeaderArg {
    pub(crate) name: String,
    pub(crate) value: Secret,
}

impl FromStr for HeaderArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("expected NAME=SECRET")?;
        let SecretArg(value) = value.parse()?;
        Ok(Self { name: name.to_owned(), value })
    }
}

/// `SYSTEM=SECRET`.
#[derive(Clone, Debug)]
pub(crate) struct TokenArg {
    pub(crate) system: System,
    pub(crate) token: Secret,
}

impl FromStr for TokenArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (system, token) = text.split_once('=').ok_or("expected SYSTEM=SECRET")?;
        let system = system.parse().map_err(|error: gancho_core::ParseError| error.to_string())?;
        let SecretArg(token) = token.parse()?;
        Ok(Self { system, token })
    }
}
