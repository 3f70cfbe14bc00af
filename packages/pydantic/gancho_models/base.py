"""Types and conversions that the models of all systems share."""

import json
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, NamedTuple, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import InitErrorDetails


def loads(body: bytes | str) -> Any:
    """Parses JSON; numbers with a fraction or an exponent become exact decimals. Errors contain no part of the body."""
    try:
        # Of bytes, json.loads would also accept UTF-16, UTF-32, a byte order mark and encoded surrogates.
        text = body if isinstance(body, str) else body.decode("utf-8")
        return json.loads(text, parse_float=_decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        # The error counts lines and columns in its `doc`, which would be the body.
        blank = re.sub(r"[^\n]", " ", error.doc[: error.pos])
        rejected: ValueError = json.JSONDecodeError(error.msg, blank, error.pos)
    except UnicodeDecodeError as error:
        rejected = UnicodeDecodeError(error.encoding, b"", error.start, error.end, error.reason)
    except RecursionError:
        rejected = ValueError("the body has too many levels")
    # Not in the handler: the error would refer to the one with the body.
    raise rejected


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("the exponent of a number is too large for a decimal") from None


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


#: The text of an error contains no values, because they may be personal data.
ADAPTER = ConfigDict(hide_input_in_errors=True)


def validate(adapter: TypeAdapter[Any], value: Any) -> Any:
    """Validates a value; the error contains no part of it."""
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        rejected = _without_values(error)
    raise rejected


def _without_values(error: ValidationError) -> ValidationError:
    """The same errors, but in `errors()` and `json()` each `input` is None."""
    errors = [
        InitErrorDetails(type=each["type"], loc=each["loc"], input=None, ctx=each.get("ctx", {}))
        for each in error.errors(include_url=False, include_input=False)
    ]
    return ValidationError.from_exception_data(error.title, errors, hide_input=True)


class Model(BaseModel):
    """A document. Unknown fields are in `model_extra`.

    Errors of `model_validate` and `model_validate_json` contain no values. Those of the constructor do, in `errors()`.
    """

    model_config = ConfigDict(extra="allow", protected_namespaces=(), populate_by_name=True, hide_input_in_errors=True)

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Validates a value, without values in the error."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            rejected = _without_values(error)
        raise rejected

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Parses JSON like :func:`loads`, so that amounts are exact."""
        body = bytes(json_data) if isinstance(json_data, bytearray) else json_data
        return cls.model_validate(loads(body), **options)


def _none_for(empty: object) -> BeforeValidator:
    kind = type(empty)
    return BeforeValidator(lambda value: None if type(value) is kind and value == empty else value)


#: `{}` means none.
EMPTY_OBJECT = _none_for({})
#: `""` means none.
EMPTY_STRING = _none_for("")


def _amount(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("expected a number")
    try:
        # A float from another parser. Its shortest representation has the digits that were sent, up to 15 of them.
        amount = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        raise ValueError("expected a number") from None
    if not amount.is_finite():
        raise ValueError("expected a number")
    if not _fits(amount):
        raise ValueError("expected at most 28 digits")
    return amount


def _fits(amount: Decimal) -> bool:
    """Whether the amount has at most 28 decimal places and its digits fit into 96 bits, as gancho-core requires."""
    _, digits, exponent = amount.as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    exponent = int(exponent) + len(digits) - len(text)
    if not text:
        return True
    return -28 <= exponent <= 28 and int(text) * 10 ** max(exponent, 0) < 2**96


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("expected a whole number")
    if not -(2**63) <= value < 2**63 or value % 1 != 0:
        raise ValueError("expected a whole number of 64 bits")
    return int(value)


Text: TypeAlias = StrictStr
Flag: TypeAlias = StrictBool
Amount: TypeAlias = Annotated[Decimal, BeforeValidator(_amount)]
"""Money, a price, a quantity: exact."""
Integer: TypeAlias = Annotated[int, BeforeValidator(_integer)]
NumberOrString: TypeAlias = Amount | Text
IntegerOrString: TypeAlias = Integer | Text
FreeValue: TypeAlias = Any
"""Any JSON value; numbers with a fraction are decimals if :func:`loads` parsed them."""

_CLOCK = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?"
_INSTANT = re.compile(rf"(?!0000)\d{{4}}-\d\d-\d\d{_CLOCK}(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII)
_LOCAL = re.compile(rf"(?!0000)\d{{4}}-\d\d-\d\d{_CLOCK}(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_UNSET = datetime(1, 1, 1)


def _time(pattern: re.Pattern[str], expected: str) -> Any:
    def validate(value: Any) -> Any:
        if isinstance(value, datetime):
            return value
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError(f"expected {expected}")
        # Python's times have microseconds; smaller units are truncated.
        text = re.sub(r"(\.\d{6})\d+", r"\1", value)
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f"expected {expected}") from None

    return validate


def _unset_is_none(value: datetime | None) -> datetime | None:
    return None if value is not None and value.replace(tzinfo=None) == _UNSET else value


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("expected a timestamp with an offset")
    return value


_instant = _time(_INSTANT, "a timestamp with an offset")

Timestamp: TypeAlias = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_aware)]
"""An instant, always with its offset."""
SuperOfficeTimestamp: TypeAlias = Annotated[
    datetime | None, BeforeValidator(_time(_LOCAL, "a timestamp")), AfterValidator(_unset_is_none)
]
"""An instant, with its offset if the sender wrote one; None for the first instant of the year 1, which means "not set"."""


def _day_or_instant(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (day := _DAY.fullmatch(value)):
        return _date(*map(int, day.groups()))
    return _instant(value)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("expected a day") from None


DateOrTimestamp: TypeAlias = Annotated[datetime | date, BeforeValidator(_day_or_instant)]


class Day(NamedTuple):
    """A day of birth; the year is None if it is not known."""

    year: int | None
    month: int
    day: int


def _birthday(value: Any) -> Any:
    if isinstance(value, Day):
        return value
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("expected a day of birth")
    year, month, day = map(int, match.groups())
    _date(year or 2000, month, day)  # 2000 is a leap year, like the year 0000
    return Day(year or None, month, day)


Birthday: TypeAlias = Annotated[Day, BeforeValidator(_birthday)]

__all__ = [
    "ADAPTER",
    "EMPTY_OBJECT",
    "EMPTY_STRING",
    "Amount",
    "Birthday",
    "DateOrTimestamp",
    "Day",
    "Field",
    "Flag",
    "FreeValue",
    "Integer",
    "IntegerOrString",
    "Model",
    "NumberOrString",
    "SuperOfficeTimestamp",
    "Text",
    "Timestamp",
    "loads",
    "validate",
]
