//! The scan of the root fields, for a body that is not read from its two ends.

use std::borrow::Cow;

use gancho_core::checked::{Roots, Shape};
use gancho_core::{MAX_DEPTH, System, events};

use super::Head;
use crate::rest::{Rejected, Rest};
use crate::scan::Direct;
use crate::{skip, string};

type Text<'a> = Option<Cow<'a, str>>;

#[derive(Default)]
struct Found<'a> {
    roots: Roots,
    crm_event: Text<'a>,
    marketing_event: Text<'a>,
    superoffice_event: Text<'a>,
    event_timestamp: Text<'a>,
    transaction_uuid: Text<'a>,
    superoffice_timestamp: Text<'a>,
    event_id: Text<'a>,
}

pub(super) fn head(rest: Rest<'_>) -> Result<Head<'_>, Rejected> {
    let mut found = Found::default();
    let mut rest = rest.token().expect("{")?.token();
    if rest.byte() == b'}' {
        return Err(Rejected);
    }
    loop {
        let (key, after) = string::cow(rest, Direct)?;
        let value = after.token().expect(":")?.token();
        found.roots.note(&key);
        rest = match found.slot(&key) {
            Some(slot) if value.byte() == b'"' => {
                let (text, after) = string::cow(value, Direct)?;
                *slot = Some(text);
                after
            }
            _ => skip::value(value, MAX_DEPTH - 1, Direct)?,
        }
        .token();
        match rest.byte() {
            b',' => rest = rest.step().token(),
            b'}' if rest.step().token().len() == 0 => return found.head(),
            _ => return Err(Rejected),
        }
    }
}

impl<'a> Found<'a> {
    fn slot(&mut self, key: &str) -> Option<&mut Text<'a>> {
        match key {
            "event_name" => Some(&mut self.crm_event),
            "event_type" => Some(&mut self.marketing_event),
            "Event" => Some(&mut self.superoffice_event),
            "event_timestamp" => Some(&mut self.event_timestamp),
            "transaction_uuid" => Some(&mut self.transaction_uuid),
            "Timestamp" => Some(&mut self.superoffice_timestamp),
            "EventId" => Some(&mut self.event_id),
            _ => None,
        }
    }

    fn head(self) -> Result<Head<'a>, Rejected> {
        let (system, event, id, timestamp) = match self.roots.shape().ok_or(Rejected)? {
            Shape::Crm => {
                let id = self.transaction_uuid.filter(|id| !id.is_empty()).ok_or(Rejected)?;
                (System::RdStationCrm, self.crm_event, Some(id), self.event_timestamp)
            }
            Shape::Marketing => {
                (System::RdStationMarketing, self.marketing_event, None, self.event_timestamp)
            }
            Shape::Leads => return Ok(Head::unnamed(System::RdStationMarketing, events::LEADS)),
            Shape::TenantStatus => return Ok(Head::unnamed(System::SuperOffice, events::TENANT_STATUS)),
            Shape::SuperOffice => {
                let id = self.event_id.filter(|id| !id.is_empty());
                (System::SuperOffice, self.superoffice_event, id, self.superoffice_timestamp)
            }
        };
        let (event, timestamp) = (event.ok_or(Rejected)?, timestamp.ok_or(Rejected)?);
        Ok(Head { system, event, id, timestamp: Some(timestamp) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_in_any_order_and_with_escapes() {
        let body = r#" { "transaction_uuid" : "a\u0062", "document":[1,{}], "event_timestamp":"t","event_n\u0061me":"x" } "#;
        let head = head(Rest::new(body)).unwrap();
        assert_eq!((head.event_name(), head.id(), head.timestamp_text()), ("x", Some("ab"), Some("t")));
    }
}
