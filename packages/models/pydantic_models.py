"""The models of one system for Pydantic."""

import keyword
import re

from model import Class, Module, Type

MODULES = {"rdstation-crm": "crm", "rdstation-marketing": "marketing", "superoffice": "superoffice"}
#: Handwritten types of `base.py`, by their names in the schemas.
BASE = {
    "Amount": "Amount",
    "Integer": "Integer",
    "Timestamp": "Timestamp",
    "SuperOfficeTimestamp": "SuperOfficeTimestamp",
    "DateOrTimestamp": "DateOrTimestamp",
    "Birthday": "Birthday",
    "NumberOrString": "NumberOrString",
    "Flags": "IntegerOrString",
    "FreeValue": "FreeValue",
}
NONE = {(True, False): "EMPTY_OBJECT", (False, True): "EMPTY_STRING"}


def render(module: Module) -> str:
    # Within a class, a field's name hides the type of the same name.
    hidden = {of.name for of in module.classes} & {field.name for of in module.classes for field in of.fields}
    names = {**BASE, **{name: f"{name}_" for name in hidden}}
    classes = "\n\n\n".join(class_(of, names) for of in module.classes)
    aliases = "\n".join(f"{name}_ = {name}" for name in sorted(hidden))
    scalars = [scalar for scalar in module.scalars if scalar.name not in BASE]
    # An alias must be defined before another alias refers to it.
    scalars = sorted(scalars, key=lambda of: -sum(of.name in show(other.type, names) for other in scalars))
    rest = "\n\n".join(
        f'{scalar.name}: TypeAlias = {show(scalar.type, names)}\n"""{clean(scalar.description)}"""' for scalar in scalars
    )
    body = [classes, aliases, rest, union(module)]
    used = [name for name in IMPORTED if any(re.search(rf"\b{name}\b", part) for part in body)]
    parts = [
        f'"""The deliveries and documents of {module.system}.\n\n'
        "Generated from the schemas by packages/models/generate.py: do not edit.\n"
        '"""',
        IMPORTS + "".join(f"    {name},\n" for name in used) + ")",
        *body,
    ]
    return "\n\n\n".join(part for part in parts if part) + "\n"


IMPORTS = """from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, TypeAdapter  # noqa: F401

from .base import (
"""
IMPORTED = (
    "ADAPTER EMPTY_OBJECT EMPTY_STRING Amount Birthday DateOrTimestamp Flag FreeValue Integer IntegerOrString Model "
    "NumberOrString SuperOfficeTimestamp Text Timestamp loads validate"
).split()


def class_(of: Class, names: dict) -> str:
    lines = [f"class {of.name}(Model):", f'    """{clean(of.description, 4)}"""', ""]
    for field in of.fields:
        name, options = field.name, []
        if name.startswith("_") or keyword.iskeyword(name):
            name = f"{name.strip('_')}_"
            options.append(f'alias="{field.name}"')
        shown = show(field.type, names)
        if not field.required:
            options.insert(0, "default=None")
            if not field.type.null:
                shown += " | None"
        default = f" = Field({', '.join(options)})" if "alias" in "".join(options) else "" if field.required else " = None"
        lines.append(f"    {name}: {shown}{default}")
        lines.append(f'    """{clean(field.description, 4)}"""')
    return "\n".join(lines)


def show(of: Type, names: dict) -> str:
    match of.kind:
        case "string":
            text = "Annotated[Text, Field(min_length=1)]" if of.min_length else "Text"
        case "integer":
            text = "Integer"
        case "number":
            text = "Amount"
        case "boolean":
            text = "Flag"
        case "literal":
            text = f"Literal[{', '.join(map(repr_, of.values))}]"
        case "open":
            inner = "Annotated[Text, Field(min_length=1)]" if of.min_length else "Text"
            text = f"Literal[{', '.join(map(repr_, of.values))}] | {inner}"
        case "ref":
            text = names.get(of.name, of.name)
        case "list":
            text = f"list[{show(of.of, names)}]"
        case "map":
            text = f"dict[str, {show(of.of, names)}]"
        case "union":
            text = " | ".join(show(form, names) for form in of.forms)
        case _:
            text = "FreeValue"
    if of.null or of.empty_object or of.empty_string:
        text += " | None"
    empty = NONE.get((of.empty_object, of.empty_string))
    return f"Annotated[{text}, {empty}]" if empty else text


def repr_(value: str) -> str:
    return f'"{value}"'


def clean(text: str, indent: int = 0) -> str:
    return text.replace("\\", "\\\\").replace('"""', "'''").rstrip('"').replace("\n", "\n" + " " * indent).replace(" " * indent + "\n", "\n")


def union(module: Module) -> str:
    if module.system == "rdstation-crm":
        return discriminated("CrmEvent", module.events, "CrmEnvelope", "event_name", [])
    if module.system == "rdstation-marketing":
        return discriminated("MarketingEvent", module.events, "MarketingEnvelope", "event_type", [("LeadsEnvelope", "leads")])
    return '''def _kind(body: object) -> str | None:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    return "tenant_status" if get("ChangeType") is not None and get("Event") is None else "event"


SuperOfficeEvent: TypeAlias = Annotated[
    Annotated[Notification, Tag("event")] | Annotated[TenantStatus, Tag("tenant_status")],
    Discriminator(_kind),
]
"""Any delivery of SuperOffice."""

_ADAPTER: TypeAdapter[SuperOfficeEvent] = TypeAdapter(SuperOfficeEvent, config=ADAPTER)


def parse(body: bytes | str) -> SuperOfficeEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return validate(_ADAPTER, loads(body))'''


def discriminated(name: str, events: list, fallback: str, key: str, more: list) -> str:
    known = "".join(f'    "{event}",\n' for _, event in events)
    members = [f'Annotated[{title}, Tag("{tag}")]' for title, tag in [*events, *more, (fallback, "other")]]
    joined = "\n    | ".join(members)
    leads = '    if get("leads") is not None:\n        return "leads"\n' if more else ""
    return f'''_KNOWN = frozenset((
{known}))


def _kind(body: object) -> str:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    name = get("{key}")
{leads}    return name if isinstance(name, str) and name in _KNOWN else "other"


{name}: TypeAlias = Annotated[
    {joined},
    Discriminator(_kind),
]
"""Any delivery, discriminated by `{key}`; an unknown event is a `{fallback}`."""

_ADAPTER: TypeAdapter[{name}] = TypeAdapter({name}, config=ADAPTER)


def parse(body: bytes | str) -> {name}:
    """Parses the body of a delivery; numbers never pass through a float."""
    return validate(_ADAPTER, loads(body))'''
