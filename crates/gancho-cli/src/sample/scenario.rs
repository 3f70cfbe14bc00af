//! The history of a deal, from its creation on.

use clap::ValueEnum;
use gancho_core::chrono::{DateTime, Duration, FixedOffset, SecondsFormat, Utc};
use serde_json::{Value, json};

/// The history of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scenario {
    /// A deal is created, moved, won and deleted
    #[value(name = "deal-won")]
    Won,
    /// A deal is created, moved, lost for a reason, and deleted
    #[value(name = "deal-lost")]
    Lost,
    /// A deal is created, put on hold, resumed and won
    #[value(name = "deal-paused")]
    Paused,
}

/// The state of a deal after a step.
struct Step {
    event: &'static str,
    status: &'static str,
    stage: usize,
    days: i64,
    is_closed: bool,
}

const fn step(event: &'static str, status: &'static str, stage: usize, days: i64, is_closed: bool) -> Step {
    Step { event, status, stage, days, is_closed }
}

const STAGES: [&str; 3] = ["Primeiro contato", "Proposta enviada", "Negociação"];
const NAMES: [(&str, &str); 4] = [
    ("Renovação anual", "Ana Exemplo"),
    ("Plano básico", "Bruno Fictício"),
    ("Consultoria", "Carla Modelo"),
    ("Projeto piloto", "Davi Inventado"),
];

impl Scenario {
    fn steps(self) -> Vec<Step> {
        let created = step("crm_deal_created", "ongoing", 0, 0, false);
        let moved = step("crm_deal_updated", "ongoing", 1, 2, false);
        match self {
            Self::Won => vec![
                created,
                moved,
                step("crm_deal_updated", "won", 2, 5, true),
                step("crm_deal_deleted", "won", 2, 40, true),
            ],
            Self::Lost => vec![
                created,
                moved,
                step("crm_deal_updated", "lost", 1, 9, true),
                step("crm_deal_deleted", "lost", 1, 40, true),
            ],
            Self::Paused => vec![
                created,
                step("crm_deal_updated", "paused", 0, 3, false),
                step("crm_deal_updated", "ongoing", 1, 30, false),
                step("crm_deal_updated", "won", 2, 33, true),
            ],
        }
    }

    /// The events and deliveries of this number of deals, one deal after the other.
    pub(super) fn deliveries(self, seed: u64, deals: u64) -> impl Iterator<Item = (&'static str, Value)> {
        (0..deals).flat_map(move |deal| {
            let number = seed.wrapping_mul(1_000_003).wrapping_add(deal);
            self.steps()
                .into_iter()
                .enumerate()
                .map(move |(at, step)| (step.event, delivery(number, at as u64, &step)))
        })
    }
}

/// An id of 24 hexadecimal digits.
fn id(kind: u64, number: u64) -> String {
    format!("67e6{kind:04x}{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn delivery(number: u64, at: u64, step: &Step) -> Value {
    let start = DateTime::<Utc>::from_timestamp(1_743_000_000, 0).unwrap_or_default();
    let Some(brazil) = FixedOffset::west_opt(3 * 3600) else { return Value::Null };
    let hours = i64::try_from(number % 1000).unwrap_or_default();
    let created = start + Duration::hours(hours);
    let updated = created + Duration::days(step.days) + Duration::milliseconds(288);
    let local =
        |time: DateTime<Utc>| time.with_timezone(&brazil).to_rfc3339_opts(SecondsFormat::Millis, false);
    let event_timestamp = format!("{}.000Z", (updated + Duration::seconds(1)).format("%Y-%m-%dT%H:%M:%S"));
    let transaction = id(at + 1, number);
    let uuid = format!(
        "{}-{}-4{}-a{}-{}{}",
        part(&transaction, 0, 8),
        part(&transaction, 8, 4),
        part(&transaction, 12, 3),
        part(&transaction, 15, 3),
        part(&transaction, 18, 6),
        part(&transaction, 0, 6),
    );
    let envelope = |document: Value| {
        json!({
            "event_name": step.event,
            "document": document,
            "event_timestamp": event_timestamp,
            "transaction_uuid": uuid,
        })
    };
    let place = usize::try_from(number).unwrap_or_default();
    let (name, owner) = NAMES.get(place % NAMES.len()).copied().unwrap_or_default();
    if step.event == "crm_deal_deleted" {
        return envelope(json!({ "id": id(0, number), "name": name }));
    }
    let (monthly, unique) = (100 + number % 900, 500 + number % 4500);
    let stage = STAGES.get(step.stage).copied().unwrap_or_default();
    let reason = if step.status == "lost" { json!({ "id": id(7, 1), "name": "Preço" }) } else { json!({}) };
    envelope(json!({
        "id": id(0, number),
        "name": name,
        "amount_monthly": monthly,
        "amount_unique": unique,
        "amount_total": monthly + unique,
        "prediction_date": null,
        "created_at": local(created),
        "updated_at": local(updated),
        "rating": 1 + number % 5,
        "status": step.status,
        "closed_at": step.is_closed.then(|| local(updated)),
        "user": { "id": id(1, number % 4), "name": owner, "email": "vendas@example.com", "avatar_url": null },
        "deal_stage": {
            "id": id(2, step.stage as u64),
            "name": stage,
            "nickname": stage.get(..1).unwrap_or_default(),
            "created_at": local(start - Duration::days(100)),
            "updated_at": local(start - Duration::days(100)),
            "order": step.stage + 1,
        },
        "deal_pipeline": { "id": id(3, 1), "name": "Funil padrão" },
        "deal_source": { "id": id(4, 1), "name": "Instagram" },
        "campaign": {},
        "deal_lost_reason": reason,
        "deal_custom_fields": [],
        "deal_products": [],
    }))
}

fn part(text: &str, from: usize, length: usize) -> &str {
    text.get(from..from + length).unwrap_or_default()
}
