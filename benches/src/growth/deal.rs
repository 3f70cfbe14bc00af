//! A deal in vendor format, with parts that can grow.

/// The variable parts of a deal; the rest is about 1 kB.
#[derive(Clone, Debug)]
pub(super) struct Deal {
    /// The JSON text of its name, including escapes.
    pub(super) name: String,
    /// The elements of `deal_custom_fields`.
    pub(super) custom_fields: String,
    /// The elements of `deal_products`.
    pub(super) products: String,
    /// `amount_monthly`.
    pub(super) amount: String,
    /// `rating`.
    pub(super) rating: String,
    /// Further fields at the end, each preceded by a comma.
    pub(super) more: String,
    /// Further fields at the end of the envelope, each preceded by a comma.
    pub(super) outside: String,
}

impl Default for Deal {
    fn default() -> Self {
        Self {
            name: "Negociação de energia solar".to_owned(),
            custom_fields: String::new(),
            products: String::new(),
            amount: "1234.56".to_owned(),
            rating: "3".to_owned(),
            more: String::new(),
            outside: String::new(),
        }
    }
}

impl Deal {
    /// A deal with one custom field, with this value.
    pub(super) fn with_value(value: &str) -> Self {
        let custom_fields = format!(
            r#"{{"value":{value},"custom_field":{{"id":"67e699e577ca600014198b59","label":"Segmento"}}}}"#
        );
        Self { custom_fields, ..Self::default() }
    }

    /// The body.
    pub(super) fn write(&self) -> String {
        let Self { name, custom_fields, products, amount, rating, more, outside } = self;
        format!(
            r#"{{"event_name":"crm_deal_updated","document":{{"id":"67e699e577ca600014198b59","name":"{name}","amount_monthly":{amount},"amount_unique":0.0,"amount_total":1234.56,"prediction_date":null,"created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.456-03:00","rating":{rating},"status":"ongoing","closed_at":null,"user":{{"id":"67e699e577ca600014198b5a","name":"Conceição Modelo","email":"pessoa@example.com","avatar_url":null}},"deal_stage":{{"id":"67e699e577ca600014198b5b","name":"Sem contato","nickname":"SC","created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.123-03:00","order":1}},"deal_pipeline":{{"id":"67e699e577ca600014198b5c","name":"Funil Padrão"}},"deal_source":{{}},"campaign":{{}},"deal_lost_reason":{{}},"deal_custom_fields":[{custom_fields}],"deal_products":[{products}]{more}}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"{outside}}}"#
        )
    }
}

/// A custom field in vendor format; the types alternate.
pub(super) fn custom_field(index: usize) -> String {
    let (kind, opts, value) = match index % 4 {
        0 => ("option", r#""Indicação","Evento","à vista""#, r#""à vista""#),
        1 => ("multiple_choice", r#""São Paulo","Florianópolis""#, r#"["São Paulo"]"#),
        2 => ("date", "", r#""31/03/2025""#),
        _ => ("text", "", "null"),
    };
    format!(
        r#"{{"value":{value},"custom_field":{{"id":"67e699e577ca6000{index:08x}","label":"Campo {index}","required":false,"unique":true,"opts":[{opts}],"type":"{kind}"}}}}"#
    )
}

/// A product of a deal, with almost every field.
pub(super) fn product(index: usize) -> String {
    format!(
        r#"{{"id":"67e699e577ca6000{index:08x}","product_id":"67e699e577ca600014198b5d","name":"Instalação","description":"Painéis de 8.06 kWp","base_price":100.0,"price":"99.90","amount":{index},"discount":0.0,"discount_type":"percent","total":99.9,"recurrence":"spare","created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.123-03:00"}}"#
    )
}

/// This number of elements, separated by commas.
pub(super) fn elements(count: usize, element: impl Fn(usize) -> String) -> String {
    (0..count).map(element).collect::<Vec<_>>().join(",")
}

/// A string, repeated to about this number of bytes.
pub(super) fn fill(bytes: usize, text: &str) -> String {
    text.repeat(bytes / text.len())
}

/// An element, repeated to about this number of bytes, separated by commas.
pub(super) fn fill_list(bytes: usize, element: &str) -> String {
    let mut list = fill(bytes.max(element.len() + 1), &format!("{element},"));
    list.pop();
    list
}
