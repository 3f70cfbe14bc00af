//! SuperOffice's signature, against vectors made with another tool.
//!
//! SuperOffice publishes no vector with its secret. Those in `fixtures/signature` were made with OpenSSL:
//! `openssl dgst -sha256 -hmac "$(cat NAME.secret)" -binary NAME.body | base64`, and checked with Python's `hmac`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]
#![cfg(feature = "signature")]

use std::fs;
use std::path::Path;

use gancho_core::rdstation::crm::{AuthHeader, v2::SubscriptionRequest};
use gancho_core::superoffice::signature::{sign, verify};

#[test]
fn vectors_of_another_tool() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/signature");
    let mut vectors = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "body") {
            let body = fs::read(&path).unwrap();
            let secret = fs::read_to_string(path.with_extension("secret")).unwrap();
            let expected = fs::read_to_string(path.with_extension("signature")).unwrap();
            assert_eq!(sign(&secret, &body), expected.trim_end(), "{}", path.display());
            assert!(verify(&secret, &body, expected.trim_end()).is_ok());
            vectors += 1;
        }
    }
    assert!(vectors >= 4, "only {vectors} vectors were found");
}

#[test]
fn nothing_but_the_right_signature_verifies() {
    let (secret, body) = ("segredo", br#"{"Event":"sale.sold"}"#.as_slice());
    let right = sign(secret, body);
    assert!(verify(secret, body, &right).is_ok());
    for index in 0..body.len() {
        let mut other = body.to_vec();
        other[index] ^= 1;
        assert!(verify(secret, &other, &right).is_err(), "byte {index} is not signed");
    }
    let spaced = [body, b"\n"].concat();
    assert!(verify(secret, &spaced, &right).is_err(), "white space is signed");
    for wrong in
        ["", "=", "not base64", right.trim_end_matches('='), &format!(" {right}"), &right.to_lowercase()]
    {
        assert!(verify(secret, body, wrong).is_err(), "{wrong}");
    }
    assert!(verify("", body, &sign("", body)).is_err(), "an empty secret is none");
}

#[test]
fn the_static_header_of_the_crm() {
    let request = br#"{"data":{"event_name":"crm_deal_created","http_method":"POST","url":"https://receiver.example.com","auth_header":"X-RD-Webhook-Key","auth_key":"chave-de-exemplo"}}"#;
    let request: SubscriptionRequest = gancho_core::from_slice(request).unwrap();
    let header = request.data.auth().unwrap().unwrap();
    assert!(header.matches("x-rd-webhook-key", b"chave-de-exemplo"));
    assert!(!header.matches("x-rd-webhook-key", b"chave-de-exempl"));
    assert!(!header.matches("x-rd-webhook-key", b""));
    assert!(!header.matches("x-auth-key", b"chave-de-exemplo"));
    assert!(AuthHeader::new("X-RD-Webhook-Key", "").is_err());
    assert!(!format!("{header:?} {request:?}").contains("chave"), "a key is not shown");
}
