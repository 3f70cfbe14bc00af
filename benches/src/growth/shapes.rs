//! The growing parts of deliveries other than deals: free-form objects, leads, changes.

use super::Input;
use super::deal::elements;

pub(super) fn all(limit: usize) -> Vec<Input> {
    let count = limit.min(1_000_000) / 10;
    let distinct = |index: usize| format!(r#""campo-{index:05}":"São Paulo""#);
    vec![
        Input::accepted("a contact of 100,000 custom fields", move || contact(&elements(count, distinct))),
        Input::accepted("a contact of 100,000 custom fields, one name", move || {
            contact(&elements(count, |_| r#""campo":"São Paulo""#.to_owned()))
        }),
        Input::accepted("a contact of 100,000 e-mails `{}`", move || {
            let emails = elements(count, |_| "{}".to_owned());
            contact("").replacen(r#""emails":[]"#, &format!(r#""emails":[{emails}]"#), 1)
        }),
        Input::accepted("SuperOffice, 100,000 field values", move || {
            superoffice(&elements(count, |index| format!(r#""campo{index}":{index}"#)), "")
        }),
        Input::accepted("SuperOffice, 100,000 changes", move || {
            superoffice("", &elements(count, |index| format!(r#""campo{index}""#)))
        }),
        Input::accepted("marketing, 100,000 `cf_` fields", move || {
            marketing(&elements(count, |index| format!(r#""cf_{index}":"São Paulo""#)))
        }),
        Input::accepted("10,000 leads", move || {
            let lead = |index| {
                format!(
                    r#"{{"id":"{index}","email":"pessoa@example.com","name":"Luís Teste","tags":["a","b"]}}"#
                )
            };
            format!(r#"{{"leads":[{}]}}"#, elements(count / 10, lead))
        }),
        Input::accepted("100,000 leads `{\"id\":\"0\"}`", move || {
            format!(r#"{{"leads":[{}]}}"#, elements(count, |_| r#"{"id":"0"}"#.to_owned()))
        }),
        Input::accepted("10,000 leads after a field of the CRM", move || {
            let lead =
                |index| format!(r#"{{"id":"{index}","email":"pessoa@example.com","name":"Luís Teste"}}"#);
            format!(r#"{{"event_name":0,"leads":[{}]}}"#, elements(count / 10, lead))
        }),
    ]
}

fn contact(custom_fields: &str) -> String {
    format!(
        r#"{{"event_name":"crm_contact_updated","document":{{"id":"67e699e577ca600014198b59","name":"Luís Teste","job_title":null,"emails":[],"phones":[],"birthday":null,"social_profiles":[],"organization_id":null,"custom_fields":{{{custom_fields}}},"legal_bases":[],"created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.456-03:00"}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}}"#
    )
}

fn superoffice(field_values: &str, changes: &str) -> String {
    format!(
        r#"{{"EventId":"88f91933-edce-4c1a-8ded-ade8e2f72434","Timestamp":"2025-05-14T10:48:07.8912039Z","Changes":[{changes}],"Event":"contact.changed","PrimaryKey":18,"Entity":"contact","ContextIdentifier":"Cust54321","ChangedByAssociateId":5,"WebhookName":"Contatos","FieldValues":{{{field_values}}}}}"#
    )
}

fn marketing(fields: &str) -> String {
    format!(
        r#"{{"event_type":"WEBHOOK.CONVERTED","entity_type":"CONTACT","event_identifier":"formulario","timestamp":"2025-03-28T09:49:16.123-03:00","event_timestamp":"2025-03-28T09:49:16.123-03:00","contact":{{"uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c","email":"pessoa@example.com","name":"Luís Teste",{fields}}}}}"#
    )
}
