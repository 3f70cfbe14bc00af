//! The server over TLS.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use gancho_core::System;
use gancho_core::testing::sample;
use gancho_receiver::testing::Signer;
use gancho_receiver::{Endpoint, Inbox as _, Limits, Receiver, SqliteInbox, Tls, serve_tls};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

fn certificate() -> CertifiedKey<KeyPair> {
    generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

fn tls(of: &CertifiedKey<KeyPair>) -> (String, String) {
    (of.cert.pem(), of.signing_key.serialize_pem())
}

/// Sends a request over TLS, trusting only this certificate; returns the status line.
async fn ask(
    port: u16,
    trusted: &CertifiedKey<KeyPair>,
    request: &http::Request<bytes::Bytes>,
) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.cert.der().clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let mut text = format!("POST {} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n", request.uri());
    for (name, value) in request.headers() {
        let _ = write!(text, "{name}: {}\r\n", value.to_str().unwrap());
    }
    let _ = write!(text, "content-length: {}\r\n\r\n", request.body().len());
    stream.write_all(text.as_bytes()).await?;
    stream.write_all(request.body()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_accepted_over_tls_and_the_certificate_can_be_renewed() {
    let receiver = Receiver::builder().superoffice_secret("s").allow_unsigned(System::RdStationCrm);
    let inbox = SqliteInbox::in_memory().unwrap();
    let app =
        Router::new().route_service("/webhooks", Endpoint::new(receiver.build().unwrap(), inbox.clone()));
    let (first, second) = (certificate(), certificate());
    let (chain, key) = tls(&first);
    let tls_of_server = Tls::from_pem(chain.as_bytes(), key.as_bytes()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (stop, stopped) = oneshot::channel::<()>();
    let mut limits = Limits::default();
    limits.head = Duration::from_secs(1);
    let running = tokio::spawn(serve_tls(listener, tls_of_server.clone(), app, limits, async {
        let _ = stopped.await;
    }));

    // A client that never begins the handshake, or does not speak TLS, is disconnected and does not block the others.
    let mut silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let begin = Instant::now();
    let mut plain = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    plain.write_all(b"POST /webhooks HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();

    let signer = Signer::new("/webhooks").superoffice_secret("s");
    let request = |seed| signer.request(&sample("sale.sold", seed).unwrap());
    assert_eq!(ask(port, &first, &request(1)).await.unwrap(), "HTTP/1.1 200 OK");
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"), "a TLS alert instead of a response");
    assert_eq!(silent.read(&mut [0; 16]).await.unwrap_or(0), 0);
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());

    assert!(tls_of_server.replace(b"", key.as_bytes()).is_err(), "the old certificate stays in use");
    assert_eq!(ask(port, &first, &request(2)).await.unwrap(), "HTTP/1.1 200 OK");
    let (chain, key) = tls(&second);
    tls_of_server.replace(chain.as_bytes(), key.as_bytes()).unwrap();
    assert!(ask(port, &first, &request(3)).await.is_err(), "the first certificate is no longer used");
    assert_eq!(ask(port, &second, &request(3)).await.unwrap(), "HTTP/1.1 200 OK");

    stop.send(()).unwrap();
    running.await.unwrap().unwrap();
    assert_eq!(inbox.counts().await.unwrap().total(), 3);
}

#[test]
fn unusable_certificates_and_keys_are_rejected_without_repeating_the_key() {
    let (first, second) = (certificate(), certificate());
    let ((chain, key), (_, other)) = (tls(&first), tls(&second));
    let secret = key.lines().nth(1).unwrap();
    for (chain, key, expected) in [
        ("", key.as_str(), "contains no certificate in PEM"),
        (&key, &key, "contains no certificate in PEM"),
        (&chain, &chain, "contains no private key in PEM"),
        (&chain, &other, "the key does not belong to the certificate"),
        (
            &chain,
            &format!("-----BEGIN PRIVATE KEY-----\n{secret}\n-----END PRIVATE KEY-----\n"),
            "the certificate cannot",
        ),
        (&chain.replace('M', "?"), &key, "the file of the certificate is not PEM"),
    ] {
        let error = Tls::from_pem(chain.as_bytes(), key.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert!(!error.contains(secret), "{error}");
    }
}

#[test]
fn errors_about_damaged_keys_do_not_contain_them() {
    let made = certificate();
    let (chain, key) = tls(&made);
    let secret = key.lines().nth(1).unwrap();
    for (damaged, expected) in [
        (key.replace('\n', ""), "a section has no END line"),
        (key.replacen('\n', "", 1), "a BEGIN line does not end with five hyphens"),
        (key.replace("-----END", "----END"), "a section has no END line"),
        (key.replacen(secret, &format!("?{secret}"), 1), "a section is not valid base64"),
    ] {
        // Either file may be damaged, and the key may be in the place of the certificate.
        for error in
            [Tls::from_pem(chain.as_bytes(), damaged.as_bytes()), Tls::from_pem(damaged.as_bytes(), b"")]
        {
            let error = error.unwrap_err();
            let said = format!("{error} {error:?}");
            assert!(said.contains(expected), "{}", said.len());
            // Neither as text, nor as the numbers of its bytes.
            let numbers = format!("{:?}", &secret.as_bytes()[..4]);
            for part in [&secret[..8], numbers.trim_matches(['[', ']'])] {
                assert!(!said.contains(part), "{}", said.len());
            }
        }
    }
}
