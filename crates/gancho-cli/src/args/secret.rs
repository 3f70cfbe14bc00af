//! Secrets on the command line, which no error contains.

use std::path::Path;
use std::str::FromStr;

use gancho_core::Secret;

use crate::message::Escaped;

/// A secret: literally, or `env:NAME`, or `file:PATH`.
#[derive(Clone, Debug)]
pub(crate) struct SecretArg(pub(crate) Secret);

impl FromStr for SecretArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let secret = if let Some(name) = text.strip_prefix("env:") {
            of_variable(name)?
        } else if let Some(path) = text.strip_prefix("file:") {
            of_file(path)?
        } else {
            text.to_owned()
        };
        if secret.is_empty() { Err("the secret is empty".to_owned()) } else { Ok(Self(secret.into())) }
    }
}

fn of_variable(name: &str) -> Result<String, String> {
    if name.is_empty() {
        return Err("env: needs the name of an environment variable".to_owned());
    }
    std::env::var(name).map_err(|error| {
        // With `env:$NAME` the shell puts the secret in the place of the name.
        let is_name = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.contains('_')
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let name = if is_name { name } else { "after env:" };
        match error {
            std::env::VarError::NotPresent => format!("the environment variable {name} is not set"),
            std::env::VarError::NotUnicode(_) => format!("the environment variable {name} is not UTF-8"),
        }
    })
}

fn of_file(path: &str) -> Result<String, String> {
    let name = Escaped(if is_path(path) { path } else { "the file after file:" });
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.contains('\n') {
        return Err(format!("{name} has several lines; a file contains one secret"));
    }
    Ok(secret.to_owned())
}

/// Whether it is the path of a file or, by its folder, could be one. With `file:$SECRET` the shell puts the secret in
/// the place of the path. In base64, a secret may contain slashes, and may begin with one.
fn is_path(path: &str) -> bool {
    let path = Path::new(path);
    // Neither the empty path nor the root has a parent.
    path.exists() || path.parent().is_some_and(|folder| folder.parent().is_some() && folder.is_dir())
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
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        // The name is not in an error: after a wrong separator it contains the secret.
        if name.contains(':') {
            return Err("expected NAME=SECRET, with '=' and not ':'".to_owned());
        }
        if !text.contains('=') {
            return Err("expected NAME=SECRET".to_owned());
        }
        if !is_header_name(name) {
            return Err("the part before '=' cannot be the name of a header".to_owned());
        }
        let SecretArg(value) = value.parse()?;
        if value.expose().chars().any(char::is_control) {
            return Err("the value of a header cannot contain control characters".to_owned());
        }
        Ok(Self { name: name.to_owned(), value })
    }
}

/// Whether it is a token of RFC 9110.
pub(crate) fn is_header_name(name: &str) -> bool {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_valid)
}
