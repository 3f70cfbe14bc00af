//! Why there is no response.

use std::fmt;
use std::io;

use tokio_rustls::rustls;
use tokio_rustls::rustls::CertificateError;

/// Why a request has no response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// Nothing listens at the address.
    Refused,
    /// There was no connection in time.
    NotConnected,
    /// The response did not arrive in time.
    Late,
    /// The certificate of the server cannot be verified.
    Certificate(String),
    /// The server does not speak TLS.
    NoTls,
    /// The response is not HTTP.
    NoHttp,
    /// The connection was closed.
    Closed,
    /// Another error of the system or of TLS.
    Other(String),
}

impl Fault {
    /// What the user can do about it.
    pub(crate) fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Refused => Some("is the receiver running?"),
            Self::Certificate(_) => Some("SSL_CERT_FILE names a file of trusted certificates"),
            Self::NoTls => Some("should the URL begin with http://?"),
            Self::NoHttp => Some("should the URL begin with https://?"),
            Self::NotConnected | Self::Late | Self::Closed | Self::Other(_) => None,
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        match tls {
            Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer)) => {
                Self::Certificate("its issuer is not trusted".to_owned())
            }
            Some(rustls::Error::InvalidCertificate(reason)) => Self::Certificate(reason.to_string()),
            Some(rustls::Error::InvalidMessage(_)) => Self::NoTls,
            Some(other) => Self::Other(format!("TLS failed: {other}")),
            None if error.kind() == io::ErrorKind::ConnectionRefused => Self::Refused,
            None if matches!(
                error.kind(),
                io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::ConnectionReset
                    | io::ErrorKind::ConnectionAborted
                    | io::ErrorKind::BrokenPipe
            ) =>
            {
                Self::Closed
            }
            None => Self::Other(error.kind().to_string()),
        }
    }
}

impl From<hyper::Error> for Fault {
    fn from(error: hyper::Error) -> Self {
        if error.is_parse() {
            Self::NoHttp
        } else if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
            Self::Closed
        } else {
            let io = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<io::Error>());
            io.map_or_else(|| Self::Other(error.to_string()), |io| Self::from(io::Error::from(io.kind())))
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => f.write_str("connection refused"),
            Self::NotConnected => f.write_str("no connection in time"),
            Self::Late => f.write_str("too late"),
            Self::Certificate(reason) => write!(f, "the certificate cannot be verified: {reason}"),
            Self::NoTls => f.write_str("the server does not speak TLS"),
            Self::NoHttp => f.write_str("the server does not speak HTTP"),
            Self::Closed => f.write_str("connection closed"),
            Self::Other(reason) => f.write_str(reason),
        }
    }
}
