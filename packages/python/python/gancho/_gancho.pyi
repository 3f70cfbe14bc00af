from collections.abc import Sequence

from .types import ArrowSchema, ArrowStream, Bodies

__all__ = [
    "ERROR",
    "__version__",
    "arrow_schema",
    "examine",
    "json_schema",
    "parse",
    "peek",
    "read",
    "rows",
    "tables",
]

__version__: str
ERROR: str

def parse(
    bodies: Bodies,
    tables: Sequence[str] | None = None,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dictionaries: bool = True,
    max_elements: int | None = ...,
) -> ArrowStream: ...
def rows(
    bodies: Bodies,
    table: str,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dictionaries: bool = True,
    max_elements: int | None = ...,
) -> tuple[ArrowStream, ArrowStream]: ...
def arrow_schema(
    table: str, *, keep_body: bool = False, offsets: bool = False, dictionaries: bool = True
) -> ArrowSchema: ...
def tables() -> list[str]: ...
def read(body: bytes) -> tuple[bool, str]: ...
def examine(body: bytes) -> str: ...
def peek(body: bytes) -> tuple[str, str, str | None, str | None]: ...
def json_schema(event: str) -> str: ...
