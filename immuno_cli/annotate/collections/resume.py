"""Going on after an interruption: which records an output has already, told by the output alone.

The answers stand in the order of their records. So output and input are read side by side: each line of the output must
be the answer to the next good record of the input. The first answers and the last one are made again. Where they
differ, the output is of other options or of another vocabulary.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from immuno_cli.annotate.collections.annotator import Annotator, identity, text_of
from immuno_cli.annotate.collections.answering import answer, identified, is_blank, record_of
from immuno_cli.annotate.collections.earlier import LONGEST_START, STARTS
from immuno_cli.annotate.collections.tasks import Block, Part, Task, Whole
from immuno_cli.errors import FileError, RecordError

COMPARED: Final = 50
"""So many answers at the beginning are made again and compared."""
_CHUNK: Final = 1 << 20
"""Bytes of a line that are looked at."""
_FIRST_KEYS: Final = re.compile(r'\{"(file|id)": ')
_LINE_KEY: Final = re.compile(r', "line": (\d+)')


class _Line(NamedTuple):
    """A line of the output."""

    number: int
    start: bytes
    """The line with its end; of a long one, the beginning."""
    is_last: bool

    @property
    def is_compared(self) -> bool:
        return self.number <= COMPARED or self.is_last


def drop_half_line(output: Path) -> int:
    """Cut what stands after the last line end of an output, and return how many bytes that were.

    Raises FileError where the file cannot be read or changed, or does not begin as an output does: it stays as it is.
    """
    try:
        with output.open("rb+") as file:
            start = file.read(LONGEST_START)
            if not any(start.startswith(one[: len(start)]) for one in STARTS):
                raise FileError("this is not the output of an earlier run", where=str(output))
            size = file.seek(0, os.SEEK_END)
            end = size
            while end:
                begin = max(0, end - _CHUNK)
                file.seek(begin)
                found = file.read(end - begin).rfind(b"\n")
                if found >= 0:
                    end = begin + found + 1
                    break
                end = begin
            file.truncate(end)
            return size - end
    except OSError as error:
        raise FileError(f"it cannot be continued: {error.strerror or error}", where=str(output)) from error


def remaining(tasks: Iterable[Task], output: Path, annotator: Annotator, encoding: str | None = None) -> Iterator[Task]:
    """Yield the tasks, or the lines of them, whose answers the output does not have.

    What cannot be read is among them: it is reported again.

    Raises:
        FileError: the output is not of these records, these options or this vocabulary.
    """
    output_lines = _Output(output, annotator, encoding)
    for task in tasks:
        yield from output_lines.not_done(task)
    if output_lines.next is not None:
        raise output_lines.mismatch("the input has no more records")


class _Output:
    """The lines of an output that are still to be found in the input."""

    def __init__(self, path: Path, annotator: Annotator, encoding: str | None) -> None:
        self._path = path
        self._annotator = annotator
        self._encoding = encoding
        self._lines = _iter_lines(path)
        self._skips_parts = False
        self.next = next(self._lines, None)

    def mismatch(self, why: str) -> FileError:
        number = self.next.number if self.next else 0
        return FileError(
            f"line {number} does not match this input and these options: {why}",
            where=str(self._path),
            hint="--resume needs the files, the options and the vocabulary of the first run. --force starts again.",
        )

    def not_done(self, task: Task) -> Iterator[Task]:
        """Yield what of a task is not done yet."""
        if isinstance(task, Part):
            if task.is_first:
                self._skips_parts = self._is_done_file(task)
            if not self._skips_parts:
                yield task
        elif self.next is None:
            yield task
        elif isinstance(task, Block):
            yield from self._lines_not_done(task)
        elif not isinstance(task, Whole) or not self._is_done_file(task):
            yield task

    def _is_done_file(self, task: Whole | Part) -> bool:
        """Return whether the next line answers a file. Raises FileError where it should, and does not."""
        if self.next is None:
            return False
        if _identity_of(self.next.start) == {"file": task.source.name}:
            self._take(answer(task, self._annotator, self._encoding).data if self.next.is_compared else b"")
            return True
        if answer(task, self._annotator, self._encoding).data:
            raise self.mismatch(f"it is not of {task.source.where}")
        return False

    def _lines_not_done(self, task: Block) -> Iterator[Task]:
        for place, line in enumerate(task.lines):
            number = task.number + place
            if self.next is None:
                yield task._replace(lines=task.lines[place:], number=number)
                return
            if not self._is_done_record(task, line, number):
                yield task._replace(lines=[line], number=number, consumed=0)

    def _is_done_record(self, task: Block, line: bytes | None, number: int) -> bool:
        """Return whether a line of the input is blank or answered, and not bad."""
        if line is not None and is_blank(line, number):
            return True
        try:
            record = record_of(line, number, self._encoding)
            text_of(record, self._annotator.fields)
            named = identity(record, self._annotator.fields)
        except RecordError:
            return False
        expected = named or {"file": task.source.name, "line": number}
        if self.next is None or _identity_of(self.next.start) != expected:
            raise self.mismatch(f"it is not of line {number} of {task.source.where}")
        if self.next.is_compared:
            made = identified(self._annotator(record), task.source.name, number)
            self._take(json.dumps(made).encode("ascii") + b"\n")
        else:
            self._take()
        return True

    def _take(self, made: bytes = b"") -> None:
        """Go to the next line. Raises FileError where this one does not begin as the answer that is made now."""
        if self.next is not None:
            length = min(len(made), len(self.next.start))
            if made[:length] != self.next.start[:length]:
                raise self.mismatch("its annotations were made with other options")
        self.next = next(self._lines, None)


def _identity_of(start: bytes) -> dict[str, Any]:
    """Return what says which record a line answers; {} where it is no answer."""
    text = start.decode("ascii", "replace")
    key = _FIRST_KEYS.match(text)
    if not key:
        return {}
    try:
        value, end = json.JSONDecoder().raw_decode(text, key.end())
    except ValueError:
        return {}
    line = _LINE_KEY.match(text, end)
    return {key[1]: value, "line": int(line[1])} if line else {key[1]: value}


def _iter_lines(path: Path) -> Iterator[_Line]:
    """Yield the lines of an output. Raises FileError where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            number = 0
            while start := file.readline(_CHUNK):
                number += 1
                end = start
                while end and not end.endswith(b"\n"):
                    end = file.readline(_CHUNK)
                yield _Line(number, start, file.tell() >= size)
    except OSError as error:
        raise FileError(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
