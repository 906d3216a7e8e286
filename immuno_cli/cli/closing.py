"""Closes what a command has opened when the command ends, however it ends."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from typing import Final, TypeVar

Resource = TypeVar("Resource", bound=AbstractContextManager[object])

_OPENED: Final[ContextVar[ExitStack]] = ContextVar("opened")


@contextmanager
def closing() -> Iterator[None]:
    """Close everything that was given to `close_at_end` when the block ends."""
    with ExitStack() as opened:
        token = _OPENED.set(opened)
        try:
            yield
        finally:
            _OPENED.reset(token)


def close_at_end(resource: Resource) -> Resource:
    """Return the resource. It is closed when the command ends. Raises LookupError outside of `closing`."""
    _OPENED.get().push(resource)
    return resource
