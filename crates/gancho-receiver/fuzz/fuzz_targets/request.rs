//! The receiver's network input. No request makes it panic. It accepts exactly the requests with the configured
//! authentication: a signature, a static header, a token in the URL. A refused request stores nothing. One that is answered with success
//! is in the inbox exactly once, with its exact bytes, whether or not it can be parsed, and however often it is sent.

#![no_main]

#[path = "../arrival.rs"]
mod arrival;
#[path = "../proofs.rs"]
mod proofs;
#[path = "../setups.rs"]
mod setups;
#[path = "../stored.rs"]
mod stored;

use std::sync::LazyLock;

use gancho_receiver::{Answer, Outcome};
use libfuzzer_sys::fuzz_target;

use arrival::Arrival;
use proofs::{KEYS, SIGNATURE, bare, proven};
use setups::Setup;

static SETUPS: LazyLock<[Setup; 3]> = LazyLock::new(|| [Setup::each(), Setup::all(), Setup::mixed()]);

fuzz_target!(|input: &[u8]| {
    let arrival = Arrival::read(input);
    let [each, all, mixed] = &*SETUPS;
    let proven = proven(&arrival);
    for setup in [each, all, mixed] {
        check(setup, &arrival);
        check(setup, &bare(&arrival));
    }
    check(mixed, &proven);
    for spoiled in spoiled(&proven) {
        check(all, &spoiled);
    }
    // Creating a database takes ten times as long as the rest, so that only some inputs are stored.
    let sum: usize = input.iter().map(|byte| usize::from(*byte)).sum();
    if sum.is_multiple_of(8) {
        stored::check(each, &proven, &bare(&arrival));
    }
});

/// The receiver and the simple check agree on who sent a request, and its body is unchanged.
fn check(setup: &Setup, arrival: &Arrival) {
    let Arrival { method, uri, headers, body } = arrival;
    let outcome = setup.receiver.accept(method, uri, headers, body.clone());
    let raw = match &outcome {
        Outcome::Delivery(delivery) => Some(&delivery.raw),
        Outcome::Unparsed(unparsed) => Some(&unparsed.raw),
        Outcome::Refused(_) => None,
    };
    assert!(raw.map(|raw| raw.system) == setup.expected(arrival), "a request is accepted if its proofs hold");
    assert!(raw.is_none_or(|raw| raw.body == body), "the body is unchanged");
    assert!(raw.is_some() == (outcome.answer() == Answer::Accepted), "the answer fits the outcome");
}

/// Requests whose proofs are nearly right.
fn spoiled(proven: &Arrival) -> Vec<Arrival> {
    let mut all = Vec::new();
    let mut spoil = |change: &dyn Fn(&mut Arrival)| {
        let mut spoiled = proven.clone();
        change(&mut spoiled);
        all.push(spoiled);
    };
    spoil(&|arrival| arrival.body = [arrival.body.as_ref(), b" "].concat().into());
    spoil(&|arrival| arrival.body.truncate(arrival.body.len() / 2));
    for name in [SIGNATURE, KEYS[0].0] {
        let value = proven.headers[name].clone();
        spoil(&|arrival| drop(arrival.headers.remove(name)));
        spoil(&|arrival| assert!(arrival.headers.append(name, value.clone()), "it is there twice"));
        let mut other = value.as_bytes().to_vec();
        other[0] ^= 1;
        let other = other.try_into().expect("it is still printable");
        spoil(&|arrival| drop(arrival.headers.insert(name, http::HeaderValue::clone(&other))));
    }
    let path = proven.uri.path();
    for uri in ["/in".to_owned(), path[..path.len() - 1].to_owned(), format!("{path}?token=")] {
        spoil(&|arrival| arrival.uri = uri.parse().expect("it is still a path"));
    }
    all
}
