//! Requests with proofs.

use bytes::Bytes;
use gancho_core::superoffice::{EventId, headers, signature};
use gancho_core::{Envelope, Secret, System};
use http::{HeaderName, HeaderValue, Method, Request, Uri, header};

/// Creates requests with the proofs that a receiver requires.
///
/// ```
/// use gancho_receiver::gancho_core::superoffice::{headers, signature};
/// use gancho_receiver::gancho_core::testing::sample;
/// use gancho_receiver::testing::Signer;
///
/// let signer = Signer::new("https://example.com/webhooks").superoffice_secret("s3cret");
/// let request = signer.request(&sample("sale.sold", 7).unwrap());
/// let sent = request.headers()[headers::SIGNATURE].to_str()?;
/// assert!(signature::verify("s3cret", request.body(), sent).is_ok());
/// assert_eq!(request.headers()[headers::EVENT], "sale.sold");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Signer {
    uri: Uri,
    superoffice_secret: Option<Secret>,
    crm_header: Option<(HeaderName, HeaderValue)>,
}

impl Signer {
    /// Requests to this URL, including its token; to `/` if it is not a URL.
    pub fn new(uri: &str) -> Self {
        Self { uri: uri.parse().unwrap_or_default(), superoffice_secret: None, crm_header: None }
    }

    /// Signs deliveries of SuperOffice.
    #[must_use]
    pub fn superoffice_secret(mut self, secret: &str) -> Self {
        self.superoffice_secret = Some(Secret::new(secret));
        self
    }

    /// Adds a header to deliveries of RD Station CRM; an invalid header is omitted.
    #[must_use]
    pub fn crm_header(mut self, name: &str, key: &str) -> Self {
        self.crm_header = name.parse().ok().zip(HeaderValue::from_str(key).ok()).map(|(name, mut value)| {
            value.set_sensitive(true);
            (name, value)
        });
        self
    }

    /// A delivery as its vendor sends it.
    pub fn request(&self, envelope: &Envelope) -> Request<Bytes> {
        // An envelope always serializes, because the keys of its maps are strings.
        let body = serde_json::to_vec(envelope).unwrap_or_default();
        let mut request = self.request_of(envelope.system(), body);
        if let Envelope::SuperOffice(notification) = envelope {
            let named = [
                (headers::EVENT, Some(notification.event.as_str())),
                (headers::EVENT_ID, notification.event_id.get().map(EventId::as_str)),
            ];
            for (name, value) in named {
                let header = name.parse::<HeaderName>().ok().zip(value.and_then(|value| value.parse().ok()));
                if let Some((name, value)) = header {
                    request.headers_mut().insert(name, value);
                }
            }
        }
        request
    }

    /// A request of this system with any bytes.
    pub fn request_of(&self, system: System, body: impl Into<Bytes>) -> Request<Bytes> {
        let body = body.into();
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.uri.clone();
        let content_type = match system {
            System::RdStationCrm | System::RdStationMarketing => "application/json",
            System::SuperOffice => "application/json; charset=utf-8",
        };
        let proof = match system {
            System::RdStationCrm => self.crm_header.clone(),
            System::RdStationMarketing => None,
            System::SuperOffice => self.superoffice_secret.as_ref().and_then(|secret| {
                let signed = signature::sign(secret.expose(), request.body());
                Some((headers::SIGNATURE.parse().ok()?, signed.parse().ok()?))
            }),
        };
        request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        if let Some((name, value)) = proof {
            request.headers_mut().insert(name, value);
        }
        request
    }
}
