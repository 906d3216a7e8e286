"""How far a long run is, on standard error: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from immuno_cli.cli.status import tell
from immuno_cli.render.counting import counted

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

ENOUGH: Final = 2_000_000
"""Bytes from which on a run takes so long that its progress is shown."""
_MEGABYTE: Final = 1e6
_BAR: Final = 20
"""Columns of the bar. The rates beside it take 40."""
_REDRAWN: Final = 0.2
"""Seconds between two states of the bar."""
_TOLD: Final = 10.0
"""Seconds between two lines."""


class Shown(Protocol):
    """Shows how far a run is."""

    def advance(self, consumed: int, size: int, records: int) -> None:
        """Add what is done: bytes of the files as they lie there, bytes of the texts in them, and texts."""


class Hidden:
    """Shows nothing."""

    def advance(self, consumed: int, size: int, records: int) -> None:
        """Do nothing."""


class _Rates:
    """What is done so far, and how fast."""

    def __init__(self, total: int, interval: float) -> None:
        self.total = total
        self.consumed = self.size = self.records = 0
        self._interval = interval
        self._begun = self._shown = time.monotonic()

    def is_due(self, consumed: int, size: int, records: int) -> bool:
        """Add what is done, and return whether it is time to show it."""
        self.consumed += consumed
        self.size += size
        self.records += records
        now = time.monotonic()
        due = now - self._shown >= self._interval
        if due:
            self._shown = now
        return due

    def text(self) -> str:
        """Return the rates. That in bytes is of the texts, also where the files are packed."""
        seconds = max(time.monotonic() - self._begun, 1e-3)
        said = f"{self.size / seconds / _MEGABYTE:.1f} MB/s, {self.records / seconds:,.0f} texts/s"
        rate = self.consumed / seconds
        left = self.total - self.consumed
        return f"{said}, {_span(left / rate)} left" if self.total and left > 0 and rate else said


class _Lines:
    """Reports now and then how far the run is."""

    def __init__(self, total: int) -> None:
        self._rates = _Rates(total, _TOLD)

    def advance(self, consumed: int, size: int, records: int) -> None:
        if self._rates.is_due(consumed, size, records):
            self.tell()

    def tell(self) -> None:
        rates = self._rates
        of = f" of {rates.total / _MEGABYTE:,.1f}" if rates.total else ""
        tell(f"{rates.consumed / _MEGABYTE:,.1f}{of} MB, {counted(rates.records, 'text')}: {rates.text()}")


class _Bar:
    """Draws a bar. It is drawn when something is done: a thread that draws would forbid to copy the process."""

    def __init__(self, bar: "Progress", task: "TaskID", total: int) -> None:
        self._bar = bar
        self._task = task
        self._rates = _Rates(total, _REDRAWN)

    def advance(self, consumed: int, size: int, records: int) -> None:
        if self._rates.is_due(consumed, size, records):
            self._bar.update(self._task, completed=self._rates.consumed, rates=self._rates.text())
            self._bar.refresh()


@contextmanager
def progress(count: Callable[[], int], *, asked: bool) -> Iterator[Shown]:
    """Give what shows the progress. `count` returns the bytes of the input, 0 if nobody knows.

    On a terminal it is shown where the input is long, elsewhere where it is asked for.
    """
    on_terminal = sys.stderr.isatty()
    total = count() if asked or on_terminal else 0
    if not asked and not (on_terminal and total >= ENOUGH):
        yield Hidden()
    elif on_terminal:
        with _bar() as bar:
            yield _Bar(bar, bar.add_task("Annotating", total=total or None, rates=""), total)
    else:
        lines = _Lines(total)
        yield lines
        lines.tell()


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(_BAR),
        TaskProgressColumn(),
        TextColumn("{task.fields[rates]}"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)


def _span(seconds: float) -> str:
    """Return a time as a clock shows it.

    >>> _span(3725)
    '1:02:05'
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
