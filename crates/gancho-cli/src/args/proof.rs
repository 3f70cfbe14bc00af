//! Options for the authentication of senders.

use std::str::FromStr;

use clap::Args;
use gancho_core::{Secret, System};

use super::hidden::hidden;
use super::secret::{HeaderArg, SecretArg};

/// The minimum length of a token in the URL.
pub(crate) const TOKEN: usize = 16;

/// The required authentication of each system.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Proofs {
    /// The secret of SuperOffice's webhook definition; set two during a rotation
    #[arg(long, value_name = "SECRET", allow_hyphen_values = true, value_parser = hidden::<SecretArg>())]
    pub(crate) superoffice_secret: Vec<SecretArg>,

    /// The static header of an RD Station CRM subscription, and its value; set two during a rotation
    #[arg(long, value_name = "NAME=SECRET", allow_hyphen_values = true, value_parser = hidden::<HeaderArg>())]
    pub(crate) crm_header: Vec<HeaderArg>,

    /// A token in the URL, as a path segment or as ?token=, for the deliveries of a system
    #[arg(long, value_name = "SYSTEM=SECRET", allow_hyphen_values = true, value_parser = hidden::<TokenArg>())]
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
        let system = system.parse().map_err(|_| {
            // The part is not in the error: if SYSTEM= was omitted, it is the beginning of a token that contains '='.
            let all: Vec<&str> = System::ALL.iter().map(|system| system.as_str()).collect();
            format!("the part before '=' is not a system; the systems are {}", all.join(", "))
        })?;
        let SecretArg(token) = token.parse()?;
        if token.expose().len() < TOKEN {
            return Err(format!("the token has fewer than {TOKEN} characters; use: openssl rand -hex 16"));
        }
        Ok(Self { system, token })
    }
}
