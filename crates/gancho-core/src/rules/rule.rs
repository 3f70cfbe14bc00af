//! The table of rules.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The severity of a finding.
///
/// ```
/// use gancho_core::rules::Severity;
///
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Info.as_str(), "info");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Unusual, but the vendor is known to send it.
    Info,
    /// Contradicts the vendor's documentation.
    Warning,
    /// The vendor would reject it.
    Error,
}

impl Severity {
    /// The severity as a string: `info`, `warning`, `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A rule.
///
/// ```
/// use gancho_core::rules::{RULES, Rule};
///
/// let rule: &Rule = RULES.iter().find(|rule| rule.code == "negative-amount").unwrap();
/// assert_eq!(rule.message, "the amount is negative");
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rule {
    /// The code, which never changes: `deal-total`.
    pub code: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// The message of its findings.
    pub message: &'static str,
    /// The payloads it applies to, in words.
    pub scope: &'static str,
}

macro_rules! rules {
    ($($name:ident: $severity:ident $code:literal $message:literal $scope:literal;)*) => {
        $(pub(super) static $name: Rule = Rule {
            code: $code,
            severity: Severity::$severity,
            message: $message,
            scope: $scope,
        };)*

        /// All rules, in the order of the table.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    UPDATED_BEFORE_CREATED: Warning "updated-before-created" "updated_at is before created_at" "every CRM document, stages, products on deals, RD Station subscriptions";
    EVENT_BEFORE_UPDATE: Warning "event-before-update" "the event is dated before the last change of its document" "CRM deliveries; compared in whole seconds";
    TRANSACTION_UUID: Info "transaction-uuid" "the event id is not a well-formed UUID" "CRM deliveries";
    UNKNOWN_EVENT: Info "unknown-event" "the vendor does not document an event with this name" "CRM and SuperOffice deliveries";
    UNKNOWN_VALUE: Info "unknown-value" "the value is not one of the documented values" "all extensible enums, unless another rule checks the field";
    DEAL_TOTAL: Warning "deal-total" "the total is not the sum of the monthly and the one-time amounts" "deals";
    DEAL_AMOUNT_MISSING: Warning "deal-amount-missing" "the amount is missing" "the monthly and the one-time amount of deals";
    DEAL_TWO_TOTALS: Warning "deal-two-totals" "amount_total and amount_annual both hold the total, but differ" "deals";
    NEGATIVE_AMOUNT: Warning "negative-amount" "the amount is negative" "deals, products";
    DEAL_RATING: Warning "deal-rating" "the rating is not between 1 and 5" "deals";
    DEAL_CLOSED_WHILE_OPEN: Warning "deal-closed-while-open" "the deal is ongoing or paused, but has a closing date" "deals";
    DEAL_CLOSED_WITHOUT_DATE: Info "deal-closed-without-date" "the deal is won or lost, but has no closing date" "deals";
    DEAL_REASON_NOT_LOST: Info "deal-reason-not-lost" "the deal is not lost, but has a lost reason" "deals";
    CUSTOM_FIELD_OPTION: Info "custom-field-option" "the value is not one of the field's options" "custom fields of deals; leading and trailing spaces are ignored";
    CUSTOM_FIELD_REQUIRED: Info "custom-field-required" "the field is required, but blank" "custom fields of deals";
    TASK_COMPLETED_WHILE_OPEN: Warning "task-completed-while-open" "the task is not completed, but has completion data" "tasks";
    TASK_COMPLETED_WITHOUT_DATE: Warning "task-completed-without-date" "the task is completed, but has no completion date" "tasks";
    COORDINATES: Warning "coordinates" "the latitude or longitude is out of range" "addresses of organizations";
    EMAIL: Info "email" "the string is not an e-mail address" "contacts, leads, and the users who own a lead, a deal or a Marketing contact";
    SENT_BEFORE_EVENT: Warning "sent-before-event" "the delivery is dated before its event" "Marketing deliveries";
    FUNNEL_POINTS: Warning "funnel-points" "the points are negative" "Marketing contacts, leads";
    CONVERSION_ORDER: Warning "conversion-order" "the first conversion is dated after the last one" "leads";
    LEAD_BOOLEAN: Warning "lead-boolean" "the string is neither true nor false" "leads";
    LEAD_NUMBER: Warning "lead-number" "the string is not a whole number" "leads";
    SUBSCRIPTION_EVENT: Error "subscription-event" "the vendor offers no subscription to this event" "RD Station subscriptions";
    SUBSCRIPTION_ENTITY: Error "subscription-entity" "the entity is not CONTACT" "platform subscriptions";
    SUBSCRIPTION_METHOD: Error "subscription-method" "the method is not POST" "RD Station subscriptions";
    SUBSCRIPTION_URL: Error "subscription-url" "the URL is not a valid https URL" "RD Station subscriptions";
    SUBSCRIPTION_IDENTIFIERS: Error "subscription-identifiers" "event_identifiers require the event type WEBHOOK.CONVERTED" "platform subscriptions";
    SUBSCRIPTION_RELATIONS: Error "subscription-relations" "only the relations COMPANY and CONTACT_FUNNEL are supported" "platform subscriptions";
    SUBSCRIPTION_AUTH: Error "subscription-auth" "auth_header and auth_key must be set together" "CRM version 2 subscriptions";
    SUBSCRIPTION_TWICE: Error "subscription-twice" "the list already contains this URL for this event" "lists of RD Station subscriptions";
    EVENT_ID: Info "event-id" "the event id is not a well-formed UUID" "SuperOffice deliveries";
    ENTITY_OF_EVENT: Warning "entity-of-event" "the entity differs from the entity in the event name" "SuperOffice deliveries";
    PRIMARY_KEY: Warning "primary-key" "the key is not positive, and the event is not the test event" "SuperOffice deliveries";
    WEBHOOK_URL: Error "webhook-url" "the URL is not a valid https URL" "SuperOffice definitions of type webhook";
    WEBHOOK_EVENTS: Error "webhook-events" "the webhook subscribes to no event" "SuperOffice definitions";
    WEBHOOK_UNKNOWN_EVENT: Warning "webhook-unknown-event" "the vendor does not document an event with this name" "SuperOffice definitions";
    WEBHOOK_LENGTH: Error "webhook-length" "the string is longer than the database column" "SuperOffice definitions";
    WEBHOOK_COUNTERS: Warning "webhook-counters" "the counter is negative, or greater than the counter it is part of" "SuperOffice definitions";
    UPDATED_BEFORE_REGISTERED: Warning "updated-before-registered" "the last update is before the registration" "SuperOffice definitions, if both timestamps have an offset";
}
