"""Signals that end the program: they become an exception, so that every file is closed and no temporary file stays."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_NAMES: Final = ("SIGTERM", "SIGHUP")
"""What a system, a terminal that is closed, or `kill` sends. Windows knows no SIGHUP."""
_PAUSE: Final = 0.01
"""Seconds after which an exception is raised again that a signal raised where nothing can be raised."""


class Terminated(KeyboardInterrupt):
    """A signal asked the program to end. It is no Exception, so nothing catches it by mistake."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        super().__init__()
        self.number = number


class Interrupted(KeyboardInterrupt):
    """A person pressed Ctrl-C.

    It is a class of its own for the sake of the exit code. Where a plain KeyboardInterrupt has once passed through code
    that is made from a string, as that of each dataclass is, Python ends by the signal, whatever code the program
    gives (`run_eval_code_obj` in CPython's Python/pythonrun.c, `Py_RunMain` in Modules/main.c).
    """


def raise_on_signals() -> None:
    """Let the signals that end a program raise Terminated, and Ctrl-C Interrupted.

    A signal that is ignored, as under `nohup`, stays ignored. One that arrives where nothing can be raised is raised
    later.
    """
    sys.unraisablehook = _raise_later
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _raise)


@contextmanager
def keyboard_interrupts_ignored() -> Iterator[None]:
    """Ignore Ctrl-C inside the block. Unlike with SIG_IGN, programs that are started here do not inherit that."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Interrupted


def _raise(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second one must not cut the cleaning up short
    raise Terminated(number)


def _raise_later(dropped: "UnraisableHookArgs") -> None:
    """Raise again what a signal raised and Python dropped, and report any other exception as Python does.

    Nothing can be raised in a `__del__` or in the callback of a weak reference, and the import system has such
    callbacks: Python drops the exception (documentation of `sys.unraisablehook`), and the program would go on.
    """
    error = dropped.exc_value
    if not isinstance(error, Terminated | Interrupted) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(dropped)
        return

    def raise_it(_number: int, _frame: FrameType | None) -> NoReturn:
        raise error

    signal.signal(signal.SIGALRM, raise_it)
    signal.setitimer(signal.ITIMER_REAL, _PAUSE)
