//! The proofs of a request, by simple implementations.

use gancho_core::System;
use gancho_core::superoffice::signature::sign;
use http::Uri;
use http::header::{HeaderName, HeaderValue};

use crate::arrival::Arrival;

/// The secrets and the headers, two of each, as during a rotation.
pub(crate) const SECRETS: [&str; 2] = ["s3cret-of-superoffice", "the-old-secret"];
pub(crate) const KEYS: [(&str, &str); 2] =
    [("x-rd-webhook-key", "4f1c-key-of-the-crm"), ("x-old", "the-old-key")];
pub(crate) const SIGNATURE: &str = "x-superoffice-signature";

/// The token of a system.
pub(crate) fn token(system: System) -> &'static str {
    match system {
        System::RdStationCrm => "token-of-the-crm-0123",
        System::RdStationMarketing => "token-of-marketing-01",
        System::SuperOffice => "token-of-superoffice%",
    }
}

/// Whether the request has one signature, which fits its body.
pub(crate) fn is_signed(arrival: &Arrival) -> bool {
    SECRETS.iter().any(|secret| once(arrival, SIGNATURE) == Some(sign(secret, &arrival.body).as_bytes()))
}

/// Whether the request has one of the static headers once.
pub(crate) fn has_key(arrival: &Arrival) -> bool {
    KEYS.iter().any(|(name, key)| once(arrival, name) == Some(key.as_bytes()))
}

fn once<'a>(arrival: &'a Arrival, name: &str) -> Option<&'a [u8]> {
    let values: Vec<_> = arrival.headers.get_all(name).iter().collect();
    if let [value] = values.as_slice() { Some(value.as_bytes()) } else { None }
}

/// Whether the token is a segment of the path or the only parameter of this name.
pub(crate) fn has_token(uri: &Uri, token: &str) -> bool {
    let token = token.as_bytes();
    let pairs =
        uri.query().unwrap_or_default().split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let given: Vec<_> = pairs
        .filter(|(name, _)| decoded(&name.replace('+', " ")) == b"token")
        .map(|(_, value)| decoded(&value.replace('+', " ")))
        .collect();
    match given.as_slice() {
        [] => uri.path().split('/').any(|part| part.as_bytes() == token || decoded(part) == token),
        [one] => one == token,
        _ => false,
    }
}

/// The bytes of a percent-encoded text.
fn decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, more @ ..] = rest {
        let hex = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, more) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    bytes
}

/// The same request, with the right proofs of all systems and no others.
pub(crate) fn proven(arrival: &Arrival) -> Arrival {
    let mut proven = bare(arrival);
    let (name, key) = KEYS[0];
    proven.headers.insert(HeaderName::from_static(name), HeaderValue::from_static(key));
    let signature = sign(SECRETS[0], &arrival.body);
    proven.headers.insert(SIGNATURE, signature.parse().expect("base64 is a valid value"));
    let tokens: Vec<_> = System::ALL.iter().map(|system| token(*system).replace('%', "%25")).collect();
    proven.uri = format!("/in/{}", tokens.join("/")).parse().expect("an encoded token is valid");
    proven
}

/// The same request without any proof.
pub(crate) fn bare(arrival: &Arrival) -> Arrival {
    let mut bare = Arrival { uri: Uri::from_static("/in"), ..arrival.clone() };
    for name in [KEYS[0].0, KEYS[1].0, SIGNATURE] {
        bare.headers.remove(name);
    }
    bare
}
