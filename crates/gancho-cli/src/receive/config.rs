//! The configuration file.

mod wording;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use gancho_core::{Secret, System};
use gancho_receiver::{Builder, Receiver};
use serde::Deserialize;
use toml::Spanned;

use self::wording::{key, without_values};
use crate::args::{self, ByteSize, SecretArg, TOKEN, UrlArg, is_header_name};

/// The content of the file.
#[derive(Default)]
pub(super) struct Config {
    pub(super) listen: Option<SocketAddr>,
    pub(super) admin: Option<SocketAddr>,
    pub(super) tls_certificate: Option<PathBuf>,
    pub(super) tls_key: Option<PathBuf>,
    pub(super) inbox: Option<PathBuf>,
    pub(super) archive: Option<PathBuf>,
    pub(super) archive_size: Option<ByteSize>,
    pub(super) forward: Option<UrlArg>,
    pub(super) forward_secret: Option<Secret>,
    pub(super) exec: Option<String>,
    pub(super) keep_days: Option<u32>,
    pub(super) max_body: Option<ByteSize>,
    pub(super) builder: Builder,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    listen: Option<Spanned<String>>,
    admin: Option<Spanned<String>>,
    tls_certificate: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    inbox: Option<PathBuf>,
    archive: Option<PathBuf>,
    archive_size: Option<Spanned<String>>,
    forward: Option<Spanned<String>>,
    forward_secret: Option<Spanned<String>>,
    exec: Option<String>,
    keep_days: Option<u32>,
    max_body: Option<Spanned<String>>,
    #[serde(default)]
    superoffice: Superoffice,
    #[serde(default)]
    rdstation_crm: Crm,
    #[serde(default)]
    rdstation_marketing: Marketing,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Superoffice {
    secrets: Vec<Spanned<String>>,
    tokens: Vec<Spanned<String>>,
    unsigned: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Crm {
    headers: Vec<Header>,
    tokens: Vec<Spanned<String>>,
    unsigned: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    name: Spanned<String>,
    value: Spanned<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Marketing {
    tokens: Vec<Spanned<String>>,
    unsigned: bool,
}

impl Config {
    /// Reads a file. An error contains the number and the key of the line, but not its value, which may be a secret.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Self::parse(&text).map_err(|(line, reason)| {
            let key = key(&text, line).filter(|key| !reason.contains(&format!("`{key}`")));
            let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
            format!("{}:{line}: {key}{reason}", path.display())
        })
    }

    fn parse(text: &str) -> Result<Self, (usize, String)> {
        let file: File = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            (line(text, start), without_values(error.message()))
        })?;
        let at = |value: &Spanned<String>, reason: String| (line(text, value.span().start), reason);
        let secret = |value: &Spanned<String>| -> Result<Secret, (usize, String)> {
            value.as_ref().parse().map(|SecretArg(secret)| secret).map_err(|reason| at(value, reason))
        };
        let url = |value: &Spanned<String>| -> Result<UrlArg, (usize, String)> {
            value.as_ref().parse().map_err(|reason| at(value, reason))
        };
        let address = |value: Option<Spanned<String>>| -> Result<Option<SocketAddr>, (usize, String)> {
            let parse = |value: Spanned<String>| {
                args::address(value.as_ref()).map_err(|reason| at(&value, reason.to_owned()))
            };
            value.map(parse).transpose()
        };
        let size = |value: Option<Spanned<String>>| -> Result<Option<ByteSize>, (usize, String)> {
            let parse = |value: Spanned<String>| {
                value.as_ref().parse().map_err(|reason: &str| at(&value, reason.to_owned()))
            };
            value.map(parse).transpose()
        };

        let mut builder = Receiver::builder();
        for given in &file.superoffice.secrets {
            builder = builder.superoffice_secret(secret(given)?.expose());
        }
        for Header { name, value } in &file.rdstation_crm.headers {
            if !is_header_name(name.as_ref()) {
                return Err(at(name, "a header cannot have this name".to_owned()));
            }
            builder = builder.crm_header(name.as_ref(), secret(value)?.expose());
        }
        for system in System::ALL.iter().copied() {
            let (tokens, unsigned) = match system {
                System::RdStationCrm => (&file.rdstation_crm.tokens, file.rdstation_crm.unsigned),
                System::RdStationMarketing => {
                    (&file.rdstation_marketing.tokens, file.rdstation_marketing.unsigned)
                }
                System::SuperOffice => (&file.superoffice.tokens, file.superoffice.unsigned),
            };
            for given in tokens {
                let token = secret(given)?;
                if token.expose().len() < TOKEN {
                    return Err(at(given, format!("a token has fewer than {TOKEN} characters")));
                }
                builder = builder.url_token(system, token.expose());
            }
            if unsigned {
                builder = builder.allow_unsigned(system);
            }
        }
        Ok(Self {
            listen: address(file.listen)?,
            admin: address(file.admin)?,
            tls_certificate: file.tls_certificate,
            tls_key: file.tls_key,
            inbox: file.inbox,
            archive: file.archive,
            archive_size: size(file.archive_size)?,
            forward: file.forward.as_ref().map(url).transpose()?,
            forward_secret: file.forward_secret.as_ref().map(secret).transpose()?,
            exec: file.exec,
            keep_days: file.keep_days,
            max_body: size(file.max_body)?,
            builder,
        })
    }
}

/// The line of a byte, counted from 1.
fn line(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        Config::parse(text).err().unwrap()
    }

    #[test]
    fn errors_have_a_line_and_contain_no_secrets() {
        let cases = [
            ("inbox = \"a\"\nlisten = \"here\"\n", 2, "expected an address"),
            ("inbox = \"a\"\n\nmax-body = \"lots\"\n", 3, "expected a number"),
            ("inbocks = \"a\"\n", 1, "unknown field"),
            ("inbox = \"a\n", 1, ""),
            ("[superoffice]\nsecrets = [\"hidden\", \"\"]\n", 2, "the secret is empty"),
            ("[superoffice]\nsecrets = \"hidden\"\n", 2, "expected a list"),
            ("[superoffice]\nsecrets = [4711]\n", 2, "expected a string; found: integer"),
            ("keep-days = \"hidden\"\n", 1, "expected a whole number; found: string"),
            ("\ninbox = hidden\n", 2, "a string must be in double quotes"),
            ("forward = \"ftp://hidden/\"\n", 1, "begins with http:// or https://"),
            ("[superoffice]\nunsigned = \"hidden\"\n", 2, "expected a boolean"),
            (
                "[rdstation-crm]\nheaders = [\n  { name = \"X Key\", value = \"hidden\" },\n]\n",
                3,
                "cannot have this name",
            ),
            ("[rdstation-crm]\nheaders = [{ name = \"X-Key\" }]\n", 2, "missing field"),
            ("[rdstation-marketing]\ntokens = [\"hidden\"]\n", 2, "fewer than 16"),
            ("forward-secret = \"env:GANCHO_NO_SUCH_VARIABLE\"\n", 1, "is not set"),
        ];
        for (text, line, reason) in cases {
            let (at, said) = fault(text);
            assert_eq!(at, line, "{text}: {said}");
            assert!(said.contains(reason), "{text}: {said}");
            assert!(!said.contains("hidden") && !said.contains("4711"), "{said}");
        }
    }

    #[test]
    fn a_file_with_every_section_is_parsed() {
        let text = r#"
            listen = "127.0.0.1:1"
            inbox = "inbox.db"
            max-body = "1MiB"
            keep-days = 7
            [superoffice]
            secrets = ["a", "b"]
            [rdstation-crm]
            headers = [{ name = "X-Key", value = "k" }]
            [rdstation-marketing]
            tokens = ["0123456789abcdef"]
        "#;
        let config = Config::parse(text).unwrap();
        assert_eq!((config.keep_days, config.max_body), (Some(7), Some(ByteSize(1 << 20))));
        assert!(config.builder.build().is_ok());
    }
}
