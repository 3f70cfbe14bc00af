"""Validates every fixture and the generated documents with Python's jsonschema, including formats."""

import json
import re
import sys
from pathlib import Path

from jsonschema import Draft7Validator, Draft202012Validator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MODULES = {"rdstation-crm": "crm", "rdstation-marketing": "marketing", "superoffice": "superoffice"}
SHAPE = re.compile(r"^kind: (missing_field|wrong_type|invalid_value|unknown_envelope)$", re.MULTILINE)
# The model rejects these because of their number of digits or decimal places, which no keyword expresses.
EXCEPTION = re.compile(r"amount-29-fraction-digits|amount-40-digits-with-fraction|amount-exponent-minus-29")


def names() -> dict[str, str]:
    files = (ROOT / "schemas/2020-12").glob("*/*.json")
    return {file.stem: f"{file.parent.name}/{file.stem}" for file in files}


NAMES = names()


def pick(body: object) -> str | None:
    """The schema of a delivery, detected from its root fields: pairs of fields are checked before single fields."""
    if not isinstance(body, dict):
        return None

    def of(event: object, fallback: str) -> str:
        prefix = "crm_" if fallback.startswith("crm") else "WEBHOOK."
        known = isinstance(event, str) and event.startswith(prefix) and event in NAMES
        return NAMES[event if known else fallback]

    if "event_name" in body and "document" in body:
        return of(body["event_name"], "crm.Envelope")
    if "Event" in body and "WebhookName" in body:
        return NAMES["superoffice.Notification"]
    if "leads" in body:
        return NAMES["leads"]
    if "ChangeType" in body and "Token" in body and "Event" not in body and not ("event_type" in body and "contact" in body):
        return NAMES["tenant_status"]
    if "event_type" in body and "contact" in body:
        return of(body["event_type"], "marketing.Envelope")
    if "event_name" in body:
        return of(body["event_name"], "crm.Envelope")
    if "Event" in body:
        return NAMES["superoffice.Notification"]
    if "event_type" in body:
        return of(body["event_type"], "marketing.Envelope")
    return None


def cases():
    """Name, schema, body, and whether it must be accepted."""
    for path in sorted((ROOT / "fixtures/valid").rglob("*.json")):
        body = json.loads(path.read_bytes())
        yield path.name, pick(body), body, True
    for path in sorted((ROOT / "fixtures/objects").rglob("*.json")):
        kind, system = path.parent.name, path.parent.parent.name
        name = kind if "." in kind else f"{MODULES[system]}.{kind}"
        if name in NAMES:
            yield str(path), f"{system}/{name}", json.loads(path.read_bytes()), True
    for path in sorted((ROOT / "fixtures/invalid").rglob("*.json")):
        if SHAPE.search(path.with_suffix(".expected").read_text()) and not EXCEPTION.search(path.name):
            body = json.loads(path.read_bytes())
            yield path.name, pick(body), body, False
    corpus = HERE / "out/corpus.ndjson"
    if corpus.exists():
        for number, line in enumerate(corpus.read_text().split("\n"), 1):
            if line:
                case = json.loads(line)
                schema = pick(case["body"]) if case["name"] is None else NAMES[case["name"]]
                yield f"generated document {number}", schema, case["body"], case["accepted"]


def main() -> None:
    failures = 0
    for draft, validator in (("2020-12", Draft202012Validator), ("draft-07", Draft7Validator)):
        compiled = {}
        for path in sorted((ROOT / "schemas" / draft).rglob("*.json")):
            schema = json.loads(path.read_bytes())
            validator.check_schema(schema)
            compiled[f"{path.parent.name}/{path.stem}"] = validator(schema, format_checker=validator.FORMAT_CHECKER)
        count = 0
        for name, schema, body, wanted in cases():
            count += 1
            accepted = schema is not None and compiled[schema].is_valid(body)
            if accepted != wanted:
                failures += 1
                print(f"{draft}: {name} should be {'accepted' if wanted else 'rejected'} by {schema}", file=sys.stderr)
        print(f"python jsonschema {draft}: {len(compiled)} schemas, {count} documents")
    if failures:
        sys.exit(f"{failures} disagreements")


if __name__ == "__main__":
    main()
