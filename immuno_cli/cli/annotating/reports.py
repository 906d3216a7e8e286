"""What is wrong with files and records: told on standard error, and remembered for the exit code."""

from collections import Counter
from typing import Final

from immuno_cli.annotate.collections.answering import MOST_PROBLEMS, Problem
from immuno_cli.cli.status import Status, status_of, tell
from immuno_cli.errors import ImmunoError, RecordError

MOST_TOLD: Final = MOST_PROBLEMS
"""Bad records of one file that are told one by one. The others are counted."""


class Reports:
    """Tells what is wrong. `status` is the exit code."""

    def __init__(self, *, is_silent: bool = False) -> None:
        """Begin with nothing wrong. A silent one tells nothing."""
        self._is_silent = is_silent
        self.status: int = Status.ANSWERED
        self._records: Counter[str] = Counter()
        self._untold: Counter[str] = Counter()

    def file(self, error: ImmunoError) -> None:
        """Tell that a file or a folder is skipped."""
        if not self._is_silent:
            tell(str(error), error.hint)
        self.status = status_of(error)

    def problem(self, problem: Problem) -> None:
        """Tell that a file or a record is skipped."""
        if not isinstance(problem.error, RecordError):
            self.file(problem.error)
            return
        self.status = Status.FILE
        self._records[problem.file] += 1
        self._untold[problem.file] += problem.more
        if self._records[problem.file] <= MOST_TOLD:
            tell(f"{problem.file}, line {problem.line}: {problem.error.message}", problem.error.hint)

    def finish(self) -> None:
        """Tell how many bad records there are beside those that were told."""
        for file, count in self._records.items():
            untold = self._untold[file] + max(0, count - MOST_TOLD)
            if untold:
                tell(f"{file}: {untold:,} more records are skipped.")
