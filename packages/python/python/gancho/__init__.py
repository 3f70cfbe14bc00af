"""Webhook deliveries of RD Station CRM, RD Station Marketing and SuperOffice.

``parse`` and ``rows`` convert a column of bodies to Arrow. They accept any object with the Arrow PyCapsule interface (of pyarrow,
polars, DuckDB and others): a column, or a table or stream with one column; or a list of ``bytes`` and ``str``. What they return
has that interface too: ``pyarrow.table(…)``, ``polars.DataFrame(…)``, ``duckdb.from_arrow(pyarrow.table(…))``.

``loads``, ``validate`` and ``peek`` parse one body. ``gancho.spark`` reads archives in Spark.

No error contains a value of a payload.
"""

import json as _json
from collections.abc import Sequence as _Sequence
from decimal import Decimal as _Decimal
from typing import Any as _Any

from . import _gancho
from ._gancho import __version__, arrow_schema, rows, tables
from .types import ArrowStream as _ArrowStream, Bodies as _Bodies, Head as _Head, Report as _Report

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
    """The error of a body that is not a valid delivery."""

    kind: str
    """The kind of the error, such as ``missing_field``."""
    path: str
    """The path of the affected field, as a JSON Pointer."""
    offset: int | None
    """The byte offset of the error, if it is known."""
    event: str | None
    """The event, if it is a documented one."""
    message: str
    """The error message. It contains no value of the body."""

    def __init__(self, kind: str, path: str, offset: int | None, event: str | None, message: str) -> None:
        super().__init__(f"{message}, at {path}" if path else message)
        self.kind = kind
        self.path = path
        self.offset = offset
        self.event = event
        self.message = message

    def __reduce__(self) -> tuple[_Any, ...]:
        # Exceptions are created again from `args`, which has only the text. multiprocessing pickles them.
        return type(self), (self.kind, self.path, self.offset, self.event, self.message), self.__dict__


def _bytes(body: bytes | str) -> bytes:
    # A lone surrogate becomes bytes that are not UTF-8, which are then reported as such.
    return body.encode(errors="surrogatepass") if isinstance(body, str) else bytes(body)


def parse(
    bodies: _Bodies,
    tables: str | _Sequence[str] | None = None,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dictionaries: bool = True,
    max_elements: int | None = 250_000,
) -> _ArrowStream:
    """Parse a column of bodies. The result has one row for each body, in the same order.

    It has a struct column for each of ``tables`` (one name or several; all by default), which is null where a body
    belongs to another table or was rejected; and a struct column ``error`` with ``kind``, ``pointer``, ``message`` and
    ``event``, which is null where a body was accepted. If a body is null, all columns are null. The columns of the
    structs are described in ``schemas/arrow``.

    ``keep_body`` adds the body, ``offsets`` the offset from UTC of each time, in minutes. ``dictionaries=False`` returns
    strings instead of dictionaries. A body with more than ``max_elements`` elements of arrays and fields of objects is
    rejected with the kind ``too_many_elements``; its memory could be thirty times its length. ``None`` is no limit. The
    GIL is released while a stream is read, and during parsing.

    >>> import gancho, polars as pl
    >>> parsed = pl.DataFrame(gancho.parse([b'{"event_name"', None], "crm_deal"))
    >>> parsed["error"].struct.field("kind").to_list()
    ['unexpected_end', None]
    """
    if isinstance(tables, str):
        tables = [tables]
    return _gancho.parse(
        bodies, tables, keep_body=keep_body, offsets=offsets, dictionaries=dictionaries, max_elements=max_elements
    )


def loads(body: bytes | str) -> dict[str, _Any]:
    """Validate a delivery and return it as a ``dict``, without its unknown fields.

    Numbers are ``int`` or ``decimal.Decimal``, never ``float``. A body with more than 250,000 elements is not valid, as in
    ``parse``.

    Raises ``GanchoError`` if it is not a valid delivery, or if a free-form value has a number that neither ``Decimal``
    nor ``int`` can represent: an exponent of 10^18 or more, or more than 4,300 digits without a fraction.

    >>> import gancho
    >>> gancho.loads('{"event_name": "crm_deal_created"')
    Traceback (most recent call last):
    gancho.GanchoError: the JSON is cut off
    """
    ok, text = _gancho.read(_bytes(body))
    if not ok:
        raise GanchoError(**_json.loads(text))
    try:
        delivery: dict[str, _Any] = _json.loads(text, parse_float=_Decimal)
    except (ArithmeticError, ValueError):
        # The exception's own message contains the number.
        raise GanchoError("number_out_of_range", "", None, None, "Python cannot represent a number") from None
    return delivery


def validate(body: bytes | str) -> _Report:
    """Validate a body and return its error, findings and unknown fields, like ``gancho validate``. It never raises.

    >>> import gancho
    >>> gancho.validate("{}")["error"]["kind"]
    'unknown_envelope'
    """
    report: _Report = _json.loads(_gancho.examine(_bytes(body)))
    return report


def peek(body: bytes | str) -> _Head:
    """Return the head of a delivery, without parsing its document. It takes at most a tenth of the time of ``loads``.

    Raises ``ValueError`` if the body has no readable head.
    """
    system, event, id, timestamp = _gancho.peek(_bytes(body))
    return {"system": system, "event": event, "id": id, "timestamp": timestamp}


def schema(event: str) -> dict[str, _Any]:
    """Return the JSON Schema (draft 2020-12) of the deliveries of an event, or of a document such as ``crm.Deal``.

    Raises ``ValueError`` if there is none.

    >>> import gancho
    >>> gancho.schema("crm_deal_created")["type"]
    'object'
    """
    found: dict[str, _Any] = _json.loads(_gancho.json_schema(event))
    return found
