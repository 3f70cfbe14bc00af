//! A signature is that of its body and its secret alone, and the static header matches itself alone. The input is a secret, a body
//! and a guess, with 0xFF between them.

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
    assert!(right.len() == 44 && right.is_ascii(), "no base64 of 32 bytes");
    assert!(verify(&secret, body, &right).is_ok() != secret.is_empty(), "its own signature");
    assert!(verify(&secret, body, &guessed).is_ok() == (guessed == right && !secret.is_empty()), "a guess");
    assert!(verify(&secret, guess, &right).is_ok() == (guess == body && !secret.is_empty()), "another body");
    // What of a signature is only nearly right is wrong.
    for near in [&right[..43], &format!("{right}="), &format!("{right} "), &right.to_lowercase()] {
        assert!(verify(&secret, body, near).is_err() || near == right, "nearly a signature");
    }

    let Ok(header) = AuthHeader::new(&guessed, &secret) else {
        assert!(guessed.is_empty() || secret.is_empty(), "a header with a name and a key");
        return;
    };
    assert!(
        header.matches(&guessed.to_ascii_uppercase(), secret.as_bytes()),
        "names are the same in any case"
    );
    assert!(header.matches(&guessed, body) == (body == secret.as_bytes()), "another value");
    let same_name = secret.eq_ignore_ascii_case(&guessed);
    assert!(header.matches(&secret, secret.as_bytes()) == same_name, "another name");
});
