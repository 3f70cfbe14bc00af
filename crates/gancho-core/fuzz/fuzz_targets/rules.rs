//! `check()` panics on no payload, says the same twice, and repeats no value: a finding holds its rule's text, and a pointer to
//! a field of the payload or to one that it lacks.

#![no_main]

use gancho_core::rdstation::{crm, marketing, platform};
use gancho_core::rules::{Check, RULES};
use gancho_core::{Envelope, Payload, from_slice, superoffice};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[path = "../payloads.rs"]
mod payloads;

fuzz_target!(|body: &[u8]| {
    payloads::with_each_payload!(holds(body));
});

fn holds<T: Payload + Check>(body: &[u8]) {
    let Ok(payload) = from_slice::<T>(body) else { return };
    let findings = payload.check();
    assert!(findings == payload.check(), "a second check finds something else");
    if findings.is_empty() {
        return;
    }
    let document = serde_json::from_slice::<Value>(body).ok();
    for finding in findings {
        let rule = finding.rule();
        assert!(RULES.iter().any(|known| std::ptr::eq(*known, rule)), "a rule of its own");
        let (severity, path) = (rule.severity.as_str(), finding.path().as_str());
        let text = format!("{severity}: {}, at {path} [{}]", rule.message, rule.code);
        assert!(finding.to_string() == text, "the text says more than the rule and the place");
        let parent = path.rsplit_once('/').expect("a finding is of a field").0;
        if let Some(document) = &document {
            assert!(document.pointer(parent).is_some(), "the finding points into nothing");
        }
    }
}
