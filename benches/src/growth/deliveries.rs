//! Bodies of any size that are costly to parse, to reject, or to process after the parse.

use super::deal::{Deal, custom_field, elements, fill, fill_list};

/// A shape of body, generated in a requested size.
#[derive(Clone, Copy)]
pub struct Shape {
    /// The name in tables.
    pub name: &'static str,
    make: fn(usize) -> String,
}

impl Shape {
    /// A body of about this number of bytes.
    pub fn of_size(&self, bytes: usize) -> Vec<u8> {
        (self.make)(bytes).into_bytes()
    }
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shape").field("name", &self.name).finish_non_exhaustive()
    }
}

pub(super) const fn shape(name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape { name, make }
}

/// All shapes.
pub const SHAPES: &[Shape] = &[
    shape("custom fields as the vendor writes them", |size| deal(&elements(size / 160, custom_field), "")),
    shape("a long key, many elements below it, an unknown field", |size| {
        contact(&format!(r#""cf_{}":[{}],"zzz":1"#, fill(size / 2, "k"), fill_list(size / 2, "1")))
    }),
    shape("an unknown field, then a long key with many elements", |size| {
        contact(&format!(r#""zzz":1,"cf_{}":[{}]"#, fill(size / 2, "k"), fill_list(size / 2, "1")))
    }),
    shape("a long key of `/` with escapes, many elements, an unknown field", |size| {
        contact(&format!(r#""cf_{}":[{}],"zzz":1"#, fill(size / 2, r"\/~"), fill_list(size / 2, "1")))
    }),
    shape("many unknown fields `\"\"`", |size| deal("", &fill(size, r#","":0"#))),
    shape("many unknown fields, distinct", |size| {
        deal("", &format!(",{}", elements(size / 15, |index| format!(r#""novo{index}":0"#))))
    }),
    shape("an unknown field in each of many e-mails", |size| emails(size, r#"{"a":0}"#)),
    shape("an unknown field with a long name", |size| deal("", &format!(r#","{}":0"#, fill(size, r"\/")))),
    shape("nested unknown objects, many side by side", |size| {
        let nested = r#"{"a":"#.repeat(100) + "0" + &"}".repeat(100);
        deal("", &format!(r#","novo":[{}],"zzz":1"#, fill_list(size, &nested)))
    }),
    shape("e-mail addresses without `@`", |size| emails(size, r#"{"email":"a"}"#)),
    shape("e-mail addresses of one byte each, escaped", |size| emails(size, r#"{"email":"\u0061"}"#)),
    shape("products with unknown enum values", |size| {
        let product = r#"{"id":"1","discount_type":"x","recurrence":"x"}"#;
        deal_with_products(&fill_list(size, product))
    }),
    shape("many answers, none of which is one of many options", |size| {
        let (options, answers) = (fill_list(size / 2, r#""a""#), fill_list(size / 2, r#""b""#));
        let definition = format!(r#"{{"id":"1","label":"","opts":[{options}],"type":"multiple_choice"}}"#);
        deal(&format!(r#"{{"value":[{answers}],"custom_field":{definition}}}"#), "")
    }),
    shape("many answers, and one long option", |size| {
        let (options, answers) = (fill(size / 2, " "), fill_list(size / 2, r#""a""#));
        let definition =
            format!(r#"{{"id":"1","label":"","opts":["{options}","a"],"type":"multiple_choice"}}"#);
        deal(&format!(r#"{{"value":[{answers}],"custom_field":{definition}}}"#), "")
    }),
    shape("leads `{\"id\":\"1\"}`", |size| leads(size, r#"{"id":"1"}"#)),
    shape("leads `{\"id\":\"1\"}`, then a field of SuperOffice", |size| {
        leads(size, r#"{"id":"1"}"#).replacen("]}", r#"],"Event":0}"#, 1)
    }),
    shape("leads with an empty field", |size| leads(size, r#"{"id":"1","bio":""}"#)),
    shape("leads with a field that is null", |size| leads(size, r#"{"id":"1","city":null}"#)),
    shape("leads with an unknown field", |size| leads(size, r#"{"id":"1","":0}"#)),
    shape("leads, each with 33 custom fields", |size| {
        let fields = fill_list(231, r#""\n":0"#);
        leads(size, &format!(r#"{{"id":"1","custom_fields":{{{fields}}}}}"#))
    }),
    shape("leads with two conversions", |size| {
        leads(size, r#"{"id":"1","first_conversion":{"source":""},"last_conversion":{"source":""}}"#)
    }),
    shape("products `{}`", |size| deal_with_products(&fill_list(size, "{}"))),
    shape("products `{ }`", |size| deal_with_products(&fill_list(size, "{ }"))),
    shape("products with an unknown field", |size| deal_with_products(&fill_list(size, r#"{"":0}"#))),
    shape("products with an empty field", |size| deal_with_products(&fill_list(size, r#"{"id":""}"#))),
    shape("products with a field that is null", |size| {
        deal_with_products(&fill_list(size, r#"{"id":null}"#))
    }),
    shape("products with an empty field, then two event names", |size| {
        let (name, outer) = (r#""event_name":"crm_deal_updated","#, r#""event_timestamp""#);
        let products = fill_list(size, r#"{"id":""}"#);
        let more = r#","novo":{"event_name":"crm_deal_created"}"#.to_owned();
        let body = Deal { products, more, ..Deal::default() }.write();
        body.replacen(name, "", 1).replacen(outer, &format!("{name}{outer}"), 1)
    }),
    shape("e-mails `{ }`", |size| emails(size, "{ }")),
    shape("legal bases `{}`", |size| contact(&format!(r#""legal_bases":[{}]"#, fill_list(size, "{}")))),
    shape("legal bases with a field that is null", |size| {
        contact(&format!(r#""legal_bases":[{}]"#, fill_list(size, r#"{"type":null}"#)))
    }),
    shape("the smallest custom fields", |size| {
        deal(&fill_list(size, r#"{"custom_field":{"id":"0","label":""}}"#), "")
    }),
    shape("a list of empty strings", |size| {
        let opts = fill_list(size, r#""""#);
        deal(&format!(r#"{{"custom_field":{{"id":"0","label":"","opts":[{opts}]}}}}"#), "")
    }),
    shape("a list of strings that ends with a number, as a free value", |size| {
        let value = fill_list(size, r#""""#);
        deal(&format!(r#"{{"value":[{value},0],"custom_field":{{"id":"0","label":""}}}}"#), "")
    }),
    shape("a list of numbers as a free value", |size| {
        let value = fill_list(size, "1");
        deal(&format!(r#"{{"value":[{value}],"custom_field":{{"id":"0","label":""}}}}"#), "")
    }),
    shape("free fields `\"\"`", |size| {
        contact(&format!(r#""custom_fields":0{}"#, fill(size, r#","cf_":0"#)))
    }),
    shape("field values, distinct and short", |size| {
        field_values(&elements(size / 10, |index| format!(r#""{index:x}":0"#)))
    }),
    shape("field values, each a list of a number", |size| field_values(&fill_list(size, r#""":[0]"#))),
    shape("field values, each a list of a string, then a number", |size| {
        field_values(&fill_list(size, r#""":["",0]"#))
    }),
    shape("field values, each a list of a string", |size| field_values(&fill_list(size, r#""":[""]"#))),
    shape("field values, each a list of nine strings", |size| {
        field_values(&fill_list(size, r#""":["","","","","","","","",""]"#))
    }),
    shape("field values, each an escape", |size| field_values(&fill_list(size, r#""":"\n""#))),
    shape("field values, each name an escape", |size| field_values(&fill_list(size, r#""\n":0"#))),
    shape("free fields `{}`", |size| {
        contact(&elements(size / 15, |index| format!(r#""cf_{index:05x}":{{}}"#)))
    }),
    shape("strings of one escape each", |size| {
        let opts = fill_list(size, r#""\n""#);
        deal(&format!(r#"{{"custom_field":{{"id":"0","label":"","opts":[{opts}]}}}}"#), "")
    }),
    shape("a long string without escapes", |size| Deal { name: fill(size, "a"), ..Deal::default() }.write()),
    shape("nested arrays, to the limit", |size| {
        let nested = "[".repeat(120) + &"]".repeat(120);
        deal(
            &format!(r#"{{"value":[{}],"custom_field":{{"id":"0","label":""}}}}"#, fill_list(size, &nested)),
            "",
        )
    }),
    shape("leads that all violate rules", |size| {
        leads(size, r#"{"id":"1","email":"a","opportunity":"x","number_conversions":"x","lead_stage":"x"}"#)
    }),
    shape("names chosen by the sender, distinct", |size| {
        contact(&elements(size / 20, |index| format!(r#""cf_{index:07}":"a""#)))
    }),
    shape("a name of only escapes", |size| Deal { name: fill(size, r"\u00e7"), ..Deal::default() }.write()),
    shape("elements `{}` in place of objects with fields", |size| deal(&fill_list(size, "{}"), "")),
    shape("elements `0` in place of objects", |size| deal(&fill_list(size, "0"), "")),
    shape("elements `0` in place of strings, in each of many lists", |size| {
        let field = format!(r#"{{"custom_field":{{"id":"0","label":"","opts":[{}]}}}}"#, fill_list(200, "0"));
        deal(&fill_list(size, &field), "")
    }),
    shape("elements `0` in place of objects, beside unknown objects", |size| {
        let nested = r#"{"":"#.repeat(100) + "0" + &"}".repeat(100);
        let objects = elements(size / 2 / nested.len(), |index| format!(r#""{index}":{nested}"#));
        deal(&fill_list(size / 2, "0"), &format!(r#","novo":{{{objects}}}"#))
    }),
    shape("a long string in place of a time", |size| {
        Deal::default().write().replacen("2025-03-28T09:49:16.123-03:00", &fill(size, "2"), 1)
    }),
    shape("a deal whose last byte is missing", |size| {
        let mut body = deal(&elements(size / 160, custom_field), "");
        body.pop();
        body
    }),
    shape("an error answer: a long name, many unknown fields below it", |size| {
        let errors = fill_list(size / 2, r#"{"x":0}"#);
        format!(r#"{{"errors":{{"{}":[{errors}]}}}}"#, fill(size / 2, "k"))
    }),
];

fn deal(custom_fields: &str, more: &str) -> String {
    Deal { custom_fields: custom_fields.to_owned(), more: more.to_owned(), ..Deal::default() }.write()
}

fn deal_with_products(products: &str) -> String {
    Deal { products: products.to_owned(), ..Deal::default() }.write()
}

fn contact(fields: &str) -> String {
    format!(
        r#"{{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T09:49:16.123-03:00","contact":{{"uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c",{fields}}}}}"#
    )
}

fn field_values(values: &str) -> String {
    format!(
        r#"{{"Timestamp":"2025-05-14T10:48:07.8912039Z","Event":"contact.changed","PrimaryKey":18,"ChangedByAssociateId":5,"WebhookName":"","FieldValues":{{{values}}}}}"#
    )
}

fn emails(size: usize, email: &str) -> String {
    let emails = fill_list(size, email);
    format!(
        r#"{{"event_name":"crm_contact_updated","document":{{"id":"67e6","name":"Luís Teste","emails":[{emails}],"created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.456-03:00"}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}}"#
    )
}

fn leads(size: usize, lead: &str) -> String {
    format!(r#"{{"leads":[{}]}}"#, fill_list(size, lead))
}
