"""Memory that nothing uses any more, given back to the system."""

from functools import cache
from typing import Any


def give_back_free_memory() -> None:
    """Give the system the memory that was freed, where the C library has a function for it (glibc).

    By itself glibc keeps tens of megabytes after a large vocabulary is read. Python has no use for them.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


@cache
def _malloc_trim() -> Any:  # noqa: ANN401 - ctypes makes what the library has
    try:
        import ctypes  # 2 ms that only keeping a vocabulary pays

        return getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (ImportError, OSError, TypeError):  # no C library by this way
        return None
