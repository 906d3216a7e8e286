"""Which texts are read: files, folders, and lists of files."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from immuno_cli.annotate.collections.annotator import Fields
from immuno_cli.annotate.collections.pipes import open_for_reading
from immuno_cli.annotate.collections.sources import STANDARD_INPUT, Source, find_sources, read_list
from immuno_cli.cli.annotating.earlier_outputs import is_earlier_output
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.errors import FileError

MUCH: Final = 10_000_000
"""Bytes from which on several processes are worth their start."""


class Input(NamedTuple):
    """Which texts are read."""

    names: Sequence[str]
    """Files and folders."""
    globs: Sequence[str] = ()
    as_records: bool = False
    fields: Fields = Fields()
    once: bool = False
    """Whether a file is read once that is named twice, or named and in a folder that is named."""

    def sources(self, reports: Reports, is_output: Callable[[str], bool] | None = None) -> Iterator[Source]:
        """Yield the files. Of a folder, files that are no texts and the outputs of earlier runs are left out.

        What is wrong with a folder is reported, and so are what is left out and an output that would be read.
        """

        def leave_out(file: str) -> None:
            if is_output is None or not is_output(file):
                reports.other_kind(file)

        named = frozenset(self.names)
        found = find_sources(self.names, self.globs, reports.file, as_records=self.as_records, leave_out=leave_out)
        for source in _each_once(found) if self.once else found:
            if is_output is not None and is_output(source.name):
                if source.name in named:
                    reports.file(FileError("the output file cannot also be read", where=source.where))
            elif source.name not in named and is_earlier_output(Path(source.name), self.fields):
                reports.left_out(source.where)
            else:
                yield source

    def size(self) -> int:
        """Return the size of all files in bytes, packed ones as they are. A file of unknown size counts as 0."""
        found = find_sources(self.names, self.globs, lambda _error: None, as_records=self.as_records)
        return sum(source.size for source in found)


def different(names: Iterable[str]) -> list[str]:
    """Return the names without those that name the same path again, such as `./x` after `x`.

    >>> different(["b", "a", "./b", "-"])
    ['b', 'a', '-']
    """
    by_path: dict[str, str] = {}
    for name in names:
        by_path.setdefault(_path(name), name)
    return list(by_path.values())


def _each_once(sources: Iterable[Source]) -> Iterator[Source]:
    seen: set[str] = set()
    for source in sources:
        path = _path(source.name)
        if path not in seen:
            seen.add(path)
            yield source


def _path(name: str) -> str:
    return name if name == STANDARD_INPUT else os.path.abspath(name)  # noqa: PTH100 - pathlib is slow for millions


def listed_names(file: str) -> list[str]:
    """Return the names of files in a list, which is a file or standard input. Raises FileError."""
    if file == STANDARD_INPUT:
        return read_list(sys.stdin.buffer, "standard input")
    try:
        with open_for_reading(Path(file)) as stream:
            return read_list(stream, file)
    except OSError as error:
        raise FileError(f"the list cannot be read: {error.strerror or error}", where=file) from error
