"""Webhook deliveries of RD Station CRM, RD Station Marketing and SuperOffice.

``parse`` turns a column of bodies into a column of structs for each table, and a column of errors. It takes whatever has the
Arrow PyCapsule interface (pyarrow, polars, DuckDB, arro3, nanoarrow; streams too), or a list of ``bytes`` and ``str``. What it
returns has that interface as well: ``pyarrow.table(…)``, ``polars.DataFrame(…)``, ``duckdb.from_arrow(…)``.

No error holds a value of a payload.
"""

import json as _json
from decimal import Decimal as _Decimal

from . import _gancho
from ._gancho import __version__, arrow_schema, peek as _peek, rows, tables

__all__ = [
    "GanchoError",
    "__version__",
    "arrow_schema",
    "loads",
    "parse",
    "peek",
    "rows",
    "schema",
    "tables",
    "validate",
]


class GanchoError(ValueError):
    """A body that is no delivery: its ``kind``, ``path`` (a JSON Pointer), ``offset``, ``event`` and ``message``."""

    def __init__(self, kind, path, offset, event, message):
        super().__init__(f"{message}, at {path}" if path else message)
        self.kind = kind
        self.path = path
        self.offset = offset
        self.event = event
        self.message = message


def _bytes(body):
    return body.encode() if isinstance(body, str) else bytes(body)


def parse(bodies, tables=None, *, keep_body=False, offsets=False, dictionaries=True):
    """Parse a column of bodies. The result has a row for each, in their order.

    It has a struct column for each of ``tables`` (one name or several; all, if not given), null where a body belongs to
    another table, and a struct column ``error`` with ``kind``, ``pointer``, ``message`` and ``event``, null where a body was
    accepted. The GIL is released while it parses.
    """
    if isinstance(tables, str):
        tables = [tables]
    return _gancho.parse(
        bodies, tables, keep_body=keep_body, offsets=offsets, dictionaries=dictionaries
    )


def loads(body):
    """A delivery as a ``dict``, checked; numbers with a point are ``decimal.Decimal``. Raises ``GanchoError``."""
    ok, text = _gancho.read(_bytes(body))
    if ok:
        return _json.loads(text, parse_float=_Decimal)
    raise GanchoError(**_json.loads(text))


def validate(body):
    """What is wrong, and what is odd, with a body: ``valid``, ``event``, ``error``, ``findings``, ``unknown_fields``."""
    return _json.loads(_gancho.examine(_bytes(body)))


def peek(body):
    """The head of a delivery, without reading its document: ``system``, ``event``, ``id``, ``timestamp``."""
    return dict(zip(("system", "event", "id", "timestamp"), _peek(_bytes(body))))


def schema(event):
    """The JSON Schema (draft 2020-12) of an event's deliveries, or of a document such as ``crm.Deal``."""
    return _json.loads(_gancho.json_schema(event))
