//! The parts of a delivery.

use gancho_core::System;
use gancho_core::superoffice::signature;
use gancho_core::testing::sample;
use gancho_receiver::testing::Signer;
use gancho_receiver::{Answer, Key, Outcome, Receiver};
use http::{HeaderMap, Method, Uri};

#[test]
fn a_delivery_contains_the_request_without_credentials() {
    let receiver = Receiver::builder().superoffice_secret("s").build().unwrap();
    let body = br#"{"EventId":"e1","Timestamp":"2025-03-28T12:49:16.0000000Z","Event":"sale.sold","PrimaryKey":7,"ContextIdentifier":"Cust1","ChangedByAssociateId":1,"WebhookName":"w"}"#;
    let mut headers = HeaderMap::new();
    headers.insert("x-superoffice-signature", signature::sign("s", body).parse().unwrap());
    headers.insert("x-superoffice-retry", "2".parse().unwrap());
    headers.insert("cookie", "a=b".parse().unwrap());
    headers.insert("authorization", "Basic eDp5".parse().unwrap());
    let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &headers, body.as_slice());
    assert_eq!(outcome.answer(), Answer::Accepted);
    let delivery = outcome.delivery().unwrap();
    assert_eq!((delivery.envelope.event_name(), delivery.key.as_str()), ("sale.sold", "e1"));
    assert_eq!((delivery.attempt, delivery.raw.system), (Some(3), System::SuperOffice));
    assert_eq!(delivery.raw.body, body.as_slice());
    let names: Vec<&str> = delivery.raw.headers.keys().map(http::HeaderName::as_str).collect();
    assert_eq!(names, ["x-superoffice-signature", "x-superoffice-retry"], "credentials are removed");
}

#[test]
fn no_stored_header_contains_the_url() {
    const TOKEN: &str = "0123456789abcdef";
    let receiver = Receiver::builder().url_token(System::RdStationMarketing, TOKEN).build().unwrap();
    let path = format!("/hooks/{TOKEN}");
    let (mut headers, uri) = (HeaderMap::new(), path.parse::<Uri>().unwrap());
    for name in
        ["x-original-url", "x-original-uri", "x-forwarded-uri", "x-rewrite-url", "x-envoy-original-path"]
    {
        // The token may be encoded.
        headers.insert(name, "/hooks/%30123456789abcdef".parse().unwrap());
    }
    headers.insert("x-of-a-proxy", format!("https://example.com{path}?a=b").parse().unwrap());
    headers.insert("x-of-another-proxy", "/hooks/%30123456789abcdef?a=b".parse().unwrap());
    headers.insert(http::HeaderName::from_static("of-0123456789abcdef"), "a".parse().unwrap());
    headers.append("x-forwarded-for", "127.0.0.1".parse().unwrap());
    headers.append("x-forwarded-for", "0123456789abcde".parse().unwrap());
    let outcome = receiver.accept(&Method::POST, &uri, &headers, "{");
    let Outcome::Unparsed(unparsed) = outcome else { panic!("{outcome:?}") };
    let names: Vec<&str> = unparsed.raw.headers.keys().map(http::HeaderName::as_str).collect();
    assert_eq!(names, ["x-forwarded-for"]);
    assert_eq!(unparsed.raw.headers.len(), 2);
}

#[test]
fn findings_and_unknown_fields_are_listed() {
    let receiver = Receiver::builder().crm_header("x-key", "k").build().unwrap();
    let body = br#"{"event_name":"crm_deal_updated","document":{"id":"1","name":"N","amount_monthly":1.0,"amount_unique":1.0,"amount_total":5.0,"color":"red","created_at":"2025-03-28T09:40:58.932-03:00","updated_at":"2025-03-28T09:40:58.932-03:00","status":"ongoing"},"event_timestamp":"2025-03-28T12:40:58.000Z","transaction_uuid":"u"}"#;
    let (parts, body) = Signer::new("/")
        .crm_header("x-key", "k")
        .request_of(System::RdStationCrm, body.as_slice())
        .into_parts();
    let delivery = receiver.accept(&parts.method, &parts.uri, &parts.headers, body).delivery().unwrap();
    assert!(
        delivery.findings.iter().any(|finding| finding.code() == "deal-total"),
        "{:?}",
        delivery.findings
    );
    assert_eq!(
        delivery.unknown.iter().map(gancho_core::JsonPointer::as_str).collect::<Vec<_>>(),
        ["/document/color"]
    );
    assert!(
        !delivery.raw.headers.contains_key("x-key"),
        "with the key, a reader of the archive could forge deliveries"
    );
}

#[test]
fn bodies_that_cannot_be_parsed_are_answered_with_success() {
    let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
    let body = br#"{"event_name":"crm_deal_updated","document":{}"#;
    let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body.as_slice());
    assert_eq!(outcome.answer(), Answer::Accepted);
    let Outcome::Unparsed(unparsed) = outcome else { panic!("{outcome:?}") };
    assert_eq!((unparsed.raw.system, unparsed.raw.body.as_ref()), (System::RdStationCrm, body.as_slice()));
    assert_eq!(unparsed.key, Key::of_body(body));
}

#[test]
fn every_event_is_accepted_with_its_key() {
    let receiver = Receiver::builder()
        .superoffice_secret("s")
        .crm_header("x-key", "k")
        .allow_unsigned(System::RdStationMarketing)
        .build()
        .unwrap();
    let signer = Signer::new("/").superoffice_secret("s").crm_header("x-key", "k");
    for event in gancho_core::events::all() {
        // It is never signed, so a receiver with a secret refuses it.
        if event.name == gancho_core::events::TENANT_STATUS {
            continue;
        }
        let envelope = sample(event.name, 1).unwrap();
        let (parts, body) = signer.request(&envelope).into_parts();
        let delivery =
            receiver.accept(&parts.method, &parts.uri, &parts.headers, body.clone()).delivery().unwrap();
        assert_eq!(delivery.envelope, envelope, "{}", event.name);
        assert_eq!(delivery.key, Key::of(&envelope, &body), "{}", event.name);
    }
}
