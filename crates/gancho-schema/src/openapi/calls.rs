//! The calls of the APIs: paths, statuses, parameters.

use serde_json::{Map, Value, json};

use super::apis::{Answer, Api, Call, apis};

/// The servers of all APIs; each path names its own.
pub(super) fn servers() -> Vec<Value> {
    let mut servers = Vec::new();
    for api in apis() {
        if !servers.contains(&api.server) {
            servers.push(api.server);
        }
    }
    servers
}

/// `paths`, each with its servers.
pub(super) fn paths() -> Value {
    let mut paths = Map::new();
    for api in apis() {
        for call in api.calls {
            let path = paths.entry(call.path).or_insert_with(|| json!({ "servers": [api.server] }));
            if let Some(path) = path.as_object_mut() {
                path.insert(call.method.to_owned(), operation(&api, call));
            }
        }
    }
    paths.into()
}

fn operation(api: &Api, call: &Call) -> Value {
    let mut answers = Map::new();
    let (status, body) = call.answer;
    answers.insert(status.to_owned(), answer("Done.", body));
    for (status, text, body) in api.errors {
        if *status != "404" || call.path.contains('{') {
            answers.insert((*status).to_owned(), answer(text, body.map(Answer::Of)));
        }
    }
    let mut operation = json!({
        "operationId": call.id,
        "tags": [api.system.as_str()],
        "summary": call.summary,
        "description": format!("{}\n\nSource: <{}>", call.summary, api.source),
        "security": api.security.iter().map(|name| json!({ *name: [] })).collect::<Vec<_>>(),
        "parameters": parameters(api, call),
        "responses": answers,
    });
    if let (Some(body), Some(operation)) = (call.body, operation.as_object_mut()) {
        let content =
            json!({ "required": true, "content": { "application/json": { "schema": reference(body) } } });
        operation.insert("requestBody".to_owned(), content);
    }
    operation
}

fn parameters(api: &Api, call: &Call) -> Vec<Value> {
    let mut all = (api.parameters)();
    let names = call.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    all.extend(names.map(|name| {
        json!({
            "name": name,
            "in": "path",
            "description": "The id of the subscription or definition.",
            "required": true,
            "schema": { "type": "string", "minLength": 1 },
        })
    }));
    if call.id == "crmV2List" {
        all.extend(["number", "size"].map(|part| {
            json!({
                "name": format!("page[{part}]"),
                "in": "query",
                "description": format!("The page's {part}."),
                "required": false,
                "schema": { "type": "integer", "minimum": 1 },
            })
        }));
    }
    all
}

fn answer(text: &str, body: Option<Answer>) -> Value {
    let schema = match body {
        None => return json!({ "description": text }),
        Some(Answer::Of(title)) => reference(title),
        Some(Answer::ListOf(title)) => json!({ "type": "array", "items": reference(title) }),
        Some(Answer::Text) => json!({ "type": "string" }),
    };
    json!({ "description": text, "content": { "application/json": { "schema": schema } } })
}

fn reference(title: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{title}") })
}
