//! Numbers with many trailing zeros: with their digits as one integer, they exceed 128 bits, but their values fit.

use gancho_core::testing::Samples;
use gancho_core::{Envelope, from_slice};
use serde_json::Value;

use crate::check;

/// Notations of 100,000,000,000, of amounts with a fraction, of the largest amount, and of zero, each with this number
/// of zeros.
fn notations(zeros: usize) -> Vec<String> {
    let (many, count) = ("0".repeat(zeros), zeros);
    vec![
        format!("100000000000.0{many}"),
        format!("100000000000{many}e-{count}"),
        format!("-100000000000{many}.{many}0E-{count}"),
        format!("33.9{many}"),
        format!("33.9{many}e+2"),
        format!("0.{many}339{many}e{count}"),
        format!("79228162514264337593543950335.0{many}"),
        format!("0.{many}0e{count}"),
    ]
}

#[test]
fn parsers_accept_amounts_with_any_number_of_trailing_zeros_and_agree_on_integers() {
    let deal = Samples::new(["crm_deal_updated"], 7).unwrap().next().unwrap();
    let mut deal: Value = serde_json::from_str(&serde_json::to_string(&deal).unwrap()).unwrap();
    for zeros in (0..60).chain([200, 2_000]) {
        for text in notations(zeros) {
            deal["document"]["amount_total"] = "the amount".into();
            let body = deal.to_string().replace("\"the amount\"", &text);
            assert!(from_slice::<Envelope>(body.as_bytes()).is_ok(), "{text}");
            check(body.as_bytes()).unwrap();
            // A rating is an integer, so that some of the notations are rejected.
            deal["document"]["amount_total"] = 0.into();
            let rating = deal["document"]["rating"].take();
            deal["document"]["rating"] = "the rating".into();
            let body = deal.to_string().replace("\"the rating\"", &text);
            deal["document"]["rating"] = rating;
            check(body.as_bytes()).unwrap();
        }
        // One more digit than fits.
        deal["document"]["amount_total"] = "the amount".into();
        let text = format!("100000000000.{}00000000000000000000000000001", "0".repeat(zeros));
        let body = deal.to_string().replace("\"the amount\"", &text);
        assert!(from_slice::<Envelope>(body.as_bytes()).is_err(), "{text}");
        check(body.as_bytes()).unwrap();
    }
}
