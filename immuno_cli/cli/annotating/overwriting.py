"""Makes sure that no input file is overwritten, before any file is opened for writing.

A file is known by its device and inode, so another name, a symbolic link or a hard link makes no difference.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from immuno_cli.annotate.collections.sources import STANDARD_INPUT
from immuno_cli.cli.annotating.earlier_outputs import can_be_written_over
from immuno_cli.cli.annotating.reading import Input
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.annotating.request import AnnotateRequest
from immuno_cli.errors import UsageError

_OTHER_FILE: Final = "Nothing was written. Name another file with --output."


def check_inputs_stay(request: AnnotateRequest, read: Input, vocabularies: Sequence[str]) -> None:
    """Raise UsageError where the file of --output is also read.

    A file in a folder that is read may be the output of an earlier run. Then it may be written over.
    """
    written = _stat(str(request.target)) if request.target is not None else None
    if request.target is None or written is None or not stat.S_ISREG(written.st_mode):
        return
    where = str(request.target)
    named = [*read.names, *vocabularies, *filter(None, [request.files_from])]
    if _has(named, written):
        raise UsageError("the output file is also an input, so it was not overwritten", where=where, hint=_OTHER_FILE)
    found = (source.name for source in read.sources(Reports(is_silent=True)))
    if _has(found, written) and not can_be_written_over(request.target, request.fields):
        raise UsageError(
            "this file lies in an input folder and is not an earlier output, so it was not overwritten",
            where=where,
            hint=_OTHER_FILE,
        )


def is_written(request: AnnotateRequest) -> Callable[[str], bool]:
    """Return a function that returns whether a name is that of the output file, given with -o or by the shell."""
    written = [] if request.target is None else [_stat(str(request.target))]
    with suppress(OSError, ValueError):
        written.append(os.fstat(sys.stdout.fileno()))
    files = [one for one in written if one is not None and stat.S_ISREG(one.st_mode)]
    return lambda name: any(_has([name], one) for one in files)


def _has(names: Iterable[str], file: os.stat_result) -> bool:
    return any(found is not None and os.path.samestat(found, file) for found in map(_stat, names))


def _stat(name: str) -> os.stat_result | None:
    with suppress(OSError, ValueError):
        return os.fstat(0) if name == STANDARD_INPUT else Path(name).stat()
    return None
