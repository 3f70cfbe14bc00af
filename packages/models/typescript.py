"""The types of one system in TypeScript."""

from model import Class, Module, Type

#: For each system: the field with the event's name, the union of all deliveries, and the type for unknown events.
SYSTEMS = {
    "rdstation-crm": ("event_name", "CrmEvent", "CrmEnvelope"),
    "rdstation-marketing": ("event_type", "MarketingEvent", "MarketingEnvelope"),
    "superoffice": ("Event", "SuperOfficeEvent", "Notification"),
}
SCALARS = {"FreeValue"}


def render(module: Module) -> str:
    key, union, fallback = SYSTEMS[module.system]
    parts = [
        f"// Generated from the schemas of {module.system} by packages/models/generate.py: do not edit.\n"
        f'import type {{ Empty, FreeValue, UnknownEventName }} from "./common.js";\n'
        f'export type {{ Empty, FreeValue, UnknownEventName }} from "./common.js";'
    ]
    opened: dict[str, list[str]] = {}
    for scalar in module.scalars:
        if scalar.name not in SCALARS:
            parts.append(comment(scalar.description) + f"export type {scalar.name} = {show(scalar.type, opened)};")
    for of in module.classes:
        parts.append(interface(of, module, key, fallback, opened))
    for name, values in opened.items():
        known = " | ".join(f'"{value}"' for value in values)
        parts.append(
            f"/** The known values of {{@link {name}}}. */\nexport type Known{name} = {known};\n"
            f"/** One of the known values, or a newer one. */\nexport type {name} = Known{name} | (string & {{}});"
        )
    parts.append(unions(module, union, fallback))
    return "\n\n".join(parts) + "\n"


def unions(module: Module, union: str, fallback: str) -> str:
    if module.system == "superoffice":
        names = " | ".join(f'"{name}"' for name in module.names if name != "tenant_status")
        return (
            "/** The known event names. Lists, extra tables and scripts define others. */\n"
            f"export type KnownEventName = {names};\n\n"
            f"/** Any delivery of SuperOffice. A {{@link TenantStatus}} has no `Event`. */\n"
            f"export type {union} = Notification | TenantStatus;"
        )
    members = [title for title, _ in module.events]
    if module.system == "rdstation-marketing":
        members.append("LeadsEnvelope")
    names = " | ".join(f'"{name}"' for _, name in module.events)
    known = "".join(f"\n  | {member}" for member in members)
    return (
        f"/** The known event names. */\nexport type KnownEventName = {names};\n\n"
        f"/** A delivery of a known event. */\nexport type Known{union} ={known};\n\n"
        f"/** Any delivery: `switch` narrows to known events, and `default` to {{@link {fallback}}}. */\n"
        f"export type {union} = Known{union} | {fallback};"
    )


def interface(of: Class, module: Module, key: str, fallback: str, opened: dict) -> str:
    lines = [comment(of.description) + f"export interface {of.name} {{"]
    for field in of.fields:
        shown = show(field.type, opened)
        if of.name == fallback and field.name == key:
            shown = "KnownEventName | (string & {})" if module.system == "superoffice" else "UnknownEventName"
        mark = "" if field.required else "?"
        name = field.name if field.name.isidentifier() else f'"{field.name}"'
        lines.append(comment(field.description, "  ") + f"  {name}{mark}: {shown};")
    if of.own:
        lines.append(f"  /** Fields that the sender defines. */\n  [own: `{of.own}${{string}}`]: FreeValue | undefined;")
    if of.name in {fallback, "LeadsEnvelope", "TenantStatus", *(title for title, _ in module.events)}:
        # A union has only the fields that all of its types declare, so each declares the keys of the others.
        for absent in sorted({key for key, _, _ in SYSTEMS.values()} - {field.name for field in of.fields}):
            lines.append(f"  /** Always absent, which distinguishes this delivery from others. */\n  {absent}?: undefined;")
    if of.name == "Notification":
        lines.append("  /** Always absent, which distinguishes this delivery from a tenant's status. */\n  ChangeType?: undefined;")
    return "\n".join([*lines, "}"])


def show(of: Type, opened: dict) -> str:
    match of.kind:
        case "string":
            text = "string"
        case "integer" | "number":
            text = "number"
        case "boolean":
            text = "boolean"
        case "literal":
            text = " | ".join(f'"{value}"' for value in of.values)
        case "open":
            opened[of.name] = of.values
            text = of.name
        case "ref":
            text = of.name
        case "list":
            inner = show(of.of, opened)
            text = f"({inner})[]" if " " in inner else f"{inner}[]"
        case "map":
            text = f"Record<string, {show(of.of, opened)}>"
        case "union":
            text = " | ".join(show(form, opened) for form in of.forms)
        case _:
            text = "FreeValue"
    if of.empty_object:
        text = f"{text} | Empty<{text}>"
    if of.empty_string:
        text += ' | ""'
    return text + (" | null" if of.null else "")


def comment(text: str, indent: str = "") -> str:
    lines = text.replace("*/", "* /").split("\n")
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    body = "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines)
    return f"{indent}/**\n{body}{indent} */\n"
