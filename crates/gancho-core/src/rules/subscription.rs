//! Rules for RD Station's subscriptions.

use std::collections::HashSet;

use super::check::{Findings, Reports};
use super::rule::{
    SUBSCRIPTION_AUTH, SUBSCRIPTION_ENTITY, SUBSCRIPTION_EVENT, SUBSCRIPTION_IDENTIFIERS,
    SUBSCRIPTION_METHOD, SUBSCRIPTION_RELATIONS, SUBSCRIPTION_TWICE, SUBSCRIPTION_URL,
};
use crate::rdstation::crm::{EventName, v1, v2};
use crate::rdstation::platform::{
    EntityType, HttpMethod, Relation, Subscription, SubscriptionList, SubscriptionRequest,
};

/// The event that `event_identifiers` require.
const CONVERTED: &str = "WEBHOOK.CONVERTED";

/// The events of the platform's API: both events of RD Station Marketing, and the deal events of the CRM.
const PLATFORM_EVENTS: [&str; 5] =
    [CONVERTED, "WEBHOOK.MARKED_OPPORTUNITY", "crm_deal_created", "crm_deal_updated", "crm_deal_deleted"];

impl Reports for SubscriptionRequest {
    fn report(&self, findings: &mut Findings) {
        findings.expect(
            PLATFORM_EVENTS.contains(&self.event_type.as_str()),
            &SUBSCRIPTION_EVENT,
            "event_type",
        );
        findings.expect(self.entity_type == EntityType::Contact, &SUBSCRIPTION_ENTITY, "entity_type");
        findings.identifiers(&self.event_type, self.event_identifiers.as_slice());
        findings.url(&self.url);
        findings.method(Some(&self.http_method));
        findings.relations(self.include_relations.as_slice());
    }
}

impl Reports for Subscription {
    fn report(&self, findings: &mut Findings) {
        let platform = PLATFORM_EVENTS.iter().any(|event| self.is_for(event));
        let known = platform || EventName::parse(&self.event_type).is_some();
        findings.expect(known, &SUBSCRIPTION_EVENT, "event_type");
        let contact = self.entity_type.get().is_none_or(|entity| *entity == EntityType::Contact);
        findings.expect(contact, &SUBSCRIPTION_ENTITY, "entity_type");
        findings.identifiers(&self.event_type, self.event_identifiers.as_slice());
        findings.url(&self.url);
        findings.method(self.http_method.get());
        findings.relations(self.include_relations.as_slice());
        findings.enum_value("source", self.source.get());
        findings.enum_value("status", self.status.get());
        findings.maybe_history(&self.created_at, &self.updated_at);
    }
}

impl Reports for SubscriptionList {
    fn report(&self, findings: &mut Findings) {
        findings.each("webhooks", &self.webhooks);
        let all = self.webhooks.iter().map(|one| (one.event_type.as_str(), one.url.as_str()));
        findings.twice("webhooks", all);
    }
}

impl Reports for v1::SubscriptionRequest {
    fn report(&self, findings: &mut Findings) {
        findings.expect(EventName::parse(&self.event_type).is_some(), &SUBSCRIPTION_EVENT, "event_type");
        findings.method(Some(&self.http_method));
        findings.url(&self.url);
    }
}

impl Reports for v2::SubscriptionRequest {
    fn report(&self, findings: &mut Findings) {
        findings.field("data", &self.data);
    }
}

impl Reports for v2::NewSubscription {
    fn report(&self, findings: &mut Findings) {
        findings.expect(EventName::parse(&self.event_name).is_some(), &SUBSCRIPTION_EVENT, "event_name");
        findings.method(Some(&self.http_method));
        findings.url(&self.url);
        let missing =
            if self.auth_header.as_deref().is_none_or(str::is_empty) { "auth_header" } else { "auth_key" };
        findings.expect(self.auth().is_ok(), &SUBSCRIPTION_AUTH, missing);
    }
}

impl Reports for v2::Subscription {
    fn report(&self, findings: &mut Findings) {
        findings.expect(EventName::parse(&self.event_name).is_some(), &SUBSCRIPTION_EVENT, "event_name");
        findings.method(self.http_method.get());
        findings.url(&self.url);
        findings.enum_value("status", self.status.get());
        findings.maybe_history(&self.created_at, &self.updated_at);
    }
}

impl Reports for v2::SubscriptionAnswer {
    fn report(&self, findings: &mut Findings) {
        findings.field("data", &self.data);
    }
}

impl Reports for v2::SubscriptionList {
    fn report(&self, findings: &mut Findings) {
        findings.each("data", &self.data);
        findings.twice("data", self.data.iter().map(|one| (one.event_name.as_str(), one.url.as_str())));
    }
}

impl Findings {
    /// Adds a finding for each subscription whose event and URL are those of an earlier one. Event names are
    /// case-insensitive.
    fn twice<'a>(&mut self, list: &str, subscriptions: impl Iterator<Item = (&'a str, &'a str)>) {
        // A set, because a list may be long: a pairwise comparison of one megabyte would take minutes.
        let mut seen = HashSet::new();
        for (index, (event, url)) in subscriptions.enumerate() {
            let is_new = seen.insert((event.to_ascii_lowercase(), url));
            self.element(list, index, |findings| findings.expect(is_new, &SUBSCRIPTION_TWICE, "url"));
        }
    }

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

/// Whether it is an https URL with a host, and without white space. The scheme is case-insensitive, as defined by RFC
/// 3986.
pub(super) fn is_https(url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("https") && !host.is_empty() && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_https;

    #[test]
    fn only_https_urls_with_a_host_are_valid() {
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
