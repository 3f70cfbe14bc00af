"""Loads every fixture into its model: valid fixtures are accepted, invalid ones are rejected, and there are no warnings.

Run it with the Python of crates/gancho-schema/interop/.venv, with warnings as errors.
"""

import doctest
import json
import re
import sys
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "crates/gancho-schema/interop")]

import gancho_models
from check import MODULES, NAMES, ROOT, SHAPE
from gancho_models import Day, crm, marketing, superoffice
from pydantic import TypeAdapter, ValidationError

ENCODING = re.compile(r"^kind: (invalid_utf8|byte_order_mark)$", re.MULTILINE)
SYSTEMS = {"rdstation-crm": crm, "rdstation-marketing": marketing, "superoffice": superoffice}


def floats(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(floats, value.values()))
    if isinstance(value, list | tuple):
        return any(map(floats, value))
    return isinstance(value, float)


def naive(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(naive, value.values()))
    if isinstance(value, list | tuple):
        return any(map(naive, value))
    return isinstance(value, datetime) and value.tzinfo is None


def unknown_kept(body: object, model: object) -> bool:
    """Whether the dump of a model contains every field name of the body."""
    if isinstance(body, dict):
        if model is None:
            return body == {}
        return isinstance(model, dict) and all(key in model and unknown_kept(of, model[key]) for key, of in body.items())
    if isinstance(body, list):
        return isinstance(model, list) and len(body) == len(model) and all(map(unknown_kept, body, model))
    return True


def fixtures() -> None:
    kinds = set()
    valid = objects = rejected = 0
    for path in sorted((ROOT / "fixtures/valid").rglob("*.json")):
        module = SYSTEMS[path.relative_to(ROOT / "fixtures/valid").parts[0]]
        body = path.read_bytes()
        event = module.parse(body)
        kinds.add(type(event).__name__)
        dumped = event.model_dump(by_alias=True)
        assert not floats(dumped), path
        assert module is superoffice or not naive(dumped), path
        assert unknown_kept(json.loads(body), dumped), path
        valid += 1
    for path in sorted((ROOT / "fixtures/objects").rglob("*.json")):
        kind, system = path.parent.name, path.parent.parent.name
        name = kind if "." in kind else f"{MODULES[system]}.{kind}"
        if name in NAMES:
            title = json.loads((ROOT / f"schemas/2020-12/{NAMES[name]}.json").read_text())["title"]
            TypeAdapter(getattr(SYSTEMS[system], title)).validate_python(gancho_models.loads(path.read_bytes()))
            objects += 1
    for path in sorted((ROOT / "fixtures/invalid").rglob("*.json")):
        if not SHAPE.search(path.with_suffix(".expected").read_text()):
            continue
        try:
            SYSTEMS[path.parent.name].parse(path.read_bytes())
        except ValueError as error:
            assert "input_value" not in str(error), path
            rejected += 1
        else:
            raise AssertionError(f"{path.relative_to(ROOT)} is accepted")
    assert {"CrmDealCreated", "CrmEnvelope", "LeadsEnvelope", "MarketingEnvelope", "Notification", "TenantStatus"} <= kinds
    print(f"Pydantic: {valid} deliveries of {len(kinds)} types and {objects} objects are accepted, {rejected} invalid deliveries are rejected")


def values() -> None:
    head = b'"event_timestamp": "2025-03-28T12:40:58.000Z", "transaction_uuid": "x"}'
    deal = b'''{"event_name": "crm_deal_created", "document": {"id": "1", "name": "A", "status": "brand new", "novo": 0.1,
        "created_at": "2025-03-28T09:40:58.932-03:00", "updated_at": "2025-03-28T09:40:58.1234567Z", "closed_at": "",
        "user": {}, "campaign": null, "amount_total": 1234567890123456789012.345678}, ''' + head
    event = crm.parse(deal)
    assert isinstance(event, crm.CrmDealCreated)
    document = event.document
    assert document.amount_total == Decimal("1234567890123456789012.345678")
    assert crm.CrmDealCreated.model_validate_json(deal).document.amount_total == document.amount_total
    assert document.created_at.utcoffset() == timedelta(hours=-3)
    assert (document.user, document.campaign, document.closed_at, document.deal_source) == (None,) * 4
    assert document.status == "brand new"
    assert document.model_extra == {"novo": Decimal("0.1")}
    contact = crm.Contact.model_validate_json(
        b'{"id": "1", "name": "A", "birthday": "0000-02-29", "created_at": "2025-03-28T12:40:58Z", "updated_at": "2025-03-28T12:40:58Z"}'
    )
    assert contact.birthday == Day(None, 2, 29)
    try:
        crm.parse(deal.replace(b'"id": "1"', b'"id": 7'))
    except ValidationError as error:
        assert error.errors()[0]["loc"] == ("crm_deal_created", "document", "id")
    else:
        raise AssertionError("a number for an id is accepted")


def encodings() -> None:
    """A body that is not strict UTF-8 is rejected, and so is one that begins with a byte order mark."""
    rejected = 0
    for path in sorted((ROOT / "fixtures/invalid").rglob("*.json")):
        if not ENCODING.search(path.with_suffix(".expected").read_text()):
            continue
        module = SYSTEMS[path.parent.name]
        for parse in (module.parse, gancho_models.loads, gancho_models.Model.model_validate_json):
            try:
                parse(path.read_bytes())
            except ValueError:
                rejected += 1
            else:
                raise AssertionError(f"{path.relative_to(ROOT)} is accepted")
    assert rejected > 60
    print(f"Pydantic: {rejected // 3} bodies that are not UTF-8, or have a byte order mark, are rejected")


def nesting() -> None:
    """A body with too many levels for Python's parser is rejected like other bodies that are not valid."""
    for start, end in (("[", "]"), ('{"a":', "}")):
        text = start * 100_000 + "1" + end * 100_000
        for body in (text, text.encode(), start * 100_000):
            try:
                crm.parse(body)
            except ValueError as error:
                assert error.__context__ is None and error.__cause__ is None
            else:
                raise AssertionError("a body with 100,000 levels is accepted")


def no_values() -> None:
    """No error contains a value of the body, in its text or in its attributes."""
    deal = b'''{"event_name": "crm_deal_created", "document": {"id": 123454321, "name": "SECRET", "user": "SECRET",
        "created_at": "SECRET", "updated_at": "SECRET", "amount_total": "SECRET", "rating": 0.123454321,
        "closed_at": ["SECRET"], "campaign": {"SECRET": 0}, "deal_products": [{"quantity": true, "id": "SECRET"}]},
        "event_timestamp": "SECRET"}'''
    document = gancho_models.loads(deal)["document"]
    bodies = [deal[:at] for at in range(len(deal))]
    bodies += [deal[:at] + b"\xff" + deal[at:] for at in range(len(deal))]
    bodies += [b"SECRET", b'["SECRET"]', b'{"SECRET": "SECRET"}', b'{"Event": "SECRET"}', b'{"leads": "SECRET"}', deal]
    modules = (crm, marketing, superoffice)
    calls = [lambda body=body, module=module: module.parse(body) for body in bodies for module in modules]
    calls += [lambda: crm.Deal.model_validate(document), lambda: crm.Deal.model_validate("SECRET")]
    calls += [lambda body=body: crm.CrmDealCreated.model_validate_json(body) for body in (deal, b"SECRET", b'"SECRET')]
    for call in calls:
        try:
            call()
        except ValueError as error:
            found = [str(error), repr(error), repr(error.args), repr(vars(error)), repr(getattr(error, "object", None))]
            if isinstance(error, ValidationError):
                assert error.errors(), error
                found += [repr(error.errors()), error.json()]
            assert error.__context__ is None and error.__cause__ is None
            assert not any("SECRET" in text or "123454321" in text for text in found), found
        else:
            raise AssertionError("an invalid body is accepted")
    try:
        gancho_models.loads('{"a": 1,\n  "b": SECRET}')
    except json.JSONDecodeError as error:
        assert (error.lineno, error.colno, error.pos) == (2, 8, 16), error
        assert str(error).endswith("line 2 column 8 (char 16)"), error
    else:
        raise AssertionError("invalid JSON is accepted")


if __name__ == "__main__":
    fixtures()
    values()
    encodings()
    nesting()
    no_values()
    assert doctest.testmod(gancho_models).failed == 0
