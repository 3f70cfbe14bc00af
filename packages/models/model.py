"""The published schemas as types, from which code for TypeScript and Python is generated."""

import json
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = ("rdstation-crm", "rdstation-marketing", "superoffice")
#: Definitions that describe a form of "none", not a type.
EMPTY = {"EmptyObject", "EmptyString"}
OPEN = "Known values: "


@dataclass
class Type:
    """The type of a value: its kind, and the forms of "none" that are also allowed."""

    kind: str  # string, integer, number, boolean, list, map, ref, literal, open, any, union
    of: "Type | None" = None
    name: str = ""
    values: list[str] = field(default_factory=list)
    #: The alternatives of a union. The forms of "none" are the flags below.
    forms: "list[Type]" = field(default_factory=list)
    null: bool = False
    empty_string: bool = False
    empty_object: bool = False
    min_length: int = 0


@dataclass
class Field:
    name: str
    type: Type
    required: bool
    description: str


@dataclass
class Class:
    name: str
    description: str
    fields: list[Field]
    #: The prefix of the names of fields that the sender defines: `""` for any name, `None` if there are no such fields.
    own: str | None


@dataclass
class Scalar:
    name: str
    description: str
    type: Type


@dataclass
class Module:
    system: str
    classes: list[Class]
    scalars: list[Scalar]
    #: The schemas of deliveries, one for each event: title of the schema and name of the event.
    events: list[tuple[str, str]]
    #: The names of the system's webhooks. SuperOffice's events share one schema.
    names: list[str]


def read(system: str) -> Module:
    folder = ROOT / "schemas/2020-12" / system
    definitions = json.loads((folder / "bundle.json").read_text())["$defs"]
    strict = json.loads((folder / "bundle.strict.json").read_text())["$defs"]
    module = Module(system, [], [], [], event_names(system))
    for name, schema in definitions.items():
        if name in EMPTY:
            continue
        if "properties" in schema:
            module.classes.append(class_of(name, schema, strict[name]))
        else:
            module.scalars.append(Scalar(name, schema["description"], type_of(schema, name, "")))
    for path in sorted(folder.glob("*.json")):
        schema = json.loads(path.read_text())
        for key in ("event_name", "event_type"):
            if "enum" in schema.get("properties", {}).get(key, {}):
                module.events.append((schema["title"], path.stem))
    return module


def event_names(system: str) -> list[str]:
    webhooks = json.loads((ROOT / "schemas/openapi.json").read_text())["webhooks"]
    return [name for name, item in webhooks.items() if item["post"]["tags"] == [system]]


def class_of(name: str, schema: dict, strict: dict) -> Class:
    required = schema.get("required", [])
    fields = [
        Field(key, type_of(of, name, key), key in required, of["description"])
        for key, of in schema["properties"].items()
    ]
    own = None
    if "patternProperties" in strict:
        [pattern] = strict["patternProperties"]
        own = pattern.removeprefix("^")
    elif strict.get("additionalProperties") is not False:
        own = ""
    return Class(name, schema["description"], fields, own)


def type_of(schema: dict, owner: str, key: str) -> Type:
    if "$ref" in schema:
        return Type("ref", name=schema["$ref"].removeprefix("#/$defs/"))
    if "allOf" in schema:
        return type_of(schema["allOf"][0], owner, key)
    if "anyOf" in schema:
        return alternatives(schema["anyOf"], owner, key)
    kinds = schema.get("type")
    if isinstance(kinds, list):
        [kind] = [kind for kind in kinds if kind != "null"]
        inner = type_of({**schema, "type": kind}, owner, key)
        inner.null = True
        return inner
    if "enum" in schema:
        return Type("literal", values=schema["enum"])
    if kinds == "array":
        return Type("list", of=type_of(schema["items"], owner, key))
    if kinds == "object":
        return Type("map", of=type_of(schema["additionalProperties"], owner, key))
    if kinds == "string" and OPEN in schema.get("description", ""):
        return Type("open", name=owner + pascal(key), values=schema["examples"], min_length=schema.get("minLength", 0))
    if kinds in ("string", "integer", "number", "boolean"):
        return Type(kinds, min_length=schema.get("minLength", 0))
    return Type("any")


def alternatives(forms: list[dict], owner: str, key: str) -> Type:
    names = [form.get("$ref", "").removeprefix("#/$defs/") for form in forms]
    kept = [form for form, name in zip(forms, names) if name not in EMPTY and form != {"type": "null"}]
    if len(kept) == 1:
        inner = type_of(kept[0], owner, key)
    else:
        inner = Type("union", forms=[type_of(form, owner, key) for form in kept])
    inner.null |= {"type": "null"} in forms
    inner.empty_object = "EmptyObject" in names
    inner.empty_string = "EmptyString" in names
    return inner


def pascal(key: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in key.strip("_").split("_"))
