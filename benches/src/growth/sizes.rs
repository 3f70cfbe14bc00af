//! Whole payloads from 200 bytes to 20 megabytes.

use super::Input;
use super::deal::{Deal, custom_field, product};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let mut inputs = vec![Input::accepted("a deletion of 200 B", || {
        r#"{"event_name":"crm_deal_deleted","document":{"id":"67e699e577ca600014198b59","name":"Negociação"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#.to_owned()
    })];
    for (name, size) in
        [("2 kB", 2_000), ("20 kB", 20_000), ("200 kB", 200_000), ("2 MB", 2_000_000), ("20 MB", 20_000_000)]
    {
        inputs.push(Input::accepted(format!("a deal of {name}"), move || of_size(size.min(limit))));
    }
    for (name, size) in [("2 kB", 2_000), ("2 MB", 2_000_000)] {
        let size = size.min(limit);
        inputs.push(Input::rejected(format!("a deal of {name}, truncated by one byte"), move || {
            let mut body = of_size(size);
            body.pop();
            body
        }));
        inputs.push(Input::rejected(format!("a deal of {name}, a number as its last string"), move || {
            let body = of_size(size);
            let (before, _) = body.rsplit_once(":\"").unwrap_or_default();
            format!("{before}:0}}")
        }));
        inputs.push(Input::rejected(format!("a deal of {name}, a number as its last product"), move || {
            let body = of_size(size);
            let (before, after) = body.rsplit_once("]},\"event_timestamp").unwrap_or_default();
            format!("{before},0]}},\"event_timestamp{after}")
        }));
    }
    inputs
}

/// A deal of about this number of bytes, with alternating custom fields and products.
pub(super) fn of_size(size: usize) -> String {
    let rest = Deal::default().write().len();
    let (mut custom_fields, mut products) = (Vec::new(), Vec::new());
    let mut length = rest;
    for index in 0.. {
        if length >= size {
            break;
        }
        let (list, element) = if index % 2 == 0 {
            (&mut custom_fields, custom_field(index / 2))
        } else {
            (&mut products, product(index / 2))
        };
        length += element.len() + 1;
        list.push(element);
    }
    let (custom_fields, products) = (custom_fields.join(","), products.join(","));
    Deal { custom_fields, products, ..Deal::default() }.write()
}
