//! `check()` never panics, returns the same findings twice, and repeats no value. A finding consists of its rule's
//! message and a pointer to a present or missing field of the payload.

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
    assert!(findings == payload.check(), "a second check has other findings");
    if findings.is_empty() {
        return;
    }
    let document = serde_json::from_slice::<Value>(body).ok();
    for finding in findings {
        let rule = finding.rule();
        assert!(RULES.iter().any(|known| std::ptr::eq(*known, rule)), "a rule that is not in RULES");
        let (severity, path) = (rule.severity.as_str(), finding.path().as_str());
        let text = format!("{severity}: {}, at {path} [{}]", rule.message, rule.code);
        assert!(finding.to_string() == text, "the text contains more than the rule and the path");
        let parent = path.rsplit_once('/').expect("every finding has the path of a field").0;
        if let Some(document) = &document {
            assert!(document.pointer(parent).is_some(), "the parent of the finding's path does not exist");
        }
    }
}
