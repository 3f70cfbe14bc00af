//! RD Station Marketing.

use super::random::Random;
use super::tree::Tree::{self, Array, Object};

pub(super) fn contact(random: &mut Random) -> Tree {
    let contact = Object(vec![
        ("uuid", random.uuid()),
        ("email", random.email()),
        ("name", random.person()),
        ("job_title", random.text()),
        ("bio", random.text()),
        ("website", Tree::string("http://www.example.com")),
        ("personal_phone", random.phone()),
        ("mobile_phone", random.phone()),
        ("city", Tree::string("Florianópolis")),
        ("state", Tree::string("SC")),
        ("tags", random.list(3, Random::text)),
        ("cf_custom_field_example", random.list(2, Random::text)),
        (
            "legal_bases",
            Array(vec![Object(vec![
                ("category", Tree::string("communications")),
                ("type", Tree::string("consent")),
                ("status", Tree::string("granted")),
            ])]),
        ),
        ("company", Object(vec![("name", random.text())])),
        (
            "funnel",
            Object(vec![
                ("name", Tree::string("default")),
                ("lifecycle_stage", Tree::string(random.pick(&["Lead", "Qualified Lead", "Client"]))),
                ("opportunity", random.bool()),
                ("contact_owner_email", random.email()),
                ("interest", random.whole(100)),
                ("fit", random.whole(100)),
                ("origin", Tree::string("Busca Paga | Google")),
            ]),
        ),
    ]);
    Object(vec![
        ("event_type", Tree::string("WEBHOOK.CONVERTED")),
        ("entity_type", Tree::string("CONTACT")),
        ("event_identifier", Tree::string("my-event-identifier")),
        ("timestamp", random.timestamp()),
        ("event_timestamp", random.timestamp()),
        ("contact", contact),
    ])
}

fn conversion(random: &mut Random) -> Tree {
    let content = Object(vec![
        ("identificador", Tree::string("ebook-abc")),
        ("nome", random.person()),
        ("email_lead", random.email()),
        ("telefone", random.phone()),
        ("empresa", random.text()),
        ("cargo", random.text()),
    ]);
    let origin = Object(vec![
        ("source", Tree::string("Google")),
        ("medium", Tree::string("referral")),
        ("value", Tree::null()),
        ("campaign", random.text()),
        ("channel", Tree::string("Direct")),
    ]);
    Object(vec![
        ("content", content),
        ("created_at", random.timestamp()),
        ("cumulative_sum", Tree::Text(random.below(30).to_string())),
        ("source", Tree::string("ebook-abc")),
        ("conversion_origin", origin),
    ])
}

pub(super) fn leads(random: &mut Random) -> Tree {
    let lead = Object(vec![
        ("id", Tree::Text(random.below(1_000_000_000).to_string())),
        ("uuid", random.uuid()),
        ("email", random.email()),
        ("name", random.person()),
        ("company", random.text()),
        ("job_title", random.text()),
        ("bio", Tree::null()),
        ("public_url", Tree::string("http://app.example.com/leads/public/807029b7")),
        ("created_at", random.timestamp()),
        ("opportunity", Tree::string("false")),
        ("number_conversions", Tree::Text(random.below(30).to_string())),
        ("user", random.email()),
        ("first_conversion", conversion(random)),
        ("last_conversion", conversion(random)),
        ("custom_fields", Object(vec![("Segmento", random.text()), ("Idade", random.text())])),
        ("website", Tree::string("http://www.example.com")),
        ("personal_phone", random.phone()),
        ("mobile_phone", random.phone()),
        ("city", Tree::string("Florianópolis")),
        ("state", Tree::string("SC")),
        ("tags", random.list(3, Random::text)),
        ("lead_stage", Tree::string("Lead")),
        ("fit_score", Tree::string("d")),
        ("interest", random.whole(100)),
    ]);
    Object(vec![("leads", Array(vec![lead]))])
}
