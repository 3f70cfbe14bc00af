//! RD Station CRM.

use super::random::Random;
use super::tree::Tree::{self, Array, Object};

fn delivery(event: &str, document: Tree, random: &mut Random) -> Tree {
    Object(vec![
        ("event_name", Tree::string(event)),
        ("document", document),
        ("event_timestamp", random.whole_second()),
        ("transaction_uuid", random.uuid()),
    ])
}

fn reference(random: &mut Random) -> Tree {
    Object(vec![("id", random.id()), ("name", random.text())])
}

fn custom_field(random: &mut Random) -> Tree {
    let (kind, opts, value) = match random.below(6) {
        0 => ("option", random.list(6, Random::text), random.or(5, Random::text, "null")),
        1 => ("multiple_choice", random.list(4, Random::text), random.list(3, Random::text)),
        2 => (
            "date",
            Array(vec![]),
            random.or(5, |random| Tree::Text(format!("31/03/{}", 2000 + random.below(30))), "\"\""),
        ),
        _ => ("text", Array(vec![]), random.or(5, Random::text, "null")),
    };
    let definition = Object(vec![
        ("id", random.id()),
        ("label", random.text()),
        ("required", random.bool()),
        ("unique", random.bool()),
        ("opts", opts),
        ("type", Tree::string(kind)),
    ]);
    Object(vec![("value", value), ("custom_field", definition)])
}

pub(super) fn deal(random: &mut Random) -> Tree {
    let status = random.pick(&["ongoing", "ongoing", "won", "lost", "paused"]);
    let closed = matches!(status, "won" | "lost");
    let document = Object(vec![
        ("id", random.id()),
        ("name", random.text()),
        ("amount_monthly", random.amount()),
        ("amount_unique", random.amount()),
        ("amount_total", random.amount()),
        ("prediction_date", random.or(2, Random::date, "null")),
        ("created_at", random.timestamp()),
        ("updated_at", random.timestamp()),
        ("rating", random.whole(5)),
        ("status", Tree::string(status)),
        ("closed_at", if closed { random.timestamp() } else { Tree::null() }),
        (
            "user",
            Object(vec![
                ("id", random.id()),
                ("name", random.person()),
                ("email", random.email()),
                ("avatar_url", Tree::null()),
            ]),
        ),
        (
            "deal_stage",
            Object(vec![
                ("id", random.id()),
                ("name", random.text()),
                ("nickname", Tree::string("SC")),
                ("created_at", random.timestamp()),
                ("updated_at", random.timestamp()),
                ("order", random.whole(9)),
            ]),
        ),
        ("deal_pipeline", reference(random)),
        ("deal_source", random.or(6, reference, "{}")),
        ("campaign", random.or(4, reference, "{}")),
        ("deal_lost_reason", if status == "lost" { reference(random) } else { Object(vec![]) }),
        ("deal_custom_fields", Array((0..5).map(|_| custom_field(random)).collect())),
        ("deal_products", Array(vec![])),
    ]);
    let event = random.pick(&["crm_deal_created", "crm_deal_updated"]);
    delivery(event, document, random)
}

fn slugs(random: &mut Random) -> Tree {
    let value = |random: &mut Random| match random.below(4) {
        0 => Tree::null(),
        1 => Tree::string(""),
        2 => random.list(3, Random::text),
        _ => random.text(),
    };
    Object(vec![("teste-1", value(random)), ("cnpj-41d5", value(random)), ("segmento", value(random))])
}

pub(super) fn contact(random: &mut Random) -> Tree {
    let document = Object(vec![
        ("id", random.id()),
        ("name", random.person()),
        ("job_title", random.text()),
        ("emails", random.list(2, |random| Object(vec![("email", random.email())]))),
        (
            "phones",
            random.list(2, |random| Object(vec![("phone", random.phone()), ("type", Tree::string("work"))])),
        ),
        ("birthday", random.or(4, Random::date, "null")),
        (
            "social_profiles",
            random.list(1, |random| {
                Object(vec![("type", Tree::string("linkedin")), ("username", random.text())])
            }),
        ),
        ("organization_id", random.id()),
        ("custom_fields", slugs(random)),
        (
            "legal_bases",
            random.list(1, |_| {
                Object(vec![
                    ("category", Tree::string("communications")),
                    ("type", Tree::string("consent")),
                    ("status", Tree::string("granted")),
                ])
            }),
        ),
        ("created_at", random.timestamp()),
        ("updated_at", random.timestamp()),
    ]);
    let event = random.pick(&["crm_contact_created", "crm_contact_updated"]);
    delivery(event, document, random)
}

pub(super) fn organization(random: &mut Random) -> Tree {
    let address =
        Object(vec![("line", Tree::null()), ("latitude", Tree::null()), ("longitude", Tree::null())]);
    let document = Object(vec![
        ("id", random.id()),
        ("name", random.text()),
        ("description", random.text()),
        ("url", Tree::string("https://www.example.com/produto/crm")),
        ("address", address),
        ("segment_ids", random.list(2, Random::id)),
        ("owner_id", random.id()),
        ("follower_ids", random.list(3, Random::id)),
        ("custom_fields", slugs(random)),
        ("created_at", random.timestamp()),
        ("updated_at", random.timestamp()),
    ]);
    let event = random.pick(&["crm_organization_created", "crm_organization_updated"]);
    delivery(event, document, random)
}

pub(super) fn task(random: &mut Random) -> Tree {
    let is_done = random.below(2) == 0;
    let document = Object(vec![
        ("id", random.id()),
        ("name", random.text()),
        ("description", random.text()),
        ("type", Tree::string(random.pick(&["call", "email", "meeting", "task", "visit", "lunch"]))),
        ("status", Tree::string(if is_done { "completed" } else { "open" })),
        ("due_date", random.timestamp()),
        ("created_by_id", random.or(5, Random::id, "\"\"")),
        ("completed_at", if is_done { random.timestamp() } else { Tree::null() }),
        ("completed_by_id", if is_done { random.id() } else { Tree::null() }),
        ("deal_id", random.id()),
        ("owner_ids", random.list(2, Random::id)),
        ("created_at", random.timestamp()),
        ("updated_at", random.timestamp()),
    ]);
    let event = random.pick(&["crm_task_created", "crm_task_updated"]);
    delivery(event, document, random)
}

pub(super) fn product(random: &mut Random) -> Tree {
    let description = format!("{} {} {}", random.words(), random.words(), random.words());
    let document = Object(vec![
        ("id", random.id()),
        ("name", random.text()),
        ("description", Tree::Text(description)),
        ("visible", random.bool()),
        ("price", random.amount()),
        ("custom_fields", Object(vec![])),
        ("created_at", random.timestamp()),
        ("updated_at", random.timestamp()),
    ]);
    let event = random.pick(&["crm_product_created", "crm_product_updated"]);
    delivery(event, document, random)
}

pub(super) fn origin(random: &mut Random) -> Tree {
    let event = random.pick(&["crm_campaign_updated", "crm_source_created", "crm_lost_reason_updated"]);
    let mut fields = vec![("id", random.id()), ("name", random.text())];
    if event == "crm_campaign_updated" {
        fields.push(("description", Tree::null()));
    }
    fields.extend([("created_at", random.timestamp()), ("updated_at", random.timestamp())]);
    delivery(event, Object(fields), random)
}

pub(super) fn deleted(random: &mut Random) -> Tree {
    let events = [
        "crm_deal_deleted",
        "crm_contact_deleted",
        "crm_organization_deleted",
        "crm_task_deleted",
        "crm_source_deleted",
    ];
    let event = random.pick(&events);
    let document = reference(random);
    delivery(event, document, random)
}
