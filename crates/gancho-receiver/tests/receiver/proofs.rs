//! Which proofs are accepted.

use gancho_core::System;
use gancho_core::superoffice::signature;
use gancho_core::testing::sample;
use gancho_receiver::testing::Signer;
use gancho_receiver::{BuildError, Outcome, Receiver, Refusal};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};

const SECRET: &str = "s3cret-of-superoffice";
const KEY: &str = "4f1c-key-of-the-crm";
const TOKEN: &str = "token-of-marketing-0123";

fn receiver() -> Receiver {
    Receiver::builder()
        .superoffice_secret(SECRET)
        .crm_header("X-RD-Webhook-Key", KEY)
        .url_token(System::RdStationMarketing, TOKEN)
        .build()
        .unwrap()
}

fn outcome(receiver: &Receiver, request: Request<bytes::Bytes>) -> Result<System, Refusal> {
    let (parts, body) = request.into_parts();
    match receiver.accept(&parts.method, &parts.uri, &parts.headers, body) {
        Outcome::Delivery(delivery) => Ok(delivery.raw.system),
        Outcome::Unparsed(unparsed) => Ok(unparsed.raw.system),
        Outcome::Refused(refusal) => Err(refusal),
    }
}

fn signer(path: &str) -> Signer {
    Signer::new(path).superoffice_secret(SECRET).crm_header("X-RD-Webhook-Key", KEY)
}

#[test]
fn each_system_is_accepted_only_with_its_own_proof() {
    let receiver = receiver();
    let events = [
        ("crm_deal_created", System::RdStationCrm, Refusal::ProofMissing),
        ("sale.sold", System::SuperOffice, Refusal::ProofMissing),
        ("WEBHOOK.CONVERTED", System::RdStationMarketing, Refusal::Token),
        ("leads", System::RdStationMarketing, Refusal::Token),
    ];
    for (event, system, refusal) in events {
        let delivery = sample(event, 7).unwrap();
        let path = format!("/in?token={TOKEN}");
        assert_eq!(outcome(&receiver, signer(&path).request(&delivery)), Ok(system), "{event}");
        assert_eq!(outcome(&receiver, Signer::new("/in").request(&delivery)), Err(refusal), "{event}");
        // The proofs of other systems are not accepted.
        let mut with_other_proofs = signer(&path).request_of(System::RdStationCrm, "{}");
        with_other_proofs
            .headers_mut()
            .extend(signer(&path).request_of(System::SuperOffice, "{}").headers().clone());
        let (mut parts, _) = with_other_proofs.into_parts();
        match system {
            System::RdStationCrm => drop(parts.headers.remove("x-rd-webhook-key")),
            System::SuperOffice => {} // the signature belongs to another body
            System::RdStationMarketing => parts.uri = Uri::from_static("/in"),
        }
        let body = serde_json::to_vec(&delivery).unwrap();
        assert!(outcome(&receiver, Request::from_parts(parts, body.into())).is_err(), "{event}");
    }
}

/// The outcome of a SuperOffice request with these headers and this body.
fn superoffice(headers: &HeaderMap, body: &str) -> Result<System, Refusal> {
    let mut request = Request::post("/in").body(bytes::Bytes::from(body.to_owned())).unwrap();
    *request.headers_mut() = headers.clone();
    outcome(&receiver(), request)
}

#[test]
fn wrong_signatures_are_refused() {
    let body = serde_json::to_string(&sample("contact.changed", 3).unwrap()).unwrap();
    let right = signature::sign(SECRET, body.as_bytes());
    let header = |value: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("x-superoffice-signature", HeaderValue::from_str(value).unwrap());
        headers
    };
    assert_eq!(superoffice(&header(&right), &body), Ok(System::SuperOffice));
    assert_eq!(superoffice(&HeaderMap::new(), &body), Err(Refusal::ProofMissing), "absent");
    let swap = |text: &str| -> String {
        let flip =
            |c: char| if c.is_ascii_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
        text.chars().map(flip).collect()
    };
    let wrong = [
        String::new(),
        signature::sign("another", body.as_bytes()),
        signature::sign("", body.as_bytes()),
        signature::sign(SECRET, &body.as_bytes()[1..]),
        right[..43].to_owned(),
        right[..40].to_owned(),
        swap(&right),
        right.to_lowercase(),
        format!("{right}{right}"),
        format!("{right},{right}"),
        format!("sha256={right}"),
        right.replace('=', ""),
        format!("{right}="),
        format!("{right} x"),
    ];
    for wrong in wrong {
        assert_eq!(superoffice(&header(&wrong), &body), Err(Refusal::ProofWrong), "{wrong:?}");
    }
    let mut doubled = header(&right);
    doubled.append("x-superoffice-signature", HeaderValue::from_str(&right).unwrap());
    assert_eq!(superoffice(&doubled, &body), Err(Refusal::ProofMissing), "doubled");
    let mut binary = HeaderMap::new();
    binary.insert("x-superoffice-signature", HeaderValue::from_bytes(b"\xff\xfe").unwrap());
    assert_eq!(superoffice(&binary, &body), Err(Refusal::ProofWrong));
    // White space is signed too.
    assert_eq!(superoffice(&header(&right), &format!("{body}\n")), Err(Refusal::ProofWrong));
}

#[test]
fn both_secrets_are_accepted_during_a_rotation() {
    let rotating = Receiver::builder()
        .superoffice_secret("old")
        .superoffice_secret("new")
        .crm_header("X-Old", "old")
        .crm_header("X-New", "new")
        .url_token(System::RdStationMarketing, "old-token-0123456")
        .url_token(System::RdStationMarketing, "new-token-0123456")
        .build()
        .unwrap();
    for (secret, header, token) in
        [("old", "x-old", "old-token-0123456"), ("new", "x-new", "new-token-0123456")]
    {
        let signer =
            Signer::new(&format!("/{token}/in")).superoffice_secret(secret).crm_header(header, secret);
        for event in ["crm_deal_created", "sale.sold", "leads"] {
            assert!(
                outcome(&rotating, signer.request(&sample(event, 1).unwrap())).is_ok(),
                "{event} {secret}"
            );
        }
    }
    let none = Signer::new("/older-token-012345").superoffice_secret("older").crm_header("x-old", "new");
    for event in ["crm_deal_created", "sale.sold", "leads"] {
        assert!(outcome(&rotating, none.request(&sample(event, 1).unwrap())).is_err(), "{event}");
    }
}

#[test]
fn tokens_are_accepted_in_the_path_or_once_in_the_query() {
    let delivery = sample("leads", 1).unwrap();
    let receiver = receiver();
    let is_accepted = |path: &str| outcome(&receiver, Signer::new(path).request(&delivery)).is_ok();
    for path in [format!("/{TOKEN}"), format!("/a/{TOKEN}/b"), format!("/a?x=1&token={TOKEN}")] {
        assert!(is_accepted(&path), "{path}");
    }
    for path in [
        "/a".to_owned(),
        format!("/a?token={TOKEN}&token={TOKEN}"),
        format!("/a?token={TOKEN}&token=x"),
        format!("/{TOKEN}?token=x"),
        format!("/a?Token={TOKEN}"),
        format!("/a?token={}", TOKEN.to_uppercase()),
        format!("/a?token={}", &TOKEN[1..]),
        format!("/a?x={TOKEN}"),
        format!("/a{TOKEN}"),
        "/a?token=".to_owned(),
    ] {
        assert!(!is_accepted(&path), "{path}");
    }
}

#[test]
fn tokens_of_any_characters_are_accepted_percent_encoded() {
    let token = "a/b c%41+ç?#&=~-0";
    let receiver = Receiver::builder().url_token(System::RdStationMarketing, token).build().unwrap();
    let delivery = sample("leads", 1).unwrap();
    let is_accepted = |path: &str| outcome(&receiver, Signer::new(path).request(&delivery)).is_ok();
    let encoded = "a%2Fb%20c%2541%2B%C3%A7%3F%23%26%3D~-0";
    for path in [format!("/{encoded}"), format!("/{}", encoded.to_lowercase()), format!("/?token={encoded}")]
    {
        assert!(is_accepted(&path), "{path}");
    }
    for path in ["/a/b%20c%2541%2B%C3%A7%3F%23%26%3D~-0", "/a%2Fb+c%2541%2B%C3%A7%3F%23%26%3D~-0"] {
        assert!(!is_accepted(path), "{path}");
    }
}

#[test]
fn every_configured_kind_of_proof_must_match() {
    let both =
        Receiver::builder().superoffice_secret(SECRET).url_token(System::SuperOffice, TOKEN).build().unwrap();
    let delivery = sample("sale.sold", 1).unwrap();
    let outcome_of = |signer: Signer| outcome(&both, signer.request(&delivery));
    let (with, without) = (format!("/{TOKEN}"), "/");
    assert_eq!(outcome_of(Signer::new(&with).superoffice_secret(SECRET)), Ok(System::SuperOffice));
    assert_eq!(outcome_of(Signer::new(&with)), Err(Refusal::ProofMissing));
    assert_eq!(outcome_of(Signer::new(without).superoffice_secret(SECRET)), Err(Refusal::Token));
}

#[test]
fn unsigned_deliveries_are_accepted_only_if_allowed() {
    let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
    let plain = |event: &str| Signer::new("/").request(&sample(event, 1).unwrap());
    assert_eq!(outcome(&receiver, plain("crm_deal_created")), Ok(System::RdStationCrm));
    assert_eq!(outcome(&receiver, plain("sale.sold")), Err(Refusal::NotExpected));
    assert_eq!(outcome(&receiver, plain("leads")), Err(Refusal::NotExpected));
}

#[test]
fn a_body_without_a_system_is_attributed_by_its_proof() {
    for bytes in ["", "{", "\u{feff}{}", "[]", "null"] {
        let (receiver, signer) = (receiver(), signer(&format!("/{TOKEN}")));
        let superoffice = signer.request_of(System::SuperOffice, bytes);
        let mut crm = signer.request_of(System::RdStationCrm, bytes);
        *crm.uri_mut() = Uri::from_static("/");
        let marketing = signer.request_of(System::RdStationMarketing, bytes);
        assert_eq!(outcome(&receiver, crm), Ok(System::RdStationCrm), "{bytes:?}");
        assert_eq!(outcome(&receiver, marketing), Ok(System::RdStationMarketing), "{bytes:?}");
        let mut without_token = superoffice;
        *without_token.uri_mut() = Uri::from_static("/");
        assert_eq!(outcome(&receiver, without_token), Ok(System::SuperOffice), "{bytes:?}");
        assert!(outcome(&receiver, Signer::new("/").request_of(System::SuperOffice, bytes)).is_err());
    }
}

#[test]
fn other_methods_and_long_bodies_are_refused() {
    let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).max_body(1000).build().unwrap();
    let post = |body: Vec<u8>| Request::post("/").body(body.into()).unwrap();
    assert_eq!(outcome(&receiver, post(vec![b'{'; 1000])), Ok(System::RdStationCrm));
    assert_eq!(outcome(&receiver, post(vec![b'{'; 1001])), Err(Refusal::TooLarge));
    for method in [Method::GET, Method::PUT, Method::HEAD, Method::OPTIONS] {
        let request = Request::builder().method(method).uri("/").body(bytes::Bytes::new()).unwrap();
        assert_eq!(outcome(&receiver, request), Err(Refusal::Method));
    }
}

#[test]
fn a_body_of_too_many_elements_is_accepted_but_not_parsed() {
    let receiver =
        Receiver::builder().allow_unsigned(System::RdStationMarketing).max_elements(5).build().unwrap();
    let accept = |leads: usize| {
        let body = format!(r#"{{"leads":[{}]}}"#, vec![r#"{"id":"1"}"#; leads].join(","));
        receiver.accept(&Method::POST, &Uri::from_static("/"), &http::HeaderMap::new(), body)
    };
    assert!(matches!(accept(2), Outcome::Delivery(_)));
    match accept(3) {
        Outcome::Unparsed(unparsed) => {
            assert_eq!(unparsed.error.kind(), gancho_core::ErrorKind::TooManyElements);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn unsafe_configurations_are_errors() {
    let build = |builder: gancho_receiver::Builder| builder.build().unwrap_err();
    assert_eq!(build(Receiver::builder()), BuildError::NoSystem);
    assert_eq!(build(Receiver::builder().superoffice_secret("")), BuildError::EmptySecret);
    assert_eq!(build(Receiver::builder().crm_header("X-Key", "")), BuildError::EmptySecret);
    assert_eq!(build(Receiver::builder().crm_header("", "x")), BuildError::EmptySecret);
    assert_eq!(build(Receiver::builder().crm_header("X Key", "x")), BuildError::HeaderName);
    assert_eq!(build(Receiver::builder().url_token(System::SuperOffice, "short")), BuildError::ShortToken);
    let both = Receiver::builder().superoffice_secret("s").allow_unsigned(System::SuperOffice);
    assert_eq!(build(both), BuildError::UnsignedWithProof);
}

#[test]
fn debug_output_contains_no_secret() {
    let shown = format!("{:?} {:?}", receiver(), signer("/"));
    for secret in [SECRET, KEY, TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
