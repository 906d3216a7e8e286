"""Reports what is wrong with files and records on standard error, and remembers it for the exit code."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from immuno_cli.annotate.collections.answering import Skipped
from immuno_cli.annotate.collections.kept_fields import KeptFields, untold_fields
from immuno_cli.annotate.collections.sources import suffix_of
from immuno_cli.cli.status import Status, status_of, tell, tell_error
from immuno_cli.errors import ImmunoError, RecordError
from immuno_cli.render.counting import counted

MOST_TOLD: Final = 3
"""Bad records of one kind in one file that are reported one by one. The others are counted.

If a kind comes with advice, only one record of each file is reported, and the advice is given once.
"""
MOST_KINDS: Final = 5
"""Kinds of files left out that are named. The others are counted."""


class Reports:
    """Reports what is wrong. `status` is the exit code."""

    def __init__(self, *, is_silent: bool = False) -> None:
        """Begin with nothing wrong. With `is_silent`, nothing is written."""
        self._is_silent = is_silent
        self.status: int = Status.ANSWERED
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._untold: Counter[str] = Counter()
        self._left_out: list[str] = []
        self._other_kinds: Counter[str] = Counter()
        self._advised: set[str] = set()
        self._kept = KeptFields()

    def left_out(self, file: str) -> None:
        """Remember that a file is left out because an earlier run wrote it. That is not an error."""
        self._left_out.append(file)

    def other_kind(self, file: str) -> None:
        """Remember that a file of a folder is left out since it has not the ending of a text. That is no fault."""
        self._other_kinds[suffix_of(file)] += 1

    def file(self, error: ImmunoError) -> None:
        """Report that a file or a folder is skipped."""
        if not self._is_silent:
            tell_error(error)
        self.status = status_of(error)

    def problem(self, problem: Skipped) -> None:
        """Report that a file or a record is skipped."""
        if not isinstance(problem.error, RecordError):
            self.file(problem.error)
            return
        self.status = Status.FILE
        self._untold[problem.file] += problem.more
        kind = problem.error.message.partition(":")[0]
        self._kinds[problem.file, kind] += 1
        if self._kinds[problem.file, kind] > (1 if problem.error.hint else MOST_TOLD):
            self._untold[problem.file] += 1
            return
        hint = "" if kind in self._advised else problem.error.hint
        self._advised.add(kind)
        tell(f"{problem.file}, line {problem.line}: {problem.error.message}", hint)

    def kept(self, kept: KeptFields) -> None:
        """Remember what some records have of the fields that are passed on."""
        self._kept = self._kept.and_those(kept)

    def finish(self, keep: Sequence[str] = ()) -> None:
        """Report what was left out, and how many bad records there are besides those that were reported one by one.

        A field of `keep` that no record has is reported as well. That is not an error.
        """
        if self._kept != KeptFields():
            for message, hint in untold_fields(keep, self._kept):
                tell(message, hint)
        if self._left_out:
            names = ", ".join(self._left_out[:MOST_TOLD])
            more = f" and {len(self._left_out) - MOST_TOLD:,} more" if len(self._left_out) > MOST_TOLD else ""
            tell(f"Skipped, because an earlier run wrote it: {names}{more}.")
        if self._other_kinds:
            tell(_of_other_kinds(self._other_kinds), "--glob chooses files by their names, and reads them as texts.")
        for file, untold in self._untold.items():
            if untold:
                more = counted(untold, "more record is", "more records are")
                tell(f"{file}: {more} skipped.")


def _of_other_kinds(kinds: Counter[str]) -> str:
    """Return how many files of other kinds than texts were left out, and of which kinds most of them are.

    >>> _of_other_kinds(Counter({".docx": 10, ".png": 2, "": 1}))
    '13 files of other kinds were left out: .docx 10, .png 2, without an ending 1.'
    """
    first = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))[:MOST_KINDS]
    named = ", ".join(f"{kind or 'without an ending'} {count:,}" for kind, count in first)
    more = f", and {counted(len(kinds) - MOST_KINDS, 'more kind')}" if len(kinds) > MOST_KINDS else ""
    files = counted(kinds.total(), "file of another kind was", "files of other kinds were")
    return f"{files} left out: {named}{more}."
