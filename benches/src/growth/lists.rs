//! Custom fields and the other lists of a deal, from none to a hundred thousand elements; also lists of the smallest
//! elements.

use super::deal::{Deal, custom_field, elements, fill_list, product};
use super::{Input, megabyte};

pub(super) fn all(limit: usize) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (name, count) in [
        ("no custom fields", 0),
        ("10 custom fields", 10),
        ("100 custom fields", 100),
        ("1,000 custom fields", 1_000),
        ("10,000 custom fields", 10_000),
        ("100,000 custom fields", 100_000),
    ] {
        let count = count.min(limit / 10);
        inputs.push(Input::accepted(name, move || {
            Deal { custom_fields: elements(count, custom_field), ..Deal::default() }.write()
        }));
    }
    let count = limit.min(1_000_000) / 100;
    inputs.push(Input::accepted("10,000 custom fields, shuffled keys", move || {
        Deal { custom_fields: elements(count, shuffled), ..Deal::default() }.write()
    }));
    inputs.push(Input::rejected("10,000 custom fields, shuffled keys, then 0", move || {
        let custom_fields = elements(count, shuffled) + ",0";
        Deal { custom_fields, ..Deal::default() }.write()
    }));
    inputs.push(Input::accepted("10,000 products", move || {
        Deal { products: elements(count, product), ..Deal::default() }.write()
    }));
    let size = megabyte(limit);
    inputs.push(Input::accepted("1 MB of products `{}`", move || {
        Deal { products: fill_list(size, "{}"), ..Deal::default() }.write()
    }));
    inputs.push(Input::accepted("1 MB of products `{\"id\":\"0\"}`", move || {
        Deal { products: fill_list(size, r#"{"id":"0"}"#), ..Deal::default() }.write()
    }));
    inputs.push(Input::accepted("1 MB of smallest custom fields", move || {
        // Ids are never empty.
        let smallest = r#"{"custom_field":{"id":"0","label":""}}"#;
        Deal { custom_fields: fill_list(size, smallest), ..Deal::default() }.write()
    }));
    inputs.push(Input::accepted("1 MB of options `\"\"`", move || {
        let opts = fill_list(size, r#""""#);
        let custom_fields = format!(r#"{{"custom_field":{{"id":"0","label":"","opts":[{opts}]}}}}"#);
        Deal { custom_fields, ..Deal::default() }.write()
    }));
    inputs.push(Input::accepted("a value of 1 MB of strings, then a number", move || {
        Deal::with_value(&format!("[{},1]", fill_list(size, r#""a""#))).write()
    }));
    inputs
}

/// A custom field in one of six orders other than the vendor's.
fn shuffled(index: usize) -> String {
    let mut fields = [
        format!(r#""id":"67e699e577ca6000{index:08x}""#),
        format!(r#""label":"Campo {index}""#),
        r#""required":false"#.to_owned(),
        r#""unique":true"#.to_owned(),
        r#""opts":["Indicação","Evento"]"#.to_owned(),
        r#""type":"option""#.to_owned(),
    ];
    fields.reverse();
    fields.rotate_left(index % 7 % 6);
    let definition = fields.join(",");
    format!(r#"{{"custom_field":{{{definition}}},"value":"Evento"}}"#)
}
