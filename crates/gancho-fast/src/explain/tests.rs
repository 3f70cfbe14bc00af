use super::*;
use crate::Arena;
use crate::index::Index;

const DEAL: &str = r#"{"event_name":"crm_deal_updated","document":{"id":"67e6","name":"Negociação","amount_total":12.5,"created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.456-03:00","deal_stage":{"id":"67e7","name":"Sem contato"},"deal_source":{},"deal_custom_fields":[{"value":["a","b"],"custom_field":{"id":"67e8","label":"Segmento"}},{"value":null,"custom_field":{"id":"67e9","label":"Porte"}}],"x":[1]},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
const DELETED: &str = r#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
const DOCUMENT_FIRST: &str = r#"{"document":{"id":"67e6","name":"Solar"},"event_name":"crm_source_deleted","event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
const SUPEROFFICE: &str = r#"{"EventId":"88f91933-edce-4c1a-8ded-ade8e2f72434","Timestamp":"2025-05-14T10:48:07.8912039Z","Changes":["name"],"Event":"contact.changed","PrimaryKey":18,"Entity":"contact","ContextIdentifier":"Cust54321","ChangedByAssociateId":5,"WebhookName":"Contatos","FieldValues":{"name":"Modelo"},"own":1}"#;
const MARKETING: &str = r#"{"event_type":"WEBHOOK.CONVERTED","entity_type":"CONTACT","event_identifier":"formulario","timestamp":"2025-03-28T09:49:16.123-03:00","event_timestamp":"2025-03-28T09:49:16.123-03:00","contact":{"uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c","email":"pessoa@example.com","name":"Pessoa","tags":["a"],"legal_bases":[{"category":"communications","type":"consent","status":"granted"}],"cf_a":1}}"#;
const LEADS: &str = r#"{"leads":[{"id":"1","email":"pessoa@example.com","tags":["a"],"first_conversion":{"content":{"a":"b"},"created_at":"2025-03-28T09:49:16.123-03:00"}}]}"#;

/// A part of a valid body, and a replacement that makes it invalid, for every kind of position.
const FAULTS: &[(&str, &str, &str)] = &[
    (DEAL, r#""67e6","#, "7,"),
    (DEAL, r#""67e6","#, r#""","#),
    (DEAL, r#""id":"67e6","#, ""),
    (DEAL, r#""name":"Negociação""#, r#""id":"67e6""#),
    (DEAL, r#""name":"Negociação""#, r#""name" "Negociação""#),
    (DEAL, r#""Negociação""#, r#""\ud800""#),
    (DEAL, "12.5", "012.5"),
    (DEAL, r#""deal_stage":{"#, r#""deal_stage":["#),
    (DEAL, r#""Sem contato"}"#, r#""Sem contato","}"#),
    (DEAL, r#""Segmento"}},"#, r#""Segmento"}}"#),
    (DEAL, r#"["a","b"]"#, r#"["a","b"}"#),
    (DEAL, r#"["a","b"]"#, r#"["a",{"b":01}]"#),
    (DEAL, r#""label":"Porte""#, r#""label":[]"#),
    (DEAL, r#""x":[1]"#, r#""x":[1,]"#),
    (DEAL, r#""x":[1]"#, r#""x":"\udc00""#),
    (DEAL, r#""event_timestamp":"2025"#, r#""event_timestamp":"25"#),
    (DEAL, r#""event_timestamp":"2025-03-28T12:49:16.000Z","#, ""),
    (DEAL, r#"label":"Porte"}}]"#, r#"label":"Porte"}},]"#),
    (DEAL, r#"label":"Porte"}}]"#, r#"label":"Porte"}} , ]"#),
    (DEAL, r#"{"value":null,"custom_field":{"id":"67e9","label":"Porte"}}],"#, "7],"),
    (DEAL, r#""deal_stage":{"id":"67e7","name":"Sem contato"}"#, r#""deal_stage": 5"#),
    (DEAL, r#"60c"}"#, r#"60c"}}"#),
    (DEAL, r#"60c"}"#, r#"60c""#),
    (DEAL, r#""crm_deal_updated""#, "null"),
    (DELETED, r#""67e6""#, r#""""#),
    (DELETED, r#""67e6","#, "7,"),
    (DELETED, r#","name":"Solar"}"#, "}"),
    (DELETED, r#""2025-03-28T12:45:25.000Z""#, r#""2025-03-28T12:45:61.000Z""#),
    (DOCUMENT_FIRST, r#""67e6""#, r#""""#),
    (DOCUMENT_FIRST, r#""Solar""#, r#""Solar","stage":{"id":}"#),
    (SUPEROFFICE, r#"["name"]"#, r#"["name" "role"]"#),
    (SUPEROFFICE, r#"["name"]"#, r#"["name",7]"#),
    (SUPEROFFICE, r#"{"name":"Modelo"}"#, r#"{"name":Modelo}"#),
    (SUPEROFFICE, r#""own":1"#, r#""own":-"#),
    (SUPEROFFICE, r#""PrimaryKey":18"#, r#""PrimaryKey":1.8"#),
    (MARKETING, r#""tags":["a"]"#, r#""tags":["a"],"tags":[]"#),
    (MARKETING, r#""cf_a":1"#, r#""cf_a":.1"#),
    (MARKETING, r#""category":"communications""#, r#""category":0"#),
    (LEADS, r#""id":"1""#, r#""uuid":"1""#),
    (LEADS, r#"{"a":"b"}"#, r#"{"a":"b",}"#),
    (LEADS, r#""first_conversion":{"content""#, r#""first_conversion":{"content":0,"content""#),
    (LEADS, r#""leads""#, r#""lead""#),
];

#[test]
fn each_kind_of_fault_is_found() {
    // Miri is a thousand times slower, and following an error path has no unsafe code of its own.
    for (body, good, bad) in FAULTS.iter().step_by(if cfg!(miri) { 8 } else { 1 }) {
        let (plain, spaced) = (body.replacen(good, bad, 1), format!(" {}", body.replacen(good, bad, 1)));
        assert_ne!(*body, plain, "{good}");
        for text in [plain, spaced] {
            let arena = Arena::new();
            let (text, index) = Index::of(text.as_bytes(), &arena).unwrap();
            let cx = Context::new(text, &arena, index, false);
            assert!(reader::whole(text, &cx).is_err(), "{text}");
            // Callers of `explain` fall back to core if it finds no fault, which is therefore noticed only here.
            assert_eq!(
                explain(text, &cx),
                gancho_core::from_slice::<gancho_core::Envelope>(text.as_bytes()).err(),
                "{text}"
            );
        }
    }
}

#[test]
fn bodies_that_are_not_objects_are_left_to_core() {
    for text in ["", " ", "[]", "7", "\"crm_deal_updated\"", "x"] {
        let arena = Arena::new();
        let (text, index) = Index::of(text.as_bytes(), &arena).unwrap();
        let cx = Context::new(text, &arena, index, false);
        assert!(reader::whole(text, &cx).is_err(), "{text}");
        assert_eq!(explain(text, &cx), None, "{text}");
    }
}
