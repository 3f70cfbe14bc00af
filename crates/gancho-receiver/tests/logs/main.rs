//! No log line and no label of a metric contains a value of a payload, of a header or of a URL.
//!
//! This is a separate test program: with other tests in the same program, the subscriber could miss lines of their
//! threads.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod labels;

use std::io::Write;
use std::sync::{Arc, Mutex};

use gancho_core::System;
use gancho_core::testing::sample;
use gancho_receiver::testing::Signer;
use gancho_receiver::{Endpoint, Inbox, Policy, Receiver, SqliteInbox, Worker, observe};
use http::Request;
use http_body_util::Full;
use tracing_subscriber::fmt::MakeWriter;

use self::labels::Labels;

const PLANTED: &str = "Segredo da Silva 4711";

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The metrics that this test causes.
const METRICS: [&str; 10] = [
    observe::RECEIVED,
    observe::REFUSED,
    observe::UNPARSED,
    observe::DUPLICATES,
    observe::FINDINGS,
    observe::UNKNOWN_FIELDS,
    observe::LAG,
    observe::STORE,
    observe::NOT_STORED,
    observe::WORKED,
];

/// The bodies in which one string is replaced by the planted text: one body for each string. Field names do not change.
fn planted(body: &serde_json::Value) -> Vec<Vec<u8>> {
    fn strings(value: &mut serde_json::Value, visit: &mut impl FnMut(&mut String)) {
        match value {
            serde_json::Value::String(text) => visit(text),
            serde_json::Value::Array(all) => all.iter_mut().for_each(|value| strings(value, visit)),
            serde_json::Value::Object(all) => all.values_mut().for_each(|value| strings(value, visit)),
            _ => {}
        }
    }
    let mut count = 0;
    strings(&mut body.clone(), &mut |_| count += 1);
    (0..count)
        .map(|index| {
            let (mut body, mut at) = (body.clone(), 0);
            strings(&mut body, &mut |text| {
                if at == index {
                    PLANTED.clone_into(text);
                }
                at += 1;
            });
            serde_json::to_vec(&body).unwrap()
        })
        .collect()
}

#[tokio::test]
async fn no_planted_secret_is_in_a_log_or_a_metric() {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .without_time()
        .with_writer(lines.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let labels = Labels::default();
    metrics::set_global_recorder(labels.clone()).unwrap();

    let receiver = Receiver::builder()
        .superoffice_secret(PLANTED)
        .crm_header("x-key", PLANTED)
        .url_token(System::RdStationMarketing, "Segredo-da-Silva-4711-in-the-address")
        .build()
        .unwrap();
    let inbox = SqliteInbox::in_memory().unwrap();
    inbox.limit_pages(2_000).await.unwrap();
    let endpoint = Endpoint::new(receiver, inbox.clone());
    let mut sent = 0;
    for event in [
        "crm_deal_updated",
        "crm_contact_created",
        "WEBHOOK.CONVERTED",
        "leads",
        "sale.sold",
        "contact.changed",
    ] {
        let delivery = sample(event, 11).unwrap();
        let signer = Signer::new("/Segredo-da-Silva-4711-in-the-address")
            .superoffice_secret(PLANTED)
            .crm_header("x-key", PLANTED);
        let mut with_unknown_field = serde_json::to_value(&delivery).unwrap();
        with_unknown_field["unknown"] = PLANTED.into();
        let mut bodies = planted(&with_unknown_field);
        let broken: Vec<_> = bodies.iter().map(|body| body[..body.len() - 1].to_vec()).collect();
        bodies.extend(broken);
        for body in bodies {
            let mut request = signer.request_of(delivery.system(), body);
            request.headers_mut().insert("x-name", PLANTED.parse().unwrap());
            let forged = {
                let mut forged = request.clone();
                forged.headers_mut().insert("x-key", format!("{PLANTED}!").parse().unwrap());
                forged.headers_mut().insert("x-superoffice-signature", PLANTED.parse().unwrap());
                *forged.uri_mut() = "/?token=Segredo-da-Silva-4711".parse().unwrap();
                forged
            };
            for request in [request, forged] {
                endpoint.receive(request.map(Full::new)).await;
                sent += 1;
            }
        }
    }
    endpoint
        .receive(
            Request::get(format!("/{}", PLANTED.replace(' ', "-")))
                .body(Full::new(bytes::Bytes::new()))
                .unwrap(),
        )
        .await;
    // Handlers that fail with an error that contains the value, and a full inbox.
    let mut policy = Policy::default();
    policy.tries = 1;
    let done = async {
        while inbox.counts().await.unwrap().ready + inbox.counts().await.unwrap().leased > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    Worker::new(inbox.clone()).policy(policy).run_until(done, |_| async { Err(PLANTED.to_owned()) }).await;
    inbox.limit_pages(1).await.unwrap();
    for seed in 0..300 {
        let signer = Signer::new("/").crm_header("x-key", PLANTED);
        endpoint.receive(signer.request(&sample("crm_deal_updated", seed).unwrap()).map(Full::new)).await;
    }

    let logged = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let count = |text: &str| logged.matches(text).count();
    assert!(
        sent > 100 && count("delivery") > 50 && count("refused") > 50 && count("cannot be parsed") > 50,
        "{sent}"
    );
    assert!(
        (1..=12).contains(&count("cause no warning for an hour")),
        "one warning for each reason and system"
    );
    assert!(count("not processed, it is a dead letter now") > 0 && count("not stored") > 0);
    let labels = labels.all();
    for metric in METRICS {
        assert!(labels.iter().any(|label| label.contains(metric)), "{metric} is not in {labels:?}");
    }
    for secret in ["Segredo", "4711"] {
        let line = logged.lines().chain(labels.iter().map(String::as_str)).find(|line| line.contains(secret));
        assert!(line.is_none(), "{line:?}");
    }
}
