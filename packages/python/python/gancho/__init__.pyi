from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypedDict

class ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class ArrowSchema(Protocol):
    def __arrow_c_schema__(self) -> object: ...

Bodies = ArrowArray | ArrowStream | Iterable[bytes | str | None]

class Head(TypedDict):
    system: str
    event: str
    id: str | None
    timestamp: str | None

class Report(TypedDict):
    valid: bool
    event: str | None
    error: dict[str, Any] | None
    findings: list[dict[str, Any]]
    unknown_fields: list[str]

__version__: str

class GanchoError(ValueError):
    kind: str
    path: str
    offset: int | None
    event: str | None
    message: str

def parse(
    bodies: Bodies,
    tables: str | Sequence[str] | None = None,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dictionaries: bool = True,
) -> ArrowStream: ...
def rows(
    bodies: Bodies,
    table: str,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dictionaries: bool = True,
) -> tuple[ArrowStream, ArrowStream]:
    """The rows of one table, and the errors of all bodies that are none of any table's."""

def arrow_schema(
    table: str, *, keep_body: bool = False, offsets: bool = False, dictionaries: bool = True
) -> ArrowSchema: ...
def tables() -> list[str]: ...
def loads(body: bytes | str) -> dict[str, Any]: ...
def validate(body: bytes | str) -> Report: ...
def peek(body: bytes | str) -> Head: ...
def schema(event: str) -> dict[str, Any]: ...
