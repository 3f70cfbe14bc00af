//! The references of a document, rewritten so that each one refers to a definition by its name.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::keywords;
use crate::error::Error;

/// The name of the root among the definitions, for references to `#`.
pub(super) const ROOT: &str = "gancho:root";

/// What the names of added definitions begin with.
const ADDED: &str = "gancho:";

/// Where all references lead.
const DEFINITIONS: &str = "#/$defs/";

/// The name of the definition to which a rewritten reference leads.
pub(super) fn name(reference: &str) -> Option<&str> {
    reference.strip_prefix(DEFINITIONS)
}

/// A reference to the definition with this name.
pub(super) fn to(name: &str) -> String {
    format!("{DEFINITIONS}{name}")
}

pub(super) fn no_target(reference: &str) -> Error {
    Error::new(format!("the reference {reference} has no target"))
}

/// The definitions of a document, with the root among them, and with every other schema to which a reference leads.
/// References that lead to nothing in the document, and anchors, are left as they are.
///
/// # Errors
///
/// If the definitions are not an object, or if a reference without a target would be mistaken for a rewritten one.
pub(super) fn definitions(document: &Map<String, Value>) -> Result<Map<String, Value>, Error> {
    let mut left: Vec<(String, Value)> = Vec::new();
    for key in ["$defs", "definitions"] {
        let Some(named) = document.get(key) else { continue };
        let named = named.as_object().ok_or_else(|| Error::new(format!("its `{key}` is not an object")))?;
        let own = named.iter().filter(|(name, _)| key == "$defs" || !has(document, "$defs", name));
        left.extend(own.map(|(name, schema)| (own_name(name), schema.clone())));
    }
    let mut root = document.clone();
    for key in ["$defs", "definitions", "$schema"] {
        root.shift_remove(key);
    }
    left.push((ROOT.to_owned(), root.into()));

    let mut names = Names { document, by_pointer: HashMap::new(), added: Vec::new() };
    let mut definitions = Map::new();
    let mut missing = Vec::new();
    while let Some((name, mut schema)) = left.pop() {
        keywords::every(&mut schema, &mut |schema| {
            if let Some(Value::String(reference)) = schema.get_mut("$ref") {
                match names.of(reference) {
                    Some(name) => *reference = to(&name),
                    None => missing.push(reference.clone()),
                }
            }
        });
        definitions.insert(name, schema);
        left.append(&mut names.added);
    }
    let is_mistaken =
        |reference: &&String| self::name(reference).is_some_and(|name| definitions.contains_key(name));
    match missing.iter().find(is_mistaken) {
        Some(reference) => Err(no_target(reference)),
        None => Ok(definitions),
    }
}

/// The name under which a definition of the document is kept: not one of those that are added here. No rewritten
/// reference contains the name of such a definition, because it is not plain.
fn own_name(name: &str) -> String {
    if name.starts_with(ADDED) { format!("{ADDED}own:{name}") } else { name.to_owned() }
}

fn has(document: &Map<String, Value>, key: &str, name: &str) -> bool {
    document.get(key).is_some_and(|definitions| definitions.get(name).is_some())
}

/// The names of the schemas to which references lead.
struct Names<'d> {
    document: &'d Map<String, Value>,
    /// The names of those that are not definitions, or whose names a reference cannot contain as they are.
    by_pointer: HashMap<String, String>,
    /// Those that are new.
    added: Vec<(String, Value)>,
}

impl Names<'_> {
    fn of(&mut self, reference: &str) -> Option<String> {
        let pointer = decode(reference.strip_prefix('#')?)?;
        if pointer.is_empty() {
            return Some(ROOT.to_owned());
        }
        for key in ["$defs", "definitions"] {
            let name = pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(key)?.strip_prefix('/'));
            let is_own = |name: &&str| key == "$defs" || !has(self.document, "$defs", name);
            if let Some(name) = name.filter(|name| is_plain(name) && has(self.document, key, name))
                && is_own(&name)
            {
                return Some(name.to_owned());
            }
        }
        if let Some(name) = self.by_pointer.get(&pointer) {
            return Some(name.clone());
        }
        let target = self.target(&pointer)?.clone();
        let name = format!("{ADDED}{}", self.by_pointer.len());
        self.added.push((name.clone(), target));
        self.by_pointer.insert(pointer, name.clone());
        Some(name)
    }

    fn target(&self, pointer: &str) -> Option<&Value> {
        let rest = pointer.strip_prefix('/')?;
        let (key, rest) = rest.find('/').map_or((rest, ""), |end| rest.split_at(end));
        self.document.get(&key.replace("~1", "/").replace("~0", "~"))?.pointer(rest)
    }
}

/// Whether a name stands for itself in a reference.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

/// Decodes `%20` and the like; `None` if that is not possible.
fn decode(fragment: &str) -> Option<String> {
    let mut parts = fragment.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        // `from_str_radix` accepts a sign.
        if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
