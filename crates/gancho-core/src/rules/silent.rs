//! Types without rules.

use super::check::{Findings, Reports};
use crate::rdstation::platform;
use crate::superoffice::{ErrorAnswer, ListItem, SignalRequest, TenantStatus, TestResult};

macro_rules! silent {
    ($($type:ty),*) => {
        $(impl Reports for $type {
            fn report(&self, _: &mut Findings) {}
        })*
    };
}

silent!(ErrorAnswer, ListItem, SignalRequest, TenantStatus, TestResult);
silent!(platform::ErrorAnswer);
