//! A signature verifies only with its own body and secret, and the static header matches only its own name and value.
//! The input is a secret, a body and a guess, separated by 0xFF.

#![no_main]

use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::superoffice::signature::{sign, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(3, |byte| *byte == 0xFF);
    let mut next = || parts.next().unwrap_or_default();
    let (secret, body, guess) = (String::from_utf8_lossy(next()), next(), next());
    let guessed = String::from_utf8_lossy(guess);

    let right = sign(&secret, body);
    assert!(right.len() == 44 && right.is_ascii(), "the signature is not base64 of 32 bytes");
    assert!(verify(&secret, body, &right).is_ok() != secret.is_empty(), "the right signature is rejected");
    let is_right = guessed == right && !secret.is_empty();
    assert!(verify(&secret, body, &guessed).is_ok() == is_right, "a guessed signature verifies");
    let is_signed = guess == body && !secret.is_empty();
    assert!(verify(&secret, guess, &right).is_ok() == is_signed, "the signature verifies another body");
    // A signature that is nearly right is rejected.
    for near in [&right[..43], &format!("{right}="), &format!("{right} "), &right.to_lowercase()] {
        assert!(verify(&secret, body, near).is_err() || near == right, "a nearly right signature verifies");
    }

    let Ok(header) = AuthHeader::new(&guessed, &secret) else {
        assert!(guessed.is_empty() || secret.is_empty(), "a header with a name and a value is rejected");
        return;
    };
    assert!(header.matches(&guessed.to_ascii_uppercase(), secret.as_bytes()), "the case of the name matters");
    assert!(header.matches(&guessed, body) == (body == secret.as_bytes()), "another value matches");
    let same_name = secret.eq_ignore_ascii_case(&guessed);
    assert!(header.matches(&secret, secret.as_bytes()) == same_name, "another name matches");
});
