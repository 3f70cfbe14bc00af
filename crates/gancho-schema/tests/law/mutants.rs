//! Changes to a document. Most make it invalid, some do not.

use serde_json::{Map, Value, json};

use crate::boundaries::{NUMBERS, TIMES};
use crate::random::Random;

/// One kind of change.
pub(crate) struct Mutation {
    pub(crate) name: &'static str,
    pub(crate) apply: fn(&mut Value, &mut Random),
}

macro_rules! mutations {
    ($($name:ident)*) => {
        /// Every kind of change.
        pub(crate) const ALL: &[Mutation] = &[$(Mutation { name: stringify!($name), apply: $name }),*];
    };
}

mutations! {
    drop_field null_value null_every_field empty_every_field boolean number string empty_string array object
    every_type rename_field recase_field nest wrap unwrap add_field swap_values copy_value
    push_element drop_element array_to_object boundary_time boundary_number cut_string lengthen_string change_digit
    quote_number unquote_string to_float negate empty_id event_of_another drop_root_field null_root_field
}

/// A step from a value to one in it.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

type Place = Vec<Step>;

fn places(value: &Value, wanted: &dyn Fn(&Value) -> bool) -> Vec<Place> {
    fn collect(value: &Value, here: &mut Place, wanted: &dyn Fn(&Value) -> bool, all: &mut Vec<Place>) {
        if wanted(value) {
            all.push(here.clone());
        }
        match value {
            Value::Object(fields) => {
                for (key, field) in fields {
                    here.push(Step::Key(key.clone()));
                    collect(field, here, wanted, all);
                    here.pop();
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    here.push(Step::Index(index));
                    collect(element, here, wanted, all);
                    here.pop();
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(value, &mut Vec::new(), wanted, &mut all);
    all
}

fn at<'a>(value: &'a mut Value, place: &Place) -> &'a mut Value {
    place.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Index(index) => &mut value[*index],
    })
}

/// Changes one value of this kind, if there is one.
fn change(
    document: &mut Value,
    random: &mut Random,
    wanted: impl Fn(&Value) -> bool,
    how: impl FnOnce(&mut Value, &mut Random),
) {
    let all = places(document, &wanted);
    if !all.is_empty() {
        let place = random.pick(&all).clone();
        how(at(document, &place), random);
    }
}

fn any(_: &Value) -> bool {
    true
}

fn filled(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| !fields.is_empty())
}

fn scalar(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

fn key(fields: &Map<String, Value>, random: &mut Random) -> String {
    fields.keys().nth(random.below(fields.len())).unwrap().clone()
}

fn replace(document: &mut Value, random: &mut Random, by: Value) {
    // Scalars are preferred, because most constraints apply to them; containers are also selected.
    let of = if random.below(4) > 0 { scalar } else { any };
    change(document, random, of, |value, _| *value = by);
}

fn drop_field(document: &mut Value, random: &mut Random) {
    change(document, random, filled, |value, random| {
        let fields = value.as_object_mut().unwrap();
        let key = key(fields, random);
        fields.remove(&key);
    });
}

fn null_value(document: &mut Value, random: &mut Random) {
    replace(document, random, Value::Null);
}

fn null_every_field(document: &mut Value, random: &mut Random) {
    change(document, random, filled, |value, _| {
        value.as_object_mut().unwrap().values_mut().for_each(|field| *field = Value::Null);
    });
}

fn empty_every_field(document: &mut Value, random: &mut Random) {
    change(document, random, filled, |value, _| {
        for field in value.as_object_mut().unwrap().values_mut() {
            *field = match field {
                Value::String(_) => json!(""),
                Value::Array(_) => json!([]),
                Value::Object(_) => json!({}),
                _ => Value::Null,
            };
        }
    });
}

fn boolean(document: &mut Value, random: &mut Random) {
    replace(document, random, true.into());
}

fn number(document: &mut Value, random: &mut Random) {
    replace(document, random, 0.into());
}

fn string(document: &mut Value, random: &mut Random) {
    replace(document, random, "text".into());
}

fn empty_string(document: &mut Value, random: &mut Random) {
    replace(document, random, "".into());
}

fn array(document: &mut Value, random: &mut Random) {
    replace(document, random, json!([]));
}

fn object(document: &mut Value, random: &mut Random) {
    replace(document, random, json!({}));
}

fn every_type(document: &mut Value, random: &mut Random) {
    let types = [
        json!(null),
        json!(false),
        json!(1),
        json!(1.5),
        json!("1"),
        json!(["1"]),
        json!([1]),
        json!({"id": "1"}),
    ];
    let by = random.pick(&types).clone();
    change(document, random, scalar, |value, _| *value = by);
}

fn rename_key(document: &mut Value, random: &mut Random, rename: impl Fn(&str) -> String) {
    change(document, random, filled, |value, random| {
        let fields = value.as_object_mut().unwrap();
        let old = key(fields, random);
        let field = fields.remove(&old).unwrap();
        fields.insert(rename(&old), field);
    });
}

fn rename_field(document: &mut Value, random: &mut Random) {
    rename_key(document, random, |name| format!("{name}_"));
}

fn recase_field(document: &mut Value, random: &mut Random) {
    rename_key(document, random, |name| {
        if name.chars().any(char::is_uppercase) { name.to_lowercase() } else { name.to_uppercase() }
    });
}

fn nest(document: &mut Value, random: &mut Random) {
    change(document, random, any, |value, _| *value = json!({ "value": value.take() }));
}

fn wrap(document: &mut Value, random: &mut Random) {
    change(document, random, any, |value, _| *value = json!([value.take()]));
}

fn unwrap(document: &mut Value, random: &mut Random) {
    change(document, random, filled, |value, random| {
        let fields = value.as_object_mut().unwrap();
        let key = key(fields, random);
        *value = fields.remove(&key).unwrap();
    });
}

fn add_field(document: &mut Value, random: &mut Random) {
    let names = ["x", "cf_x", "_", "", "id", "error_type", "Type", "type", "kind", "a/b~c", "event_name"];
    change(document, random, Value::is_object, |value, random| {
        let name = *random.pick(&names);
        value[name] = random.pick(&[json!(null), json!("x"), json!(1), json!({}), json!([])]).clone();
    });
}

fn swap_values(document: &mut Value, random: &mut Random) {
    change(document, random, filled, |value, random| {
        let fields = value.as_object_mut().unwrap();
        let (one, other) = (key(fields, random), key(fields, random));
        let first = fields[&one].clone();
        let second = std::mem::replace(&mut fields[&other], first);
        fields[&one] = second;
    });
}

fn copy_value(document: &mut Value, random: &mut Random) {
    let all = places(document, &any);
    let copy = at(document, &random.pick(&all).clone()).clone();
    change(document, random, any, |value, _| *value = copy);
}

fn push_element(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_array, |value, random| {
        let elements = value.as_array_mut().unwrap();
        let mut more = vec![json!(null), json!("x"), json!(""), json!(1), json!({}), json!([])];
        more.extend(elements.first().cloned());
        elements.push(random.pick(&more).clone());
    });
}

fn drop_element(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_array, |value, _| {
        value.as_array_mut().unwrap().pop();
    });
}

fn array_to_object(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_array, |value, _| {
        let elements = value.as_array_mut().unwrap().drain(..).enumerate();
        *value = elements.map(|(index, element)| (index.to_string(), element)).collect();
    });
}

fn boundary_time(document: &mut Value, random: &mut Random) {
    let time = *random.pick(TIMES);
    let timed = |value: &Value| {
        value.as_str().is_some_and(|text| text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-'))
    };
    change(document, random, timed, |value, _| *value = time.into());
}

fn boundary_number(document: &mut Value, random: &mut Random) {
    let number: Value = random.pick(NUMBERS).parse().unwrap();
    if random.below(2) == 0 {
        change(document, random, Value::is_number, |value, _| *value = number);
    } else {
        replace(document, random, number);
    }
}

fn cut_string(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_string, |value, _| {
        let mut text = value.as_str().unwrap().to_owned();
        text.pop();
        *value = text.into();
    });
}

fn lengthen_string(document: &mut Value, random: &mut Random) {
    let more = *random.pick(&["0", "Z", " ", "\n", "\u{0}", "é", "٣", "😀"]);
    change(document, random, Value::is_string, |value, _| {
        *value = format!("{}{more}", value.as_str().unwrap()).into();
    });
}

fn change_digit(document: &mut Value, random: &mut Random) {
    let digits =
        |value: &Value| value.as_str().is_some_and(|text| text.bytes().any(|byte| byte.is_ascii_digit()));
    change(document, random, digits, |value, random| {
        let text = value.as_str().unwrap();
        let places: Vec<usize> =
            text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = *random.pick(&places);
        let mut text = text.to_owned();
        text.replace_range(at..=at, &random.below(10).to_string());
        *value = text.into();
    });
}

fn quote_number(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_number, |value, _| *value = value.to_string().into());
}

fn unquote_string(document: &mut Value, random: &mut Random) {
    let quoted =
        |value: &Value| value.as_str().is_some_and(|text| text.parse::<serde_json::Number>().is_ok());
    change(document, random, quoted, |value, _| *value = value.as_str().unwrap().parse().unwrap());
}

fn to_float(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_number, |value, random| {
        *value = (value.as_f64().unwrap() + random.pick(&[0.0, 0.5])).into();
    });
}

fn negate(document: &mut Value, random: &mut Random) {
    change(document, random, Value::is_number, |value, _| *value = (-value.as_f64().unwrap()).into());
}

fn empty_id(document: &mut Value, random: &mut Random) {
    let holds_id =
        |value: &Value| value.as_object().is_some_and(|fields| fields.keys().any(|key| is_id(key)));
    change(document, random, holds_id, |value, random| {
        let fields = value.as_object_mut().unwrap();
        let ids: Vec<String> = fields.keys().filter(|key| is_id(key)).cloned().collect();
        fields[random.pick(&ids)] = "".into();
    });
}

fn is_id(key: &str) -> bool {
    let key = key.to_lowercase();
    key.ends_with("id") || key.ends_with("ids")
}

fn event_of_another(document: &mut Value, random: &mut Random) {
    let events: Vec<&str> = gancho_core::events::all().map(|event| event.name).collect();
    let name = *random.pick(&events);
    let Some(fields) = document.as_object_mut() else { return };
    for key in ["event_name", "event_type", "Event"] {
        if fields.contains_key(key) {
            fields[key] = name.into();
        }
    }
}

fn drop_root_field(document: &mut Value, random: &mut Random) {
    if filled(document) {
        let fields = document.as_object_mut().unwrap();
        let key = key(fields, random);
        fields.remove(&key);
    }
}

fn null_root_field(document: &mut Value, random: &mut Random) {
    if filled(document) {
        let fields = document.as_object_mut().unwrap();
        let key = key(fields, random);
        fields[&key] = Value::Null;
    }
}
