//! SuperOffice.

use super::random::Random;
use super::tree::Tree::{self, Object};

const COLUMNS: &[&str] = &[
    "contact_id",
    "updated_associate_id",
    "soundEx",
    "updated",
    "name",
    "status",
    "saledate",
    "activeLinks",
];

pub(super) fn notification(random: &mut Random) -> Tree {
    let entity = random.pick(&["contact", "person", "sale", "project", "activity"]);
    let fields = Object(vec![
        ("activeInterests", random.whole(9)),
        ("associate_id", random.whole(900)),
        ("business_idx", random.whole(9)),
        ("category_idx", random.whole(9)),
        ("contact_id", random.whole(900_000)),
        ("country_id", random.whole(900)),
        ("department", random.text()),
        ("name", random.text()),
        ("orgNr", Tree::string("")),
        ("registered", random.ticks()),
        ("source", random.whole(3)),
        ("updated", random.ticks()),
    ]);
    Object(vec![
        ("EventId", random.uuid()),
        ("Timestamp", random.ticks()),
        ("Changes", random.list(12, |random| Tree::string(random.pick(COLUMNS)))),
        ("Event", Tree::Text(format!("{entity}.{}", random.pick(&["created", "changed", "deleted"])))),
        ("PrimaryKey", random.whole(900_000)),
        ("Entity", Tree::string(entity)),
        ("ContextIdentifier", Tree::Text(format!("Cust{}", random.below(90_000)))),
        ("ChangedByAssociateId", random.whole(900)),
        ("WebhookName", random.text()),
        ("FieldValues", fields),
    ])
}
