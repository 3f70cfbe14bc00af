//! SuperOffice's signature, compared with vectors from another tool.
//!
//! SuperOffice publishes no vector with its secret. Those in `fixtures/signature` were generated with OpenSSL:
//! `openssl dgst -sha256 -hmac "$(cat NAME.secret)" -binary NAME.body | base64`, and checked with Python's `hmac`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]
#![cfg(feature = "signature")]

use std::fs;
use std::path::Path;

use gancho_core::rdstation::crm::{AuthHeader, AuthHeaderError, v2::SubscriptionRequest};
use gancho_core::superoffice::signature::{sign, verify};
use proptest::prelude::*;

#[test]
fn signatures_equal_the_vectors_of_openssl() {
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
fn only_the_right_signature_verifies() {
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
    assert!(verify("", body, &sign("", body)).is_err(), "an empty secret verifies nothing");
}

#[test]
fn the_static_header_of_a_subscription_authenticates_only_its_own_value() {
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

proptest! {
    #[test]
    fn the_static_header_matches_only_its_value_and_its_name_in_any_case(
        name in "[A-Za-z0-9-]{1,20}", key in "\\PC{1,20}", other in "\\PC{0,20}", place in any::<prop::sample::Index>(),
    ) {
        let header = AuthHeader::new(&name, &key).unwrap();
        for spelling in [name.clone(), name.to_ascii_uppercase(), name.to_ascii_lowercase()] {
            prop_assert!(header.matches(&spelling, key.as_bytes()));
        }
        prop_assert_eq!(header.matches(&name, other.as_bytes()), other == key);
        let padded = format!("{name} ");
        prop_assert!(!header.matches(&padded, key.as_bytes()));
        prop_assert!(!header.matches("", key.as_bytes()));
        // One bit, one byte less, one more.
        let mut wrong = key.clone().into_bytes();
        let place = place.index(wrong.len());
        wrong[place] ^= 1;
        prop_assert!(!header.matches(&name, &wrong));
        wrong[place] ^= 1;
        prop_assert!(!header.matches(&name, &wrong[..wrong.len() - 1]));
        wrong.push(0);
        prop_assert!(!header.matches(&name, &wrong));
        let shown = format!("{header:?}");
        prop_assert_eq!(shown, format!("AuthHeader {{ name: {name:?}, key: Secret(…) }}"));
        for (name, key) in [("", key.as_str()), (name.as_str(), ""), ("", "")] {
            prop_assert_eq!(AuthHeader::new(name, key).unwrap_err(), AuthHeaderError);
        }
    }

    #[test]
    fn a_signature_verifies_only_with_its_own_body_and_secret(
        body in proptest::collection::vec(any::<u8>(), 0..200), secret in "\\PC{1,20}",
        other in proptest::collection::vec(any::<u8>(), 0..200), guess in "\\PC{0,60}",
    ) {
        let right = sign(&secret, &body);
        prop_assert_eq!(right.len(), 44);
        prop_assert!(verify(&secret, &body, &right).is_ok());
        prop_assert_eq!(verify(&secret, &other, &right).is_ok(), other == body);
        prop_assert_eq!(verify(&secret, &body, &guess).is_ok(), guess == right);
        let longer = format!("{secret}x");
        prop_assert!(verify(&longer, &body, &right).is_err());
        prop_assert!(verify("", &body, &right).is_err());
    }
}
