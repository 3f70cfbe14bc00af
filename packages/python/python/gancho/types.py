"""The types of the arguments and results of ``gancho``."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeAlias, TypedDict

__all__ = ["ArrowArray", "ArrowSchema", "ArrowStream", "Bodies", "Head", "Report"]


class ArrowArray(Protocol):
    """A column of any library with the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """A table, a column in chunks, or a stream, of any library with the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowSchema(Protocol):
    """A schema of any library with the Arrow PyCapsule interface."""

    def __arrow_c_schema__(self) -> object: ...


Bodies: TypeAlias = ArrowArray | ArrowStream | Iterable[bytes | str | None]
"""Strings or binary: a column, a table or stream with one column, or a list."""


class Head(TypedDict):
    """The head of a delivery. ``id`` and ``timestamp`` are ``None`` if the vendor does not send them."""

    system: str
    event: str
    id: str | None
    timestamp: str | None


class Report(TypedDict):
    """The result of a validation: the error of a body, its findings and its unknown fields. ``event`` is ``None`` if the
    vendor does not document the event."""

    valid: bool
    event: str | None
    error: dict[str, Any] | None
    findings: list[dict[str, Any]]
    unknown_fields: list[str]
