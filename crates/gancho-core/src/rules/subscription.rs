//! Rules for RD Station's subscriptions.

use super::check::Check;
use super::report::Report;
use super::rule::{
    SUBSCRIPTION_AUTH, SUBSCRIPTION_ENTITY, SUBSCRIPTION_EVENT, SUBSCRIPTION_IDENTIFIERS,
    SUBSCRIPTION_METHOD, SUBSCRIPTION_RELATIONS, SUBSCRIPTION_URL,
};
use crate::rdstation::crm::{EventName, v1, v2};
use crate::rdstation::platform::{
    EntityType, HttpMethod, Relation, Subscription, SubscriptionList, SubscriptionRequest,
};

/// The event that `event_identifiers` go with.
const CONVERTED: &str = "WEBHOOK.CONVERTED";

/// What the platform's interface delivers: both events of RD Station Marketing, and a deal's of the CRM.
const PLATFORM_EVENTS: [&str; 5] =
    [CONVERTED, "WEBHOOK.MARKED_OPPORTUNITY", "crm_deal_created", "crm_deal_updated", "crm_deal_deleted"];

impl Check for SubscriptionRequest {
    fn report(&self, report: &mut Report) {
        report.expect(PLATFORM_EVENTS.contains(&self.event_type.as_str()), &SUBSCRIPTION_EVENT, "event_type");
        report.expect(self.entity_type == EntityType::Contact, &SUBSCRIPTION_ENTITY, "entity_type");
        report.identifiers(&self.event_type, self.event_identifiers.as_slice());
        report.url(&self.url);
        report.method(Some(&self.http_method));
        report.relations(self.include_relations.as_slice());
    }
}

impl Check for Subscription {
    fn report(&self, report: &mut Report) {
        let marketing = PLATFORM_EVENTS.iter().any(|event| self.is_for(event));
        let known = marketing || EventName::parse(&self.event_type).is_some();
        report.expect(known, &SUBSCRIPTION_EVENT, "event_type");
        let contact = self.entity_type.get().is_none_or(|entity| *entity == EntityType::Contact);
        report.expect(contact, &SUBSCRIPTION_ENTITY, "entity_type");
        report.identifiers(&self.event_type, self.event_identifiers.as_slice());
        report.url(&self.url);
        report.method(self.http_method.get());
        report.relations(self.include_relations.as_slice());
        report.word("source", self.source.get());
        report.word("status", self.status.get());
    }
}

impl Check for SubscriptionList {
    fn report(&self, report: &mut Report) {
        report.each("webhooks", &self.webhooks);
    }
}

impl Check for v1::SubscriptionRequest {
    fn report(&self, report: &mut Report) {
        report.expect(EventName::parse(&self.event_type).is_some(), &SUBSCRIPTION_EVENT, "event_type");
        report.method(Some(&self.http_method));
        report.url(&self.url);
    }
}

impl Check for v2::SubscriptionRequest {
    fn report(&self, report: &mut Report) {
        report.member("data", &self.data);
    }
}

impl Check for v2::NewSubscription {
    fn report(&self, report: &mut Report) {
        report.expect(EventName::parse(&self.event_name).is_some(), &SUBSCRIPTION_EVENT, "event_name");
        report.method(Some(&self.http_method));
        report.url(&self.url);
        let missing =
            if self.auth_header.as_deref().is_none_or(str::is_empty) { "auth_header" } else { "auth_key" };
        report.expect(self.auth().is_ok(), &SUBSCRIPTION_AUTH, missing);
    }
}

impl Check for v2::Subscription {
    fn report(&self, report: &mut Report) {
        report.expect(EventName::parse(&self.event_name).is_some(), &SUBSCRIPTION_EVENT, "event_name");
        report.method(self.http_method.get());
        report.url(&self.url);
        report.word("status", self.status.get());
    }
}

impl Check for v2::SubscriptionAnswer {
    fn report(&self, report: &mut Report) {
        report.member("data", &self.data);
    }
}

impl Check for v2::SubscriptionList {
    fn report(&self, report: &mut Report) {
        report.each("data", &self.data);
    }
}

impl Report {
    fn identifiers(&mut self, event: &str, identifiers: &[String]) {
        let holds = identifiers.is_empty() || event.eq_ignore_ascii_case(CONVERTED);
        self.expect(holds, &SUBSCRIPTION_IDENTIFIERS, "event_identifiers");
    }

    fn relations(&mut self, relations: &[Relation]) {
        let holds = relations.iter().all(Relation::is_known);
        self.expect(holds, &SUBSCRIPTION_RELATIONS, "include_relations");
    }

    fn method(&mut self, method: Option<&HttpMethod>) {
        let holds = method.is_none_or(|method| *method == HttpMethod::Post);
        self.expect(holds, &SUBSCRIPTION_METHOD, "http_method");
    }

    fn url(&mut self, url: &str) {
        self.expect(is_https(url), &SUBSCRIPTION_URL, "url");
    }
}

/// Whether it is an https address with a host. The scheme may be in any case, as RFC 3986 has it.
pub(super) fn is_https(url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("https") && !host.is_empty() && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_https;

    #[test]
    fn https_addresses() {
        for url in ["https://example.com", "HTTPS://example.com/a?b#c", "https://example.com:8443/"] {
            assert!(is_https(url), "{url}");
        }
        for url in
            ["http://example.com", "example.com", "https://", "https:///path", "https://a b", "", "ftp://x"]
        {
            assert!(!is_https(url), "{url}");
        }
    }
}
