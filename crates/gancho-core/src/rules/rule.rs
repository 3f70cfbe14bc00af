//! The table of rules.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; the vendor does it.
    Info,
    /// Contradicts what the vendor says of its own data.
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

/// One rule.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rule {
    /// Its name, which never changes: `deal-total`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What a finding says.
    pub message: &'static str,
}

macro_rules! rules {
    ($($name:ident: $severity:ident $code:literal $message:literal;)*) => {
        $(pub(super) static $name: Rule = Rule {
            code: $code,
            severity: Severity::$severity,
            message: $message,
        };)*

        /// Every rule, in the order of the table.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    UPDATED_BEFORE_CREATED: Warning "updated-before-created" "it was changed before it was created";
    EVENT_BEFORE_UPDATE: Warning "event-before-update" "the event happened before the document's last change";
    TRANSACTION_UUID: Info "transaction-uuid" "the delivery's id is not a well-formed UUID";
    UNKNOWN_EVENT: Info "unknown-event" "the vendor documents no event of this name";
    UNKNOWN_VALUE: Info "unknown-value" "the value is not one of the vendor's known ones";
    DEAL_TOTAL: Warning "deal-total" "the total is not the sum of the monthly and the one-time amount";
    DEAL_AMOUNT_MISSING: Warning "deal-amount-missing" "the deal does not say this amount";
    DEAL_TWO_TOTALS: Warning "deal-two-totals" "amount_total and amount_annual both mean the total, and differ";
    NEGATIVE_AMOUNT: Warning "negative-amount" "the amount is below zero";
    DEAL_RATING: Warning "deal-rating" "the rating is not one of 1 to 5";
    DEAL_CLOSED_WHILE_OPEN: Warning "deal-closed-while-open" "the deal is under way or on hold, and was closed";
    DEAL_CLOSED_WITHOUT_DATE: Info "deal-closed-without-date" "the deal is won or lost, and nobody says when";
    DEAL_REASON_NOT_LOST: Info "deal-reason-not-lost" "the deal is not lost, and has a reason for being lost";
    CUSTOM_FIELD_OPTION: Info "custom-field-option" "the value is not one of the field's options";
    CUSTOM_FIELD_REQUIRED: Info "custom-field-required" "the field is required, and left blank";
    TASK_COMPLETED_WHILE_OPEN: Warning "task-completed-while-open" "the task is not completed, and someone completed it";
    TASK_COMPLETED_WITHOUT_DATE: Warning "task-completed-without-date" "the task is completed, and nobody says when";
    COORDINATES: Warning "coordinates" "there is no such latitude or longitude";
    EMAIL: Info "email" "the string is not an e-mail address";
    SENT_BEFORE_EVENT: Warning "sent-before-event" "the delivery was sent before the event happened";
    FUNNEL_POINTS: Warning "funnel-points" "the points are below zero";
    CONVERSION_ORDER: Warning "conversion-order" "the first conversion is after the last one";
    LEAD_BOOLEAN: Warning "lead-boolean" "the string is neither true nor false";
    LEAD_NUMBER: Warning "lead-number" "the string is not a whole number";
    SUBSCRIPTION_EVENT: Error "subscription-event" "there is no such event to subscribe to";
    SUBSCRIPTION_ENTITY: Error "subscription-entity" "the entity is not CONTACT";
    SUBSCRIPTION_METHOD: Error "subscription-method" "the method is not POST";
    SUBSCRIPTION_URL: Error "subscription-url" "the address is not an https one";
    SUBSCRIPTION_IDENTIFIERS: Error "subscription-identifiers" "event_identifiers go with WEBHOOK.CONVERTED only";
    SUBSCRIPTION_RELATIONS: Error "subscription-relations" "only COMPANY and CONTACT_FUNNEL can be included";
    SUBSCRIPTION_AUTH: Error "subscription-auth" "auth_header and auth_key go together";
    SUBSCRIPTION_TWICE: Error "subscription-twice" "the list holds this address for this event already";
    EVENT_ID: Info "event-id" "the event's id is not a well-formed UUID";
    ENTITY_OF_EVENT: Warning "entity-of-event" "the entity is not the one that the event's name says";
    PRIMARY_KEY: Warning "primary-key" "no record has such a key, and it is not the test event";
    WEBHOOK_URL: Error "webhook-url" "the address is not an https one";
    WEBHOOK_EVENTS: Error "webhook-events" "the webhook names no event to deliver";
    WEBHOOK_UNKNOWN_EVENT: Warning "webhook-unknown-event" "the vendor documents no event of this name";
    WEBHOOK_LENGTH: Error "webhook-length" "the string is longer than the database keeps";
    WEBHOOK_COUNTERS: Warning "webhook-counters" "more failed than were made, or fewer than none";
    UPDATED_BEFORE_REGISTERED: Warning "updated-before-registered" "it was changed before it was made";
}
