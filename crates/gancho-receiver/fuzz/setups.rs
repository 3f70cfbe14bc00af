//! Configurations of a receiver, and a simple check of what each requires.

use gancho_core::System;
use gancho_receiver::Receiver;
use http::Method;

use crate::arrival::Arrival;
use crate::proofs::{KEYS, SECRETS, has_key, has_token, is_signed, token};

/// Longer bodies are refused.
pub(crate) const MAX_BODY: usize = 6000;
/// Bodies with more elements are stored without being parsed, and parsed by `replay`.
pub(crate) const MAX_ELEMENTS: usize = 60;

/// What a receiver requires of one system.
#[derive(Clone, Copy, Default)]
pub(crate) struct Needs {
    unsigned: bool,
    signature: bool,
    header: bool,
    token: bool,
}

/// A receiver, and what it requires of each system.
pub(crate) struct Setup {
    pub(crate) receiver: Receiver,
    needs: [Needs; 3],
}

impl Setup {
    /// Each system has the proof that its vendor supports.
    pub(crate) fn each() -> Self {
        Self::new([
            Needs { header: true, ..Needs::default() },
            Needs { token: true, ..Needs::default() },
            Needs { signature: true, ..Needs::default() },
        ])
    }

    /// Each system has all its proofs.
    pub(crate) fn all() -> Self {
        Self::new([
            Needs { header: true, token: true, ..Needs::default() },
            Needs { token: true, ..Needs::default() },
            Needs { signature: true, token: true, ..Needs::default() },
        ])
    }

    /// One system needs no proof, one is not configured, and one is signed.
    pub(crate) fn mixed() -> Self {
        Self::new([
            Needs { unsigned: true, ..Needs::default() },
            Needs::default(),
            Needs { signature: true, ..Needs::default() },
        ])
    }

    fn new(needs: [Needs; 3]) -> Self {
        let mut builder = Receiver::builder().max_body(MAX_BODY).max_elements(MAX_ELEMENTS);
        for (system, needs) in System::ALL.iter().copied().zip(needs) {
            if needs.unsigned {
                builder = builder.allow_unsigned(system);
            }
            if needs.signature {
                builder = SECRETS.iter().fold(builder, |builder, secret| builder.superoffice_secret(secret));
            }
            if needs.header {
                builder = KEYS.iter().fold(builder, |builder, (name, key)| builder.crm_header(name, key));
            }
            if needs.token {
                builder = builder.url_token(system, token(system));
            }
        }
        Self { receiver: builder.build().expect("the configuration is valid"), needs }
    }

    /// The tokens of the receiver.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &'static str> {
        let with_token = System::ALL.iter().zip(&self.needs).filter(|(_, needs)| needs.token);
        with_token.map(|(system, _)| token(*system))
    }

    /// The system to which the receiver must attribute a request; `None` if it must refuse the request.
    pub(crate) fn expected(&self, arrival: &Arrival) -> Option<System> {
        if arrival.method != Method::POST || arrival.body.len() > MAX_BODY {
            return None;
        }
        match System::of(&arrival.body) {
            Some(system) => self.holds(system, arrival).then_some(system),
            None => {
                let proven = |system: &System| !self.needs(*system).unsigned && self.holds(*system, arrival);
                let unsigned = |system: &System| self.needs(*system).unsigned;
                System::ALL
                    .iter()
                    .copied()
                    .find(proven)
                    .or_else(|| System::ALL.iter().copied().find(unsigned))
            }
        }
    }

    fn needs(&self, system: System) -> Needs {
        System::ALL.iter().copied().zip(self.needs).find(|(one, _)| *one == system).expect("a known system").1
    }

    /// Whether everything that is required of the system is in the request.
    fn holds(&self, system: System, arrival: &Arrival) -> bool {
        let needs = self.needs(system);
        needs.unsigned
            || ((needs.signature || needs.header || needs.token)
                && (!needs.signature || is_signed(arrival))
                && (!needs.header || has_key(arrival))
                && (!needs.token || has_token(&arrival.uri, token(system))))
    }
}
