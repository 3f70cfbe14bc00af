//! The server over TLS.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject as _};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

use crate::server::{Limits, WriteLimit, serve_with};

/// A certificate and its private key, for [`serve_tls`].
///
/// It supports TLS 1.2 and 1.3, without client certificates. Clones share the certificate: [`replace`](Self::replace)
/// renews it for a running server.
///
/// ```
/// use gancho_receiver::Tls;
///
/// # let made = rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
/// # let (chain, key) = (made.cert.pem(), made.signing_key.serialize_pem());
/// let tls = Tls::from_pem(chain.as_bytes(), key.as_bytes())?;
/// assert!(tls.replace(chain.as_bytes(), b"not a key").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Tls {
    config: Arc<RwLock<Arc<ServerConfig>>>,
}

/// Why a certificate or a key cannot be used.
///
/// ```
/// use gancho_receiver::{Tls, TlsError};
///
/// let error: TlsError = Tls::from_pem(b"", b"").unwrap_err();
/// assert_eq!(error.to_string(), "the file of the certificate contains no certificate in PEM");
/// ```
#[derive(Debug)]
pub struct TlsError {
    what: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Tls {
    /// Reads a chain of certificates, the server's own first, and its private key (PKCS #8, PKCS #1 or SEC 1), both in
    /// PEM.
    ///
    /// # Errors
    ///
    /// If one of them is missing or is not PEM, or if the key does not belong to the certificate. The error does not
    /// contain any part of the two.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, TlsError> {
        Ok(Self { config: Arc::new(RwLock::new(config(certificates, key)?)) })
    }

    /// Replaces the certificate, for connections from now on.
    ///
    /// # Errors
    ///
    /// The same as for [`from_pem`](Self::from_pem). The current certificate then stays in use.
    pub fn replace(&self, certificates: &[u8], key: &[u8]) -> Result<(), TlsError> {
        let config = config(certificates, key)?;
        *self.config.write().unwrap_or_else(PoisonError::into_inner) = config;
        Ok(())
    }

    fn acceptor(&self) -> TlsAcceptor {
        Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

/// Like [`serve`](crate::serve()), but over TLS. The time limit for a head also applies to the handshake.
///
/// # Errors
///
/// The same as for [`serve`](crate::serve()). A failed connection or handshake does not affect the others.
pub async fn serve_tls(
    listener: TcpListener,
    tls: Tls,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let handshake = move |stream: WriteLimit<TcpStream>| {
        let accepting = tls.acceptor().accept(stream);
        async move { tokio::time::timeout(limits.head, accepting).await? }
    };
    serve_with(listener, app, limits, stop, handshake).await
}

fn config(certificates: &[u8], key: &[u8]) -> Result<Arc<ServerConfig>, TlsError> {
    let chain = CertificateDer::pem_slice_iter(certificates)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| TlsError::not_pem("the file of the certificate is not PEM", &error))?;
    if chain.is_empty() {
        return Err(TlsError {
            what: "the file of the certificate contains no certificate in PEM",
            source: None,
        });
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|error| match error {
        pem::Error::NoItemsFound => TlsError {
            what: "the file of the key contains no private key in PEM, or one that is encrypted",
            source: None,
        },
        error => TlsError::not_pem("the file of the key is not PEM", &error),
    })?;
    let unusable = |error: rustls::Error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError { what: "the key does not belong to the certificate", source: None }
        }
        error => TlsError::new("the certificate cannot be used with this key", error),
    };
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unusable)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(unusable)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

impl TlsError {
    fn new(what: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { what, source: Some(source.into()) }
    }

    /// The message of the error itself may contain the bytes of a line: the whole key, if its line breaks were lost.
    fn not_pem(what: &'static str, error: &pem::Error) -> Self {
        let reason = match error {
            pem::Error::MissingSectionEnd { .. } => "a section has no END line",
            pem::Error::IllegalSectionStart { .. } => "a BEGIN line does not end with five hyphens",
            pem::Error::Base64Decode(_) => "a section is not valid base64",
            pem::Error::SectionTooLarge => "a section is too long",
            _ => return Self { what, source: None },
        };
        Self::new(what, reason)
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls")
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, ": {source}"))
    }
}

impl Error for TlsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
